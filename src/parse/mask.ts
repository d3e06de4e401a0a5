import type { Range } from '../core/span.ts';
import { TEMPLATE_MARK } from '../core/template-text.ts';

/** A part of the text that Markdown must not see. */
export interface MaskedRegion {
  readonly range: Range;
  /**
   * `word`: one word within a line; `blank`: nothing; `gap`: nothing, at the end of a line that goes on (spaces would
   * break the line there, tabs do not). Line endings always stay.
   */
  readonly as: 'word' | 'blank' | 'gap';
}

const masks = { word: TEMPLATE_MARK, blank: ' ', gap: '\t' } as const;

/** Replaces regions (in order, not overlapping) by text of equal length, so that every offset stays true. */
export function maskText(text: string, regions: readonly MaskedRegion[]): string {
  if (regions.length === 0) return text;
  const pieces: string[] = [];
  let end = 0;
  for (const { range, as } of regions) {
    pieces.push(text.slice(end, range[0]), maskAll(text.slice(...range), masks[as]));
    end = range[1];
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}

function maskAll(text: string, mask: string): string {
  return /[\r\n]/.test(text) ? text.replace(/[^\r\n]+/g, line => mask.repeat(line.length)) : mask.repeat(text.length);
}
