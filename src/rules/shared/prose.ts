import type { Document } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';

/**
 * Tells of an offset whether it is printed as text: neither code, HTML nor the syntax of something that Markdown
 * understood. What looks like a link there was not read as one.
 */
export function findProse(doc: Document): (offset: number) => boolean {
  let ranges: readonly Range[] | undefined;
  return offset => {
    ranges ??= listTextRanges(doc);
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (!range || range[0] > offset) high = middle - 1;
      else if (range[1] <= offset) low = middle + 1;
      else return doc.masked[offset - 1] !== '\\';
    }
    return false;
  };
}

function listTextRanges(doc: Document): Range[] {
  const ranges: Range[] = [];
  for (const { position } of doc.nodes('text')) {
    const start = position?.start.offset;
    const end = position?.end.offset;
    // The reference engine leaves text around GFM's bare addresses without a place.
    if (start !== undefined && end !== undefined) ranges.push([start, end]);
  }
  return ranges;
}
