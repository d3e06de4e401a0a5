import { type Range, type Span, spanAt } from './span.ts';

/** Where one value of the front matter is written. */
export interface FrontMatterEntry {
  /** JSON Pointer (RFC 6901) of the value: `/tags/0`, `/cover/image`. The whole block is the empty string. */
  readonly pointer: string;
  /** The key as written, quotes included; absent in a list. */
  readonly key?: Range;
  /** The value as written, quotes included; empty (start = end) where nothing is written. */
  readonly value: Range;
  /** A scalar's text as written, without quotes where it is quoted; absent for lists and maps. */
  readonly source?: string;
  /** How a scalar was written. */
  readonly style?: 'plain' | 'quoted' | 'block' | 'date';
}

/** The front matter of a post as plain data: what phase two sees. */
export interface FrontMatterFacts {
  readonly language: 'yaml' | 'toml' | 'json';
  /** The block with its delimiters. */
  readonly range: Range;
  /** Values as the generator reads them, but dates stay the strings that the author wrote. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly entries: readonly FrontMatterEntry[];
}

export type FrontMatterPath = readonly (string | number)[];

export interface FrontMatter extends FrontMatterFacts {
  readonly span: Span;
  /** The entry of a value, or undefined where it is not written. */
  entry(...path: FrontMatterPath): FrontMatterEntry | undefined;
  /** Where that value is written, or its nearest ancestor. */
  at(...path: FrontMatterPath): Span;
  /** Where the key of that value is written, or of its nearest ancestor that has one. */
  keyAt(...path: FrontMatterPath): Span;
  /** The scalar as written: dates are judged on this, never on a parsed Date. Empty for lists and maps. */
  source(...path: FrontMatterPath): string;
}

export function pointerOf(path: FrontMatterPath): string {
  let pointer = '';
  for (const part of path) pointer += `/${escapePart(String(part))}`;
  return pointer;
}

function escapePart(part: string): string {
  return /[~/]/.test(part) ? part.replaceAll('~', '~0').replaceAll('/', '~1') : part;
}

/** The parts of a pointer; list positions come back as strings. */
export function pathOf(pointer: string): string[] {
  const parts = pointer === '' ? [] : pointer.slice(1).split('/');
  return pointer.includes('~') ? parts.map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')) : parts;
}

/** Adds the questions that rules ask to the plain data; the lines of the file are asked for when a place is. */
export function viewFrontMatter(
  facts: FrontMatterFacts,
  file: { readonly lineStarts: readonly number[] },
): FrontMatter {
  return new FrontMatterView(facts, file);
}

/** More entries than this are found by an index: to make one costs more than to look through a few. */
const FEW = 32;

/** A class, because a site has a view for each of its pages: an object with functions of its own takes many times as long. */
class FrontMatterView implements FrontMatter {
  readonly language: FrontMatterFacts['language'];
  readonly range: Range;
  readonly data: FrontMatterFacts['data'];
  readonly entries: readonly FrontMatterEntry[];
  readonly #file: { readonly lineStarts: readonly number[] };
  #index: Map<string, FrontMatterEntry> | undefined;

  constructor(facts: FrontMatterFacts, file: { readonly lineStarts: readonly number[] }) {
    this.language = facts.language;
    this.range = facts.range;
    this.data = facts.data;
    this.entries = facts.entries;
    this.#file = file;
  }

  get span(): Span {
    return spanAt(this.#file.lineStarts, this.range);
  }

  entry(...path: FrontMatterPath): FrontMatterEntry | undefined {
    return this.#find(pointerOf(path));
  }

  at(...path: FrontMatterPath): Span {
    return this.#nearest(path, entry => entry.value);
  }

  keyAt(...path: FrontMatterPath): Span {
    return this.#nearest(path, entry => entry.key);
  }

  source(...path: FrontMatterPath): string {
    return this.#find(pointerOf(path))?.source ?? '';
  }

  #find(pointer: string): FrontMatterEntry | undefined {
    if (this.entries.length <= FEW) return this.entries.findLast(entry => entry.pointer === pointer);
    this.#index ??= new Map(this.entries.map(entry => [entry.pointer, entry]));
    return this.#index.get(pointer);
  }

  #nearest(path: FrontMatterPath, has: (entry: FrontMatterEntry) => Range | undefined): Span {
    for (let length = path.length; length > 0; length--) {
      const entry = this.#find(pointerOf(path.slice(0, length)));
      const range = entry && has(entry);
      if (range) return spanAt(this.#file.lineStarts, range);
    }
    return this.span;
  }
}
