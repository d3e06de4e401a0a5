import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { Range } from '../../core/span.ts';
import { type Parsed, setKey } from './collect.ts';
import {
  addScalar,
  type Gap,
  type Line,
  type Reader,
  readLongQuote,
  readValue,
  type Target,
  type Value,
} from './plain-yaml-value.ts';

/**
 * Reads the kind of YAML that nearly all posts are written in: keys, values on one line, lists, maps by indentation.
 * Undefined for anything else, which the full parser then reads, fifty times slower. What this accepts, it reads exactly
 * like the full parser: a test holds the two together.
 */
export function readPlainYaml(block: string, offset: number, style: FrontMatterStyle): Parsed | undefined {
  if (unusual.test(block)) return undefined;
  const { lines, tail } = cutLines(block);
  const reader: Reader = { block, lines, offset, style, entries: [], tail, next: 0 };
  const map = readMap(reader, { indent: 0, pointer: '', depth: 0 });
  return map && reader.next === lines.length ? { data: map.data, entries: reader.entries } : undefined;
}

/** Tabs, control characters, spaces and line ends of other kinds, halves of characters. */
const unusual =
  /[\x00-\x09\x0B\x0C\x0E-\x1F\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]|\r(?!\n)|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

interface Place {
  readonly indent: number;
  readonly pointer: string;
  readonly depth: number;
}

/** The lines that are not blank and no comments. */
function cutLines(block: string): { lines: Line[]; tail: Gap } {
  const lines: Line[] = [];
  let gap: Gap = 'none';
  for (let start = 0; start < block.length; ) {
    const newline = block.indexOf('\n', start);
    const stop = newline === -1 ? block.length : newline;
    let indent = 0;
    while (block.charCodeAt(start + indent) === 0x20) indent++;
    const end = block.charCodeAt(stop - 1) === 0x0d && stop > start ? stop - 1 : stop;
    if (start + indent < end && block[start + indent] !== '#') {
      lines.push({ text: block.slice(start + indent, end), start: start + indent, indent, gap });
      gap = 'none';
    } else if (gap !== 'other') {
      gap = start === end ? 'empty' : 'other';
    }
    start = stop + 1;
  }
  return { lines, tail: gap };
}

const keyPattern = /^([A-Za-z_][\w-]{0,200}):(?: +|$)/;

function readMap(
  reader: Reader,
  { indent, pointer, depth }: Place,
): { data: Record<string, unknown>; range: Range } | undefined {
  const data: Record<string, unknown> = {};
  const seen = new Set<string>();
  let start = -1;
  let end = -1;
  for (let line = reader.lines[reader.next]; line && line.indent === indent; line = reader.lines[reader.next]) {
    const match = keyPattern.exec(line.text);
    const name = match?.[1];
    if (!match || name === undefined || seen.has(name)) return undefined;
    seen.add(name);
    reader.next++;
    const keyStart = line.start + reader.offset;
    if (start === -1) start = keyStart;
    const key: Range = [keyStart, keyStart + name.length];
    const written = line.text.slice(match[0].length);
    const isEmpty = written === '' || written.startsWith('#');
    const target: Target = { pointer: `${pointer}/${name}`, key, at: keyStart + match[0].length, depth };
    const value = isEmpty
      ? readBelow(reader, line, target)
      : (readValue(reader, written, target) ?? readLongQuote(reader, written, target));
    if (!value) return undefined;
    end = value.range[0] === value.range[1] ? key[1] + 1 : value.range[1];
    setKey(data, name, value.value);
  }
  const after = reader.lines[reader.next];
  // a deeper line would go on with the last value
  if (start === -1 || (after && after.indent > indent)) return undefined;
  return { data, range: [start, end] };
}

/** The value of a key that has nothing on its own line: a list, a map, or nothing. */
function readBelow(reader: Reader, line: Line, { pointer, key, at, depth }: Target): Value | undefined {
  const next = reader.lines[reader.next];
  const isList = next !== undefined && next.indent >= line.indent && /^-(?: |$)/.test(next.text);
  if (!next || (!isList && next.indent <= line.indent)) {
    const range: Range = [at, at];
    addScalar(reader, { pointer, key, range, source: '', style: 'plain' });
    return { value: null, range };
  }
  if (depth > 8) return undefined;
  // a list or map comes before what it holds: the place is kept for it
  const index = reader.entries.push({ pointer, value: [at, at] }) - 1;
  const place = { indent: next.indent, pointer, depth: depth + 1 };
  const found = isList ? readList(reader, place) : readMap(reader, place);
  if (!found) return undefined;
  reader.entries[index] = key ? { pointer, key, value: found.range } : { pointer, value: found.range };
  return { value: found.data, range: found.range };
}

function readList(reader: Reader, { indent, pointer }: Place): { data: unknown[]; range: Range } | undefined {
  const data: unknown[] = [];
  let start = -1;
  let end = -1;
  for (let line = reader.lines[reader.next]; line && line.indent === indent; line = reader.lines[reader.next]) {
    const dash = /^- +(?=[^\s#])/.exec(line.text);
    if (!dash) {
      // the next key of a map whose list is not indented; an empty item is for the full parser
      if (line.text.startsWith('-')) return undefined;
      break;
    }
    reader.next++;
    const at = line.start + reader.offset + dash[0].length;
    if (start === -1) start = line.start + reader.offset;
    const value = readValue(reader, line.text.slice(dash[0].length), {
      pointer: `${pointer}/${data.length}`,
      key: undefined,
      at,
      depth: 0,
    });
    if (!value) return undefined;
    end = value.range[1];
    data.push(value.value);
  }
  const after = reader.lines[reader.next];
  if (after && after.indent > indent) return undefined;
  return { data, range: [start, end] };
}
