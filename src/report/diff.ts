import type { FixedFile } from '../core/diagnostic.ts';
import { findLineChanges, type LineChange } from './line-changes.ts';
import { createPalette, type Palette } from './palette.ts';
import { printable } from './printable.ts';

const CONTEXT = 3;

interface DiffReader {
  readonly color: boolean;
  /** It is printed to a terminal. */
  readonly isShown?: boolean;
}

/**
 * A unified diff as `git apply` and `patch -p1` take it; in colour or on a terminal it is for people, and control
 * characters are shown.
 */
export function renderDiff(files: readonly FixedFile[], { color, isShown = color }: DiffReader): string {
  const paint = createPalette(color);
  const lines = files.flatMap(file => diffFile(file));
  return lines.map(line => (color || isShown ? paintLine(line, paint) : line)).join('');
}

/** Lines with their ending, each after its sign. */
function diffFile({ file, before, after }: FixedFile): string[] {
  const old = splitLines(before);
  const now = splitLines(after);
  const hunks = groupChanges(findLineChanges(old, now));
  if (hunks.length === 0) return [];
  return [
    `--- ${namePath(`a/${file}`)}\n`,
    `+++ ${namePath(`b/${file}`)}\n`,
    ...hunks.flatMap(hunk => renderHunk(hunk, old, now)),
  ];
}

/** As git sees lines: a lone CR ends none. */
function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** As git writes paths: in C's quotes where a character needs it, with a tab where a space would end the name. */
function namePath(path: string): string {
  if (/[\x00-\x1f"\\\x7f]/.test(path)) {
    const escaped = path.replace(/[\x00-\x1f"\\\x7f]/g, escapeCharacter);
    return `"${escaped}"`;
  }
  return path.includes(' ') ? `${path}\t` : path;
}

function escapeCharacter(character: string): string {
  return /["\\]/.test(character) ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

/** Changes whose context lines meet share a hunk. */
function groupChanges(changes: readonly LineChange[]): LineChange[][] {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (hunk && last && change.start - last.end <= 2 * CONTEXT) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function renderHunk(changes: readonly LineChange[], old: readonly string[], now: readonly string[]): string[] {
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last) return [];
  const lead = Math.min(CONTEXT, first.start);
  const trail = Math.min(CONTEXT, old.length - last.end);
  const body: string[] = [];
  let done = first.start - lead;
  for (const { start, end, newStart, newEnd } of changes) {
    body.push(
      ...sign(' ', old.slice(done, start)),
      ...sign('-', old.slice(start, end)),
      ...sign('+', now.slice(newStart, newEnd)),
    );
    done = end;
  }
  body.push(...sign(' ', old.slice(done, done + trail)));
  const oldPlace = describePlace(first.start - lead, last.end + trail);
  return [`@@ -${oldPlace} +${describePlace(first.newStart - lead, last.newEnd + trail)} @@\n`, ...body];
}

/** An empty range names the line before it. */
function describePlace(start: number, end: number): string {
  const count = end - start;
  const line = count === 0 ? start : start + 1;
  return count === 1 ? `${line}` : `${line},${count}`;
}

function sign(mark: string, lines: readonly string[]): string[] {
  return lines.map(line => (line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`));
}

function paintLine(line: string, paint: Palette): string {
  return line
    .split('\n')
    .slice(0, -1)
    .map(part => `${colorOf(part, paint)(printable(part.replace(/\r$/, '')))}\n`)
    .join('');
}

function colorOf(line: string, paint: Palette): (text: string) => string {
  if (line.startsWith('--- ') || line.startsWith('+++ ')) return paint.strong;
  if (line.startsWith('@@')) return paint.accent;
  if (line.startsWith('+')) return paint.good;
  return line.startsWith('-') ? paint.error : text => text;
}
