import type { Edit } from '../../core/diagnostic.ts';
import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { Range } from '../../core/span.ts';
import { trimEnd } from '../../core/trim.ts';
import type { Chunk } from './chunks.ts';
import type { Rejection } from './judge.ts';

/** A part of a block that the generator rejects; all offsets count from the block's beginning. */
export interface YamlError {
  readonly block: string;
  /** Where the block begins in the post. */
  readonly offset: number;
  readonly style: FrontMatterStyle;
  /** The key that can't be read; undefined where only the block as a whole can't. */
  readonly chunk: Chunk | undefined;
  readonly rejection: Rejection;
}

/** What is wrong with one shape of broken front matter, in a writer's words. */
export interface Explanation {
  readonly code: string;
  readonly at: Range;
  readonly message: string;
  readonly hint: string;
  /** A likely reading; offered when the generator then accepts the key. */
  readonly repair?: {
    readonly title: string;
    readonly edits: readonly Edit[];
    /** No other reading is possible. */
    readonly isSafe?: boolean;
  };
}

/** Recognizes one shape of a defect in a line; `lines` are all lines of the rejected part. */
export type ExplainLine = (error: YamlError, line: Line, lines: readonly Line[]) => Explanation | undefined;

/** One line of the rejected part: `- name: "Mia" rest` has dashes, a key and a value. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: string;
  readonly isItem: boolean;
  /** The key with its colon; empty where the line has none. */
  readonly key: string;
  readonly value: string;
  readonly valueStart: number;
  /** Where the key or value begins, after spaces and dashes. */
  readonly column: number;
}

const linePattern =
  /^([ \t\u00A0]*)((?:-[ \t]+)*)((?:[^\s"'#[\]{}:][^:"'\n]{0,200}|"[^"\n]*"|'[^'\n]*')?:(?=\s|$))?([\s\S]*)$/;

/** The lines between two offsets of the block, without the text of `|` and `>` values. */
export function readLines(block: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let blockIndent = -1;
  for (let start = from; start < to; ) {
    const newline = block.indexOf('\n', start);
    const next = newline === -1 || newline >= to ? to : newline + 1;
    const line = readLine(trimEnd(block.slice(start, next), '\r\n'), start);
    if (blockIndent >= 0 && (line.text.trim() === '' || line.indent.length > blockIndent)) {
      start = next;
      continue;
    }
    blockIndent = line.key && /^[|>][-+\d]*\s*(?:#.*)?$/.test(line.value) ? line.indent.length : -1;
    lines.push(line);
    start = next;
  }
  return lines;
}

function readLine(text: string, start: number): Line {
  const [, indent = '', dashes = '', key = '', rest = ''] = linePattern.exec(text) ?? ['', '', '', '', text];
  const gap = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
  const valueStart = start + indent.length + dashes.length + key.length + gap;
  const isItem = dashes !== '' || /^-[ \t]*$/.test(rest);
  const column = indent.length + dashes.length;
  return { start, end: start + text.length, text, indent, isItem, key, value: rest.trim(), valueStart, column };
}

/** The value in quotes that keep it as it is; undefined where no kind of quotes does without escapes. */
export function inQuotes(value: string): string | undefined {
  if (!/["\\]/.test(value)) return `"${value}"`;
  return value.includes("'") ? undefined : `'${value}'`;
}

/** A repair that puts a value in quotes: its characters stay what they are, unless another key was meant to begin in it. */
export function quoting(value: string, start: number): Pick<Explanation, 'repair'> {
  const quoted = inQuotes(value);
  if (quoted === undefined) return {};
  const edits = [{ start, end: start + value.length, text: quoted }];
  return { repair: { title: 'Put the value in quotes', edits, isSafe: !holdsKey(value) } };
}

/** `title: Boxes tags: cats`: perhaps a line break is missing. */
function holdsKey(value: string): boolean {
  return /(?:^|\s)(?:title|description|date|tags?|categor(?:y|ies)|authors?|layout|image|draft|slug|permalink|published|summary|excerpt|url|lang):(?:\s|$)/i.test(
    value,
  );
}
