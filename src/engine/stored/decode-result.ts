import type { FrontMatterEntry, FrontMatterFacts } from '../../core/front-matter.ts';
import { isRecord } from '../../core/is-record.ts';
import { lazily } from '../../core/lazily.ts';
import type { CallFact, FileFacts, HeadingFact, LinkFact } from '../../core/site.ts';
import type { Range } from '../../core/span.ts';
import type { FileResult } from '../check-file.ts';
import { languages, origins, partSeparator, styles } from './encode-result.ts';
import { decodeLineStarts } from './line-lengths.ts';
import { areDiagnostics, areDirectiveProblems, areDirectives } from './plain-shapes.ts';

export interface EncodedResult {
  /** Relative to the site. */
  readonly file: string;
  readonly text: string;
  /** Is told when a part turns out to be something else, once what stands before it is in use. */
  readonly onDamage: () => void;
}

/** Gives back what `encodeResult` was given; undefined where the text is something else. What few rules ask for is read when they do. */
export function decodeResult({ file, text, onDamage }: EncodedResult): FileResult | undefined {
  const [head = '', links = '', names = '', lines = ''] = text.split(partSeparator);
  const known = tryRead(() => readHead(head));
  if (!known) return undefined;
  const { facts, ...findings } = known;
  const later = <T>(read: () => T) => lazily(() => tryRead(read) ?? blame(onDamage));
  const linkFacts = later(() => readRows(parseList(links), 5, readLink));
  const headings = later(() => readNames(names));
  const lineStarts = lazily(() => decodeLineStarts(lines));
  return {
    ...findings,
    facts: {
      file,
      ...facts,
      get lineStarts() {
        return lineStarts();
      },
      get links() {
        return linkFacts();
      },
      get headings() {
        return headings().headings;
      },
      get ids() {
        return headings().ids;
      },
    },
  };
}

function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function blame(onDamage: () => void): never {
  onDamage();
  return fail();
}

function fail(): never {
  throw new TypeError('This is not what was stored');
}

interface Head extends Pick<FileResult, 'diagnostics' | 'directives' | 'directiveProblems'> {
  readonly facts: Pick<FileFacts, 'frontMatter' | 'frontMatterBroken' | 'unknownIds' | 'calls'>;
}

function readHead(text: string): Head {
  const [frontMatter, isBroken, unknownIds, calls, diagnostics, directives, directiveProblems] = parseList(text);
  if (!areDiagnostics(diagnostics) || !areDirectives(directives) || !areDirectiveProblems(directiveProblems))
    return fail();
  return {
    diagnostics,
    directives,
    directiveProblems,
    facts: {
      ...(frontMatter !== null && { frontMatter: readFrontMatter(frontMatter) }),
      ...(isBroken === 1 && { frontMatterBroken: true }),
      ...(unknownIds !== null && { unknownIds: asText(unknownIds) }),
      calls: readRows(calls, 5, readCall),
    },
  };
}

function readFrontMatter(value: unknown): FrontMatterFacts {
  const [language, start, end, data, entries] = asList(value);
  if (!isRecord(data)) return fail();
  return {
    language: languages[asNumber(language)] ?? fail(),
    range: [asNumber(start), asNumber(end)],
    data,
    entries: readRows(entries, 7, readEntry),
  };
}

type Row = readonly unknown[];

/** Cuts a flat list into rows of equal length. */
function readRows<T>(value: unknown, length: number, read: (list: Row, at: number) => T): T[] {
  const list = asList(value);
  if (list.length % length !== 0) return fail();
  const rows: T[] = [];
  for (let at = 0; at < list.length; at += length) rows.push(read(list, at));
  return rows;
}

function readEntry(list: Row, at: number): FrontMatterEntry {
  const [source, style] = [list[at + 5], asNumber(list[at + 6])];
  return {
    pointer: asText(list[at]),
    ...(list[at + 1] !== -1 && { key: readRange(list, at + 1) }),
    value: readRange(list, at + 3),
    ...(source !== null && { source: asText(source) }),
    ...(style !== -1 && { style: styles[style] ?? fail() }),
  };
}

function readLink(list: Row, at: number): LinkFact {
  const code = asNumber(list[at]);
  const name = list[at + 4];
  return {
    element: code & 1 ? 'image' : 'link',
    origin: origins[code >> 2] ?? fail(),
    href: asText(list[at + 1]),
    range: readRange(list, at + 2),
    ...(name !== null && { name: asText(name) }),
    ...(code & 2 && { templated: true }),
  };
}

function readNames(text: string): { readonly headings: readonly HeadingFact[]; readonly ids: readonly string[] } {
  const [headings, ids] = parseList(text);
  return { headings: readRows(headings, 5, readHeading), ids: asList(ids).map(asText) };
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

function readCall(list: Row, at: number): CallFact {
  return {
    kind: list[at] === 1 ? 'include' : 'shortcode',
    tag: asText(list[at + 1]),
    name: asText(list[at + 2]),
    range: readRange(list, at + 3),
  };
}

function readRange(list: Row, at: number): Range {
  const start = asNumber(list[at]);
  return [start, start + asNumber(list[at + 1])];
}

function parseList(text: string): Row {
  return asList(JSON.parse(text));
}

function asList(value: unknown): Row {
  return Array.isArray(value) ? value : fail();
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : fail();
}

function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : fail();
}
