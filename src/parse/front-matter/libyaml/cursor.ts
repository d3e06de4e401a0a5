/** The two parsers of this family that read posts: libyaml itself (Psych, Jekyll), and the Go one that came of it. */
export type Branch = 'libyaml' | 'go';

/** Where reading stands. Columns and indexes count characters, as libyaml does; `at` is an offset in the text. */
export interface Cursor {
  readonly text: string;
  readonly branch: Branch;
  at: number;
  line: number;
  column: number;
  index: number;
}

/** What libyaml says no to: where, and why. */
export class Refusal extends Error {
  readonly offset: number;

  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

const blanks = ' \t';
const breaks = '\n\r\u0085\u2028\u2029';

export function peek(cursor: Cursor, ahead = 0): string {
  return cursor.text[cursor.at + ahead] ?? '';
}

export function isBlank(char: string): boolean {
  return char !== '' && blanks.includes(char);
}

export function isBreak(char: string): boolean {
  return char !== '' && breaks.includes(char);
}

/** A space, a tab, a line ending, or the end of the text. */
export function isGap(char: string): boolean {
  return isBlank(char) || isBreak(char) || char === '';
}

export function isLineEnd(char: string): boolean {
  return isBreak(char) || char === '';
}

/** What the names of anchors, tags and directives are made of. */
export function isWord(char: string): boolean {
  return /^[\w-]$/.test(char);
}

export function skip(cursor: Cursor): void {
  const code = cursor.text.codePointAt(cursor.at) ?? 0;
  cursor.at += code > 0xffff ? 2 : 1;
  cursor.column++;
  cursor.index++;
}

export function skipBreak(cursor: Cursor): void {
  const length = cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1;
  cursor.at += length;
  cursor.index += length;
  cursor.column = 0;
  cursor.line++;
}

export function skipBlanks(cursor: Cursor): void {
  while (isBlank(peek(cursor))) skip(cursor);
}

/** The rest of a line that may hold nothing but a comment. */
export function skipRestOfLine(cursor: Cursor): void {
  skipBlanks(cursor);
  if (peek(cursor) === '#') while (!isLineEnd(peek(cursor))) skip(cursor);
  if (!isLineEnd(peek(cursor))) throw new Refusal(cursor.at, 'a line break is expected');
  if (peek(cursor) !== '') skipBreak(cursor);
}

/** `---` or `...` at the beginning of a line. */
export function isMarker(cursor: Cursor, marker?: '---' | '...'): boolean {
  if (cursor.column !== 0 || !isGap(peek(cursor, 3))) return false;
  const found = cursor.text.slice(cursor.at, cursor.at + 3);
  return marker ? found === marker : found === '---' || found === '...';
}
