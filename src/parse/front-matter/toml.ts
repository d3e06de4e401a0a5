import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { FrontMatterProblem } from '../../core/document.ts';
import type { FrontMatterEntry } from '../../core/front-matter.ts';
import { isRecord } from '../../core/is-record.ts';
import type { Range } from '../../core/span.ts';
import { childPointer, nothingParsed, type Parsed, setKey } from './collect.ts';
import { describeDepth, describeSize } from './describe.ts';
import { explainToml } from './explain-toml.ts';

export interface TomlResult extends Parsed {
  readonly problems: readonly FrontMatterProblem[];
}

interface Walk {
  readonly text: string;
  readonly offset: number;
  readonly entries: FrontMatterEntry[];
}

/** The parser takes its time with blocks that nobody typed: they are not read, or not again and again. */
const judgedLimit = 64 * 1024;
const longBlock = 16 * 1024;

/** As deep as js-yaml goes. */
const deepest = 100;

/** Reads a TOML block that begins at `offset` of the post. */
export function parseToml(block: string, offset: number): TomlResult {
  if (block.length > judgedLimit)
    return { ...nothingParsed, problems: [describeSize([offset, offset + block.length])] };
  const problems: FrontMatterProblem[] = [];
  const unreadable: Range[] = [];
  let text = block;
  const attempts = block.length > longBlock ? 2 : 20;
  // The parser stops at the first error: blank that line and read again, so that the other keys are still known.
  for (let attempt = 0; attempt < attempts; attempt++) {
    const program = tryParse(text);
    if (program === undefined) return { ...nothingParsed, problems: [describeDepth([offset, offset + block.length])] };
    if (!(program instanceof ParseError)) {
      const parsed = convertProgram(program, text, offset);
      if (!parsed) return { ...nothingParsed, problems: [describeDepth([offset, offset + block.length])] };
      return { ...addUnreadable(parsed, { block, offset, unreadable }), problems };
    }
    const open = findOpenText(text, program);
    const line = open === undefined ? blameLine(text, program.index) : lineAt(text, open);
    const written = text.slice(...line);
    if (written.trim() === '') break;
    const own = tryParse(written);
    const error = own instanceof ParseError ? { message: own.message, index: own.index + line[0] } : program;
    const problem = explainToml({ block, offset, line, error });
    // the rule that judges dates says more about this one
    if (problem.code !== 'impossible-date') problems.push(problem);
    if (problem.kind === 'syntax') unreadable.push(line);
    const end = open === undefined ? line[1] : text.length;
    text = text.slice(0, line[0]) + text.slice(line[0], end).replace(/\S/g, ' ') + text.slice(end);
  }
  return { ...addUnreadable(nothingParsed, { block, offset, unreadable }), problems };
}

/** Three quotes that are never closed: what follows is all inside. */
function findOpenText(text: string, { message }: ParseError): number | undefined {
  if (!/Unterminated string/.test(message)) return undefined;
  const marks = [...text.matchAll(/"{3}|'{3}/g)];
  const line = lineAt(text, marks.at(-1)?.index ?? 0);
  const isOpen = marks.length % 2 === 1 && tryParse(text.slice(...line)) instanceof ParseError;
  return isOpen ? marks.at(-1)?.index : undefined;
}

/** The line at fault: an open bracket or a missing value shows only where the next line begins. */
function blameLine(text: string, index: number): Range {
  const stop = lineAt(text, Math.min(index, Math.max(0, text.length - 1)));
  let line = stop;
  for (let attempt = 0; attempt < 50 && line[0] > 0; attempt++) {
    const written = text.slice(...line);
    if (written.trim() !== '' && tryParse(written) instanceof ParseError) return line;
    line = lineAt(text, line[0] - 1);
  }
  return text.slice(...line).trim() !== '' && tryParse(text.slice(...line)) instanceof ParseError ? line : stop;
}

function lineAt(text: string, index: number): Range {
  const start = index === 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
  const newline = text.indexOf('\n', start);
  return [start, newline === -1 ? text.length : newline];
}

/** Keys whose value can't be read are still there, with the value as it is written. */
function addUnreadable(
  parsed: Parsed,
  { block, offset, unreadable }: { block: string; offset: number; unreadable: readonly Range[] },
): Parsed {
  const data = { ...parsed.data };
  const entries = [...parsed.entries];
  for (const [start, end] of unreadable) {
    const match = /^(\s*)([\w-]+)(\s*[=:]\s*)(\S.*|)$/.exec(block.slice(start, end).trimEnd());
    const [, space = '', key = '', equals = '', source = ''] = match ?? [];
    if (key === '' || Object.hasOwn(data, key)) continue;
    setKey(data, key, source);
    const keyStart = offset + start + space.length;
    const valueStart = keyStart + key.length + equals.length;
    entries.push({
      pointer: childPointer('', key),
      key: [keyStart, keyStart + key.length],
      value: [valueStart, valueStart + source.length],
      source,
      style: /^\d{4}-\d/.test(source) ? 'date' : 'plain',
    });
  }
  return { data, entries };
}

function tryParse(text: string): AST.TOMLProgram | ParseError | undefined {
  try {
    return parseTOML(text, { tomlVersion: '1.0' });
  } catch (error) {
    if (error instanceof ParseError) return error;
    // brackets nested by the thousand
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Undefined where values are nested too deeply. */
function convertProgram(program: AST.TOMLProgram, text: string, offset: number): Parsed | undefined {
  if (isDeeper(program.body[0], deepest)) return undefined;
  const walk: Walk = { text, offset, entries: [] };
  const data: Record<string, unknown> = {};
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') addPair(walk, data, '', node);
    else addTable(walk, data, node);
  }
  return { data, entries: walk.entries };
}

type Nested = AST.TOMLTopLevelTable | AST.TOMLTable | AST.TOMLKeyValue | AST.TOMLContentNode;

/** Looks no deeper than it needs to: the parser goes further down than the stack allows to follow. */
function isDeeper(node: Nested, limit: number): boolean {
  if (node.type === 'TOMLKeyValue') return isDeeper(node.value, limit - node.key.keys.length);
  if (node.type === 'TOMLValue') return limit < 0;
  const inner = node.type === 'TOMLArray' ? node.elements : node.body;
  const rest = limit - (node.type === 'TOMLTable' ? node.resolvedKey.length : 1);
  return rest < 0 || inner.some(child => isDeeper(child, rest));
}

function addTable(walk: Walk, data: Record<string, unknown>, table: AST.TOMLTable): void {
  let target: unknown = data;
  let pointer = '';
  for (const [index, part] of table.resolvedKey.entries()) {
    pointer = childPointer(pointer, part);
    target = descend(target, part, typeof table.resolvedKey[index + 1] === 'number');
  }
  walk.entries.push({ pointer, key: move(walk, table.key.range), value: move(walk, table.range) });
  for (const pair of table.body) addPair(walk, target, pointer, pair);
}

/** The table or list at `part`, made when absent; `resolvedKey` numbers the elements of `[[tables]]`. */
function descend(target: unknown, part: string | number, isList: boolean): unknown {
  if (Array.isArray(target)) {
    target[Number(part)] ??= {};
    return target[Number(part)];
  }
  if (!isRecord(target)) return {};
  const existing = Object.hasOwn(target, part) ? target[part] : undefined;
  if (typeof existing === 'object' && existing !== null) return existing;
  const made = isList ? [] : {};
  setKey(target, String(part), made);
  return made;
}

function addPair(walk: Walk, data: unknown, pointer: string, pair: AST.TOMLKeyValue): void {
  let target = data;
  let path = pointer;
  const names = pair.key.keys.map(key => (key.type === 'TOMLBare' ? key.name : key.value));
  const last = names.pop() ?? '';
  for (const name of names) {
    path = childPointer(path, name);
    target = descend(target, name, false);
  }
  const child = childPointer(path, last);
  addEntry(walk, child, pair.value, move(walk, pair.key.range));
  const value = convert(walk, pair.value, child);
  if (isRecord(target)) setKey(target, last, value);
}

function convert(walk: Walk, node: AST.TOMLContentNode, pointer: string): unknown {
  if (node.type === 'TOMLArray')
    return node.elements.map((element, index) => {
      const child = childPointer(pointer, index);
      addEntry(walk, child, element, undefined);
      return convert(walk, element, child);
    });
  if (node.type === 'TOMLInlineTable') {
    const data: Record<string, unknown> = {};
    for (const pair of node.body) addPair(walk, data, pointer, pair);
    return data;
  }
  if (node.kind === 'integer') return Number(node.number.replaceAll('_', ''));
  if (node.kind === 'float') return Number.isFinite(node.value) ? node.value : node.number;
  if (node.kind === 'string' || node.kind === 'boolean') return node.value;
  return walk.text.slice(...node.range);
}

function addEntry(walk: Walk, pointer: string, node: AST.TOMLContentNode, key: Range | undefined): void {
  const place = { pointer, value: move(walk, node.range), ...(key && { key }) };
  if (node.type !== 'TOMLValue') walk.entries.push(place);
  else walk.entries.push({ ...place, source: sourceOf(walk, node), style: styleOf(node) });
}

function sourceOf(walk: Walk, node: AST.TOMLValue): string {
  const written = walk.text.slice(...node.range);
  if (node.kind !== 'string') return written;
  return node.multiline ? node.value : written.slice(1, -1);
}

function styleOf(node: AST.TOMLValue): 'plain' | 'quoted' | 'block' | 'date' {
  if (node.kind === 'string') return node.multiline ? 'block' : 'quoted';
  return /-/.test(node.kind) ? 'date' : 'plain';
}

function move(walk: Walk, [start, end]: readonly [number, number]): Range {
  return [start + walk.offset, end + walk.offset];
}
