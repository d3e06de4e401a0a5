import type { FrontMatterFacts } from '../../core/front-matter.ts';
import type { CallFact, FileFacts, HeadingFact, LinkFact, TemplateRequest } from '../../core/site.ts';
import { origins } from './encode-result.ts';
import { decodeLineStarts } from './line-lengths.ts';
import { asNumber, asText, fail, parseList, type Row, readRange, readRows, tryRead } from './rows.ts';

export interface UnreadParts {
  /** Is told when a part turns out to be something else. */
  readonly onDamage: () => void;
  readonly links: string;
  readonly headings: string;
  readonly ids: string;
  readonly lines: string;
}

/** Facts whose parts are read when they are asked for. A class: the same with getters of each object's own is slow to ask. */
export class StoredFacts implements FileFacts {
  readonly file: string;
  declare readonly frontMatter?: FrontMatterFacts;
  declare readonly frontMatterBroken?: boolean;
  declare readonly unknownIds?: string;
  declare readonly idSources?: readonly TemplateRequest[];
  readonly calls: readonly CallFact[];
  readonly #unread: UnreadParts;
  #lineStarts: readonly number[] | undefined;
  #links: readonly LinkFact[] | undefined;
  #headings: readonly HeadingFact[] | undefined;
  #ids: readonly string[] | undefined;

  constructor(known: Omit<FileFacts, 'lineStarts' | 'links' | 'headings' | 'ids'>, unread: UnreadParts) {
    const { file, frontMatter, frontMatterBroken, unknownIds, idSources, calls } = known;
    this.file = file;
    if (frontMatter) this.frontMatter = frontMatter;
    if (frontMatterBroken) this.frontMatterBroken = frontMatterBroken;
    if (unknownIds !== undefined) this.unknownIds = unknownIds;
    if (idSources) this.idSources = idSources;
    this.calls = calls;
    this.#unread = unread;
  }

  get lineStarts(): readonly number[] {
    this.#lineStarts ??= decodeLineStarts(this.#unread.lines);
    return this.#lineStarts;
  }

  get links(): readonly LinkFact[] {
    this.#links ??= this.#read(({ links }) => readRows(parseList(links), 5, readLink));
    return this.#links;
  }

  get headings(): readonly HeadingFact[] {
    this.#headings ??= this.#read(({ headings }) => readRows(parseList(headings), 5, readHeading));
    return this.#headings;
  }

  get ids(): readonly string[] {
    this.#ids ??= this.#read(({ ids }) => parseList(ids).map(asText));
    return this.#ids;
  }

  #read<T>(read: (unread: UnreadParts) => T): T {
    return tryRead(() => read(this.#unread)) ?? blame(this.#unread.onDamage);
  }

  /** Where facts are written down they are plain data, getters included. */
  toJSON(): FileFacts {
    const { lineStarts, links, headings, ids } = this;
    return { ...this, lineStarts, links, headings, ids };
  }
}

function readLink(list: Row, at: number): LinkFact {
  const code = asNumber(list[at]);
  const name = list[at + 4];
  const element = code & 1 ? 'image' : 'link';
  const origin = origins[code >> 2] ?? fail();
  const href = asText(list[at + 1]);
  const range = readRange(list, at + 2);
  // Most links are such: to put properties together one by one takes several times as long.
  if (name === null && !(code & 2)) return { element, origin, href, range };
  return {
    element,
    origin,
    href,
    range,
    ...(name !== null && { name: asText(name) }),
    ...(code & 2 && { templated: true }),
  };
}

function readHeading(list: Row, at: number): HeadingFact {
  const id = list[at + 2];
  return {
    depth: asNumber(list[at]),
    text: asText(list[at + 1]),
    range: readRange(list, at + 3),
    ...(id !== null && { id: asText(id) }),
  };
}

function blame(onDamage: () => void): never {
  onDamage();
  return fail();
}
