import {
  type Cursor,
  isBlank,
  isBreak,
  isGap,
  isLineEnd,
  isMarker,
  peek,
  Refusal,
  skip,
  skipBreak,
  skipRestOfLine,
} from './cursor.ts';

/** Where a value stands: how far the block around it is indented, and whether brackets are open. */
export interface Surroundings {
  readonly indent: number;
  readonly isFlow: boolean;
}

export const tabReason = 'tab where libyaml wants a space';

/** Skips a value without quotes, and tells whether line endings came last. */
export function scanPlain(cursor: Cursor, { indent, isFlow }: Surroundings): boolean {
  let endsInBreaks = false;
  while (!isMarker(cursor) && peek(cursor) !== '#') {
    for (let char = peek(cursor); !isGap(char); char = peek(cursor)) {
      if (isPlainEnd(cursor, char, isFlow)) break;
      skip(cursor);
      endsInBreaks = false;
    }
    if (!isBlank(peek(cursor)) && !isBreak(peek(cursor))) break;
    for (let char = peek(cursor); isBlank(char) || isBreak(char); char = peek(cursor)) {
      if (isBreak(char)) {
        skipBreak(cursor);
        endsInBreaks = true;
        continue;
      }
      if (endsInBreaks && cursor.column <= indent && char === '\t') throw new Refusal(cursor.at, tabReason);
      skip(cursor);
    }
    if (!isFlow && cursor.column <= indent) break;
  }
  return endsInBreaks;
}

function isPlainEnd(cursor: Cursor, char: string, isFlow: boolean): boolean {
  const next = peek(cursor, 1);
  const isGo = cursor.branch === 'go';
  if (char === ':' && isFlow && !isGo && next !== '' && ',?[]{}'.includes(next))
    throw new Refusal(cursor.at, 'a colon stands at the end of an item in brackets');
  if (char === ':') return isGap(next);
  return isFlow && (isGo ? ',?[]{}' : ',[]{}').includes(char);
}

export function scanQuoted(cursor: Cursor): void {
  const quote = peek(cursor);
  const start = cursor.at;
  skip(cursor);
  for (;;) {
    if (isMarker(cursor)) throw new Refusal(cursor.at, 'unexpected end of the document within a quoted scalar');
    if (peek(cursor) === '') throw new Refusal(start, 'unexpected end of the stream within a quoted scalar');
    scanQuotedWord(cursor, quote);
    if (peek(cursor) === quote) break;
    while (isBlank(peek(cursor)) || isBreak(peek(cursor)))
      if (isBreak(peek(cursor))) skipBreak(cursor);
      else skip(cursor);
  }
  skip(cursor);
}

/** Up to the next space, line ending or the closing quote. */
function scanQuotedWord(cursor: Cursor, quote: string): void {
  for (let char = peek(cursor); !isGap(char); char = peek(cursor)) {
    const next = peek(cursor, 1);
    if (char === quote) {
      if (quote === '"' || next !== "'") return;
      skip(cursor);
      skip(cursor);
    } else if (quote === '"' && char === '\\') {
      skip(cursor);
      if (isBreak(next)) {
        skipBreak(cursor);
        return;
      }
      scanEscape(cursor, next);
    } else {
      skip(cursor);
    }
  }
}

const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function scanEscape(cursor: Cursor, char: string): void {
  const signs = cursor.branch === 'go' ? '0abt\tnvfre "\'\\N_LPxuU' : '0abt\tnvfre "/\\N_LPxuU';
  if (char === '' || !signs.includes(char)) throw new Refusal(cursor.at, 'unknown escape sequence');
  skip(cursor);
  const length = codeLengths[char] ?? 0;
  if (length === 0) return;
  const digits = cursor.text.slice(cursor.at, cursor.at + length);
  if (digits.length < length || !/^[\dA-Fa-f]+$/.test(digits))
    throw new Refusal(cursor.at, 'expected hexadecimal character');
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
    throw new Refusal(cursor.at, 'escape sequence of no character');
  for (let count = 0; count < length; count++) skip(cursor);
}

/** A `|` or `>` value; `indent` is that of the block around it. */
export function scanBlock(cursor: Cursor, indent: number): void {
  skip(cursor);
  const increment = scanBlockSigns(cursor);
  skipRestOfLine(cursor);
  const known = increment > 0 ? Math.max(indent, 0) + increment : 0;
  const lines = scanBlockBreaks(cursor, { known, least: Math.max(indent + 1, 1) });
  while (cursor.column === lines && peek(cursor) !== '') {
    while (!isLineEnd(peek(cursor))) skip(cursor);
    if (peek(cursor) !== '') skipBreak(cursor);
    scanBlockBreaks(cursor, { known: lines, least: lines });
  }
}

/** `-`, `+` and the number of spaces, in any order; the number is returned. */
function scanBlockSigns(cursor: Cursor): number {
  const [signs = '', before, after] =
    /^(?:[-+](\d?)|(\d)[-+]?)?/.exec(cursor.text.slice(cursor.at, cursor.at + 2)) ?? [];
  const digit = before || after;
  if (digit === '0') throw new Refusal(cursor.at, 'indentation of no spaces');
  for (const _ of signs) skip(cursor);
  return Number(digit ?? 0);
}

/** The spaces and blank lines before a line of text, whose column is returned. */
function scanBlockBreaks(cursor: Cursor, { known, least }: { readonly known: number; readonly least: number }): number {
  let deepest = 0;
  for (;;) {
    while ((known === 0 || cursor.column < known) && peek(cursor) === ' ') skip(cursor);
    deepest = Math.max(deepest, cursor.column);
    if ((known === 0 || cursor.column < known) && peek(cursor) === '\t') throw new Refusal(cursor.at, tabReason);
    if (!isBreak(peek(cursor))) break;
    skipBreak(cursor);
  }
  return known === 0 ? Math.max(deepest, least) : known;
}
