import type { Range } from './span.ts';

/**
 * Stands for every character of a template in the masked text, so that a template inside a line is one “word” to
 * Markdown: `[cat]({% link a b.md %})` is a link. A private-use character: Markdown gives it no meaning.
 */
export const TEMPLATE_MARK = '\uE000';

/** The two texts of a document: what was written, and the same with front matter and templates masked. */
export interface MaskedText {
  readonly text: string;
  readonly masked: string;
}

/** Whether any character of the range belongs to a template. */
export function isTemplated({ text, masked }: MaskedText, range: Range): boolean {
  const part = masked.slice(...range);
  // An icon font may use the same character: only where the texts differ was something masked.
  return part.includes(TEMPLATE_MARK) && part !== text.slice(...range);
}

/**
 * Puts the templates back into a value that was read from the masked text of `range` (a decoded destination, a title).
 * Decoding moves characters but leaves runs of the mark whole, so the runs of the value are those of the range, in order.
 */
export function restoreTemplates({ text, masked }: MaskedText, range: Range, value: string): string {
  if (!value.includes(TEMPLATE_MARK)) return value;
  const runs = masked.slice(...range).matchAll(/\uE000+/g);
  return value.replace(/\uE000+/g, run => {
    const original = runs.next().value;
    if (original?.[0].length !== run.length) return run;
    const start = range[0] + original.index;
    return text.slice(start, start + run.length);
  });
}
