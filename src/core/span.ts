/** A position in the text without BOM: 1-based line and column, 0-based offset, all in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Span {
  readonly start: Place;
  readonly end: Place;
}

/** Start (inclusive) and end (exclusive) offset: the compact form of a span that facts carry between the phases. */
export type Range = readonly [start: number, end: number];

/**
 * The offset at which each line begins. LF, CRLF and a lone CR end a line, as in CommonMark,
 * so that these places agree with those of the Markdown tree.
 */
export function findLineStarts(text: string): number[] {
  const starts = [0];
  const ending = /\r\n|\r|\n/g;
  while (ending.exec(text) !== null) starts.push(ending.lastIndex);
  return starts;
}

/** The place of an offset; an offset past the text's end is not checked here. */
export function placeAt(lineStarts: readonly number[], offset: number): Place {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1, offset };
}

export function spanAt(lineStarts: readonly number[], range: Range): Span {
  return { start: placeAt(lineStarts, range[0]), end: placeAt(lineStarts, range[1]) };
}
