import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterProblem } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';
import type { FrontMatterLanguage } from './fences.ts';

export interface Block {
  readonly language: FrontMatterLanguage;
  /** The block with its fences, without the line ending after the closing one. */
  readonly range: Range;
  /** What stands between the fences, without the line endings beside them. */
  readonly content: Range;
  /** The fences as written: empty where the generator needs none. */
  readonly open: string;
  readonly close: string;
}

export interface Split {
  readonly block: Block | undefined;
  readonly problems: readonly FrontMatterProblem[];
  /** Where the body begins. */
  readonly end: number;
}

/** An opening fence, before it is known whether and where the block ends. */
export interface Opening {
  readonly text: string;
  readonly start: number;
  readonly style: FrontMatterStyle;
  readonly language: FrontMatterLanguage;
  readonly open: string;
  readonly lineEnd: number;
}

/** The offset of the line ending (or the end of the text) at or after `from`. */
export function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline === -1) return text.length;
  return newline > from && text[newline - 1] === '\r' ? newline - 1 : newline;
}

export function skipNewline(text: string, from: number): number {
  if (text.startsWith('\r\n', from)) return from + 2;
  return text[from] === '\n' ? from + 1 : from;
}

export function trimNewline(text: string, end: number): number {
  const before = text[end - 1] === '\n' ? end - 1 : end;
  return text[before - 1] === '\r' ? before - 1 : before;
}
