import type { TemplateProblem, TemplateTag } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';
import type { MaskedRegion } from '../mask.ts';

/** What a template scanner finds; all lists are in the order of the text. */
export interface TemplateScan {
  readonly tags: readonly TemplateTag[];
  readonly problems: readonly TemplateProblem[];
  /** Disjoint. */
  readonly regions: readonly MaskedRegion[];
}

/** What a Markdown renderer reads outside of CommonMark. */
export type SyntaxScan = Pick<TemplateScan, 'tags' | 'regions'>;

/** A region before it is known whether it stands alone; `flow` regions vanish when they are all that a line holds. */
export interface TemplateRegion {
  readonly range: Range;
  readonly flow: boolean;
}

/** Finds the next occurrence of a string; asked with growing positions, all its searches together read the text once. */
export function findForward(text: string, needle: string): (from: number) => number {
  let found = -2;
  return from => {
    if (found === -1 || found >= from) return found;
    found = text.indexOf(needle, from);
    return found;
  };
}

/**
 * Decides how each region is masked: tags that are alone on their lines vanish, as they do on the page; anything
 * inside a line stays as one word.
 */
export function arrangeRegions(text: string, regions: readonly TemplateRegion[]): MaskedRegion[] {
  const arranged: MaskedRegion[] = [];
  let first = 0;
  while (first < regions.length) {
    let last = first;
    while (last + 1 < regions.length && isJoined(text, regions[last], regions[last + 1])) last++;
    const line = regions.slice(first, last + 1);
    const isAlone = line.every(region => region.flow) && standsAlone(text, line[0], line.at(-1));
    for (const { range } of line) arranged.push({ range, as: isAlone ? 'blank' : 'word' });
    first = last + 1;
  }
  return arranged;
}

/** Whether only spaces lie between two regions. */
function isJoined(text: string, left: TemplateRegion | undefined, right: TemplateRegion | undefined): boolean {
  if (!left || !right) return false;
  return skipSpaces(text, left.range[1]) >= right.range[0];
}

function standsAlone(text: string, first: TemplateRegion | undefined, last: TemplateRegion | undefined): boolean {
  if (!first || !last) return false;
  let start = first.range[0];
  while (isSpace(text[start - 1])) start--;
  return isLineEnd(text[start - 1]) && isLineEnd(text[skipSpaces(text, last.range[1])]);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at++;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function isLineEnd(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r';
}

/** Where the line ends that holds this offset. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline === -1) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** No tag is longer; the limit keeps hostile text from being read over and over. */
const tagLimit = 20_000;

/** The offset behind the first `needle` that is not in quotes, or undefined. */
export function findUnquoted(text: string, from: number, needle: string): number | undefined {
  const limit = Math.min(text.length, from + tagLimit);
  const unpaired = new Set<string>();
  for (let at = from; at < limit; at++) {
    const character = text[at];
    if ((character === '"' || character === "'") && !unpaired.has(character)) {
      const close = closeQuote(text, at, limit);
      // An apostrophe in a sentence opens nothing.
      if (close === -1) unpaired.add(character);
      else at = close;
    } else if (text.startsWith(needle, at)) return at + needle.length;
  }
  return undefined;
}

function closeQuote(text: string, open: number, limit: number): number {
  for (let at = open + 1; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[open]) return at;
  }
  return -1;
}
