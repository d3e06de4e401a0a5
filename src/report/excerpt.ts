import type { FileReport } from '../core/diagnostic.ts';
import type { Span } from '../core/span.ts';
import { clusterWidth, measure, splitClusters, takeEnd, takeStart } from './cells.ts';
import { printable, showCharacter } from './printable.ts';

/** One line of source, ready to print, in three parts: `marked` is what the finding points at. */
export interface ExcerptLine {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The source of a finding: its line, or the first and the last of several. */
export interface Excerpt {
  readonly lines: readonly ExcerptLine[];
  /** How many lines between the two are left out. */
  readonly skipped: number;
}

/** The columns on either side that a long line keeps for context at least. */
const CONTEXT = 12;
/** How far a cut may move to spare a word. */
const WORD_REACH = 12;
const TAB_WIDTH = 4;
const LINE_BREAK = /[\r\n]/;
// Shown where a finding points at it, but noise anywhere else.
const TAKES_NO_ROOM = /[\u{ad}\u{200b}\u{2060}-\u{2064}\u{feff}]/gu;

/** Reads a file again; undefined when it is gone. Its findings are reported all the same, without excerpts. */
export function readAgain(report: FileReport): string | undefined {
  try {
    const text = report.text();
    return text.startsWith('\u{feff}') ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}

/** What to show of a finding's source; undefined where the file has changed since it was linted. */
export function makeExcerpt(text: string, span: Span, width: number): Excerpt | undefined {
  const start = span.start.offset;
  const lineStart = start - span.start.column + 1;
  if (lineStart < 0 || span.end.offset > text.length) return undefined;
  if (lineStart > 0 && !LINE_BREAK.test(text.charAt(lineStart - 1))) return undefined;
  const end = trimLineBreaks(text, span);
  if (end.line <= span.start.line) return { lines: [cutLine(text, [start, end.offset], width)], skipped: 0 };
  const first = cutLine(text, [start, end.offset], width);
  const last = cutLine(text, [findTextStart(text, end.offset, width), end.offset], width);
  return { lines: [first, last], skipped: end.line - span.start.line - 1 };
}

/** The end of a span without the line breaks that it ends in. */
function trimLineBreaks(text: string, { start, end }: Span): { offset: number; line: number } {
  let { offset, line } = end;
  while (offset > start.offset && LINE_BREAK.test(text.charAt(offset - 1))) {
    offset -= offset - 2 >= start.offset && text.slice(offset - 2, offset) === '\r\n' ? 2 : 1;
    line--;
  }
  return { offset, line };
}

/** Where the text of the line that holds `offset` begins, after its indentation; looked for as far as is shown. */
function findTextStart(text: string, offset: number, width: number): number {
  const { part } = lastLine(text, offset, width * 2);
  return offset - part.trimStart().length;
}

/** The line of a range, cut to the width around it. Only what can be shown is looked at: a line may have megabytes. */
function cutLine(text: string, [start, end]: readonly [number, number], width: number): ExcerptLine {
  const reach = width * 2;
  const head = lastLine(text, start, reach);
  const body = firstLine(text, start, Math.min(end, start + reach));
  const tail = start + body.part.length < end ? { part: '', cut: !body.ended } : firstLine(text, end, end + reach);

  const before = show(head.part.replace(TAKES_NO_ROOM, ''), 0);
  const indent = measure(before);
  const marked = spellInvisible(show(body.part, indent));
  const length = Math.max(1, measure(marked));
  const after = show(tail.part.replace(TAKES_NO_ROOM, ''), indent + length);
  const rest = measure(after);
  if (indent + length + rest <= width && !head.cut && !tail.cut) return { before, marked, after: after.trimEnd() };

  const spare = Math.max(width - length, 2 * CONTEXT);
  const leftRoom = Math.min(indent, Math.max(spare >> 1, spare - rest));
  const left = indent <= leftRoom && !head.cut ? before : cutStart(before, leftRoom);
  const room = width - measure(left);
  if (length > room) return { before: left, marked: takeStart(marked, room - 1), after: '…' };
  if (length + rest <= room && !tail.cut) return { before: left, marked, after: after.trimEnd() };
  return { before: left, marked, after: cutEnd(after, room - length) };
}

/** The part of a line before an offset; `cut` when the line begins further left. */
function lastLine(text: string, offset: number, reach: number): { part: string; cut: boolean } {
  const from = Math.max(0, offset - reach);
  const part = text.slice(from, offset);
  const lineBreak = Math.max(part.lastIndexOf('\n'), part.lastIndexOf('\r'));
  return { part: part.slice(lineBreak + 1), cut: lineBreak < 0 && from > 0 };
}

/** The part of a line from an offset on; `cut` when the line goes on further right, `ended` when a line break was met. */
function firstLine(text: string, start: number, end: number): { part: string; cut: boolean; ended: boolean } {
  const part = text.slice(start, end);
  const lineBreak = part.search(LINE_BREAK);
  if (lineBreak >= 0) return { part: part.slice(0, lineBreak), cut: false, ended: true };
  return { part, cut: end < text.length && !LINE_BREAK.test(text.charAt(end)), ended: false };
}

function cutStart(text: string, room: number): string {
  if (room < 1) return '';
  const end = takeEnd(text, room - 1);
  const space = end.indexOf(' ');
  return `…${space >= 0 && space <= WORD_REACH ? end.slice(space) : end}`;
}

function cutEnd(text: string, room: number): string {
  if (room < 1) return '';
  const start = takeStart(text, room - 1);
  const space = start.lastIndexOf(' ');
  return `${space >= 0 && space >= start.length - WORD_REACH ? start.slice(0, space + 1) : start}…`;
}

/** Source as it can be printed: tabs become spaces, controls are shown. */
function show(source: string, column: number): string {
  let text = '';
  let at = column;
  for (const [index, part] of source.split('\t').entries()) {
    if (index > 0) {
      const gap = TAB_WIDTH - (at % TAB_WIDTH);
      text += ' '.repeat(gap);
      at += gap;
    }
    const shown = printable(part);
    text += shown;
    at += measure(shown);
  }
  return text;
}

/** What a finding points at is seen, even a character that takes no room. */
function spellInvisible(text: string): string {
  if (measure(text) === text.length) return text;
  return splitClusters(text)
    .map(cluster => (clusterWidth(cluster) > 0 ? cluster : Array.from(cluster, showCharacter).join('')))
    .join('');
}
