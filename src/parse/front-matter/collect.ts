import type { FrontMatterEntry } from '../../core/front-matter.ts';
import type { Range } from '../../core/span.ts';

/** What a parser makes of the text between the fences. */
export interface Parsed {
  readonly data: Readonly<Record<string, unknown>>;
  readonly entries: readonly FrontMatterEntry[];
}

export const nothingParsed: Parsed = { data: {}, entries: [] };

/** Sets a key as plain data; `__proto__` would set the prototype, and no generator gives it a meaning. */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
}

export function childPointer(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The range without white space at its end, which parsers count in differently. */
export function trimRange(text: string, [start, end]: Range): Range {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return [start, last];
}
