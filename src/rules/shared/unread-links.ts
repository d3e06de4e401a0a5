import type { Document } from '../../core/document.ts';
import { findClosing, findOpening } from './brackets.ts';

/** `[label](content)` that is printed as it stands, because something in it keeps Markdown from reading a link. */
export interface UnreadLink {
  /** The offset of `[`, or of the `!` of an image. */
  readonly start: number;
  /** After `)`; undefined where no `)` follows in the paragraph. */
  readonly end: number | undefined;
  /** The offset of `]`. */
  readonly close: number;
  /** The offset of `(`. */
  readonly paren: number;
  readonly isImage: boolean;
  readonly label: string;
  /** What stands between the parentheses; without `)`, the rest of the line. */
  readonly content: string;
}

/** More is a paragraph in brackets. */
const longestLabel = 1000;
const longestAddress = 2000;

/** All of them, also those with blanks between `]` and `(`. */
export function* listUnreadLinks(doc: Document, isProse: (offset: number) => boolean): Generator<UnreadLink> {
  const text = doc.masked;
  for (let close = text.indexOf(']'); close !== -1; close = text.indexOf(']', close + 1)) {
    const paren = findParen(text, close + 1);
    if (paren === undefined || !isProse(close)) continue;
    const open = findOpening(text, close, ['[', ']']);
    // A footnote `[^1] (…)`, a word with an index `rows[0] (…)`, and a label in brackets of its own are no links.
    if (!isProse(open) || text[open + 1] === '^') continue;
    const partner = findClosing(text, paren, ['(', ')']);
    const isImage = text[open - 1] === '!' && text[open - 2] !== '\\';
    if (partner - paren > longestAddress || close - open > longestLabel) continue;
    yield {
      start: isImage ? open - 1 : open,
      end: partner === -1 ? undefined : partner + 1,
      close,
      paren,
      isImage,
      label: text.slice(open + 1, close),
      content: partner === -1 ? restOfLine(text, paren + 1) : text.slice(paren + 1, partner),
    };
  }
}

/** The offset of a `(` that follows at once, after blanks, or on the next line. */
function findParen(text: string, from: number): number | undefined {
  let at = from;
  for (let newlines = 0; ; at++) {
    const character = text[at];
    if (character === '(') return at;
    if (character === '\n' && newlines++ === 0) continue;
    if (character !== ' ' && character !== '\t' && character !== '\r' && character !== '\u00A0') return undefined;
  }
}

function restOfLine(text: string, from: number): string {
  const rest = text.slice(from, from + longestAddress);
  const end = rest.search(/[\r\n]/);
  return end === -1 ? rest : rest.slice(0, end);
}
