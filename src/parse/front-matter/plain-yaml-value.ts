import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterEntry } from '../../core/front-matter.ts';
import type { Range } from '../../core/span.ts';
import { trimEnd } from '../../core/trim.ts';
import { readPlainScalar } from './scalars.ts';

export interface Line {
  readonly text: string;
  readonly start: number;
  readonly indent: number;
  /** What was left out between the line before and this one. */
  readonly gap: Gap;
}

export type Gap = 'none' | 'empty' | 'other';

export interface Reader {
  readonly block: string;
  readonly lines: readonly Line[];
  readonly offset: number;
  readonly style: FrontMatterStyle;
  readonly entries: FrontMatterEntry[];
  /** What was left out after the last line. */
  readonly tail: Gap;
  next: number;
}

export interface Target {
  readonly pointer: string;
  readonly key: Range | undefined;
  /** Where the value begins. */
  readonly at: number;
  readonly depth: number;
}

export interface Value {
  readonly value: unknown;
  readonly range: Range;
}

const quoted = /^(?:"([^"\\]*)"|'([^']*)')(?= *$| +#)/;
const plain = /^[^\s\-?:,[\]{}#&*!|>'"%@`]/;
const flow = /^\[((?:[^[\]{}"':]|"[^"\\]*"|'[^']*')*)\](?= *$| +#)/;
const flowItem = / *(?:"([^"\\]*)" *|'([^']*)' *|([^\s\-?:,[\]{}#&*!|>'"%@`][^,"']*))(?:,|$)/gy;
const blockSign = /^([|>])(-?)$/;

/** A value on one line. */
export function readValue(reader: Reader, written: string, target: Target): Value | undefined {
  const { pointer, key, at } = target;
  const text = quoted.exec(written);
  if (text) {
    const source = text[1] ?? text[2] ?? '';
    const range: Range = [at, at + text[0].length];
    addScalar(reader, { pointer, key, range, source, style: 'quoted' });
    return { value: source, range };
  }
  const list = flow.exec(written);
  if (list) return readFlow(reader, list[1] ?? '', target);
  const sign = blockSign.exec(written);
  if (sign) return readBlock(reader, sign[1] === '>' ? ' ' : '\n', { ...target, keepsEnd: sign[2] === '' });
  if (!plain.test(written) || /:(?: |$)/.test(written)) return undefined;
  const comment = written.indexOf(' #');
  const source = (comment === -1 ? written : written.slice(0, comment)).trimEnd();
  if (source.endsWith(':')) return undefined;
  const range: Range = [at, at + source.length];
  addScalar(reader, { pointer, key, range, source, style: 'plain' });
  return { value: readPlainScalar(source, reader.style), range };
}

interface ScalarEntry {
  readonly pointer: string;
  readonly key: Range | undefined;
  readonly range: Range;
  readonly source: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

// written out, because spreading objects of many shapes takes most of the time here
export function addScalar(reader: Reader, { pointer, key, range, source, style }: ScalarEntry): void {
  reader.entries.push(key ? { pointer, key, value: range, source, style } : { pointer, value: range, source, style });
}

/** `[a, "b", c d]` on one line. */
function readFlow(reader: Reader, inner: string, { pointer, key, at }: Target): Value | undefined {
  const range: Range = [at, at + inner.length + 2];
  reader.entries.push(key ? { pointer, key, value: range } : { pointer, value: range });
  const data: unknown[] = [];
  if (inner.trim() === '') return { value: data, range };
  let read = 0;
  for (const match of inner.matchAll(flowItem)) {
    read = match.index + match[0].length;
    const text = match[1] ?? match[2];
    const source = text ?? match[3]?.trimEnd() ?? '';
    // “ #” begins a comment
    if (text === undefined && source.includes(' #')) return undefined;
    const from = at + 1 + match.index + match[0].search(/[^ ]/);
    const isQuoted = text !== undefined;
    addScalar(reader, {
      pointer: `${pointer}/${data.length}`,
      key: undefined,
      range: [from, from + source.length + (isQuoted ? 2 : 0)],
      source,
      style: isQuoted ? 'quoted' : 'plain',
    });
    data.push(isQuoted ? source : readPlainScalar(source, reader.style));
  }
  return read < inner.length || /,\s*$/.test(inner) ? undefined : { value: data, range };
}

/**
 * A quoted value over several lines. They need no indentation at the top level: npm's `yaml` wants it, the parsers of
 * the generators do not.
 */
export function readLongQuote(reader: Reader, written: string, { pointer, key, at, depth }: Target): Value | undefined {
  const mark = written[0];
  if (depth > 0 || (mark !== '"' && mark !== "'") || written.indexOf(mark, 1) !== -1) return undefined;
  const from = at - reader.offset + 1;
  const close = reader.block.indexOf(mark, from);
  if (close === -1) return undefined;
  const source = reader.block.slice(from, close);
  const newline = reader.block.indexOf('\n', close);
  const rest = reader.block.slice(close + 1, newline === -1 ? reader.block.length : newline);
  if (source.includes('\\') || /\n(?:---|\.\.\.)/.test(source) || !/^ *(?: #.*)?\r?$/.test(rest)) return undefined;
  while ((reader.lines[reader.next]?.start ?? Number.POSITIVE_INFINITY) <= close) reader.next++;
  const range: Range = [at, reader.offset + close + 1];
  addScalar(reader, { pointer, key, range, source, style: 'quoted' });
  return { value: foldLines(source), range };
}

/** A line ending is a space, and each blank line a line ending; spaces beside them do not count. */
function foldLines(source: string): string {
  const lines = source.split(/\r?\n/);
  const [first = '', ...others] = lines.map((line, index) => trimLine(line, index, lines.length));
  let folded = first;
  let blanks = 0;
  for (const [index, line] of others.entries()) {
    if (line === '' && index < others.length - 1) {
      blanks++;
      continue;
    }
    folded += (blanks > 0 ? '\n'.repeat(blanks) : ' ') + line;
    blanks = 0;
  }
  return folded;
}

/** The spaces at both ends of a text belong to it, those at its line endings do not. */
function trimLine(line: string, index: number, count: number): string {
  const end = index < count - 1 ? trimEnd(line, ' ') : line;
  return index === 0 ? end : end.replace(/^ +/, '');
}

interface BlockTarget extends Target {
  readonly keepsEnd: boolean;
}

/** The lines of a `|` or `>` value, where they are all indented alike and nothing stands between them. */
function readBlock(reader: Reader, glue: string, { pointer, key, at, keepsEnd }: BlockTarget): Value | undefined {
  const parent = reader.lines[reader.next - 1];
  const first = reader.lines[reader.next];
  if (!parent || !first || first.indent <= parent.indent || parent.text.startsWith('-')) return undefined;
  const texts: string[] = [];
  let end = at;
  for (let line: Line | undefined = first; line && line.indent >= first.indent; line = reader.lines[reader.next]) {
    if (line.indent !== first.indent || line.gap !== 'none' || line.text.endsWith(' ')) return undefined;
    texts.push(line.text);
    end = line.start + line.text.length + reader.offset;
    reader.next++;
  }
  const after = reader.lines[reader.next];
  if ((after ? after.gap : reader.tail) === 'other' || (after && after.indent > parent.indent)) return undefined;
  const source = `${texts.join(glue)}${keepsEnd ? '\n' : ''}`;
  addScalar(reader, { pointer, key, range: [at, end], source, style: 'block' });
  return { value: source, range: [at, end] };
}
