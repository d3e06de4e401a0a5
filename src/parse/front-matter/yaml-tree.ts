import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterEntry } from '../../core/front-matter.ts';
import type { Range } from '../../core/span.ts';
import { childPointer, setKey, trimRange } from './collect.ts';
import { readPlainScalar } from './scalars.ts';

/** A block (or a part of one) with the place of everything in it. */
export interface YamlTree {
  readonly value: unknown;
  readonly entries: readonly FrontMatterEntry[];
  readonly duplicates: readonly Duplicate[];
  /** False where the `yaml` package could not make sense of the text. */
  readonly isSound: boolean;
  /** Offsets in the block where `yaml` misses the end of a quoted value. */
  readonly openQuotes: readonly number[];
}

export interface Duplicate {
  readonly name: string;
  readonly first: Range;
  readonly again: Range;
}

interface Walk {
  readonly text: string;
  readonly offset: number;
  readonly style: FrontMatterStyle;
  readonly entries: FrontMatterEntry[];
  readonly duplicates: Duplicate[];
  readonly overruled: Set<FrontMatterEntry>;
  readonly anchors: Map<string, { readonly value: unknown; readonly size: number }>;
  /** How many more values aliases may stand for: ten nested lists of ten aliases are ten billion. */
  expansions: number;
  size: number;
}

/** Reads YAML with the `yaml` package: `offset` is where `text` begins in the post. */
export function readYamlTree(text: string, offset: number, style: FrontMatterStyle): YamlTree {
  const doc = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const openQuotes = doc.errors
    .filter(error => error.code === 'MISSING_CHAR' && /closing ["']quote/.test(error.message))
    .map(error => error.pos[0]);
  if (doc.errors.length > 0) return { value: undefined, entries: [], duplicates: [], isSound: false, openQuotes };
  const walk: Walk = {
    text,
    offset,
    style,
    entries: [],
    duplicates: [],
    overruled: new Set(),
    anchors: new Map(),
    expansions: 10_000,
    size: 0,
  };
  const value = doc.contents ? convert(walk, doc.contents, '') : null;
  const entries = walk.overruled.size > 0 ? walk.entries.filter(entry => !walk.overruled.has(entry)) : walk.entries;
  return { value, entries, duplicates: walk.duplicates, isSound: true, openQuotes };
}

function convert(walk: Walk, node: Node, pointer: string): unknown {
  if (isAlias(node)) return expand(walk, node.source);
  const before = walk.size++;
  const value = convertValue(walk, node, pointer);
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (anchor) walk.anchors.set(anchor, { value, size: walk.size - before });
  return value;
}

function convertValue(walk: Walk, node: Node, pointer: string): unknown {
  if (isMap(node)) return convertMap(walk, node, pointer);
  if (isSeq(node))
    return node.items.map((item, index) => {
      const child = childPointer(pointer, index);
      const value = isNode(item) ? item : undefined;
      addEntry(walk, child, value, undefined);
      return value ? convert(walk, value, child) : null;
    });
  if (!isScalar(node)) return null;
  const text = String(node.value ?? '');
  return node.type === 'PLAIN' && !node.tag ? readPlainScalar(text, walk.style) : text;
}

function convertMap(walk: Walk, map: YAMLMap, pointer: string): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const seen = new Map<string, { readonly key: Range; readonly from: number; readonly to: number }>();
  for (const pair of map.items) {
    const keyNode = isNode(pair.key) ? pair.key : undefined;
    const name = nameOf(keyNode);
    const key = rangeOf(walk, keyNode);
    const earlier = seen.get(name);
    if (earlier && key && name !== '<<') {
      walk.duplicates.push({ name, first: earlier.key, again: key });
      for (const entry of walk.entries.slice(earlier.from, earlier.to)) walk.overruled.add(entry);
    }
    const from = walk.entries.length;
    const value = convertPair(walk, pair, childPointer(pointer, name), key);
    if (name === '<<') merge(data, value);
    else setKey(data, name, value);
    if (key) seen.set(name, { key, from, to: walk.entries.length });
  }
  return data;
}

function convertPair(walk: Walk, pair: Pair, pointer: string, key: Range | undefined): unknown {
  const value = isNode(pair.value) ? pair.value : undefined;
  addEntry(walk, pointer, value, key);
  return value ? convert(walk, value, pointer) : null;
}

function addEntry(walk: Walk, pointer: string, node: Node | undefined, key: Range | undefined): void {
  const value = rangeOf(walk, node) ?? (key ? [key[1], key[1]] : [walk.offset, walk.offset]);
  const place = { pointer, value, ...(key && { key }) };
  if (!isScalar(node)) walk.entries.push(place);
  else walk.entries.push({ ...place, source: sourceOf(walk, node, value), style: styleOf(node) });
}

/** Block scalars have no single place per character: their source is the text that they stand for. */
function sourceOf(walk: Walk, node: Scalar, [start, end]: Range): string {
  if (styleOf(node) === 'block') return String(node.value ?? '');
  const written = walk.text.slice(start - walk.offset, end - walk.offset);
  return styleOf(node) === 'quoted' ? written.slice(1, -1) : written;
}

function styleOf(node: Scalar): 'plain' | 'quoted' | 'block' {
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return 'quoted';
  return node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL' ? 'block' : 'plain';
}

function rangeOf(walk: Walk, node: Node | undefined): Range | undefined {
  if (!node?.range) return undefined;
  const [start, end] = trimRange(walk.text, [node.range[0], endOf(node)]);
  return [start + walk.offset, end + walk.offset];
}

/** A block list or map ends where its last value does: `yaml` counts the comments and blank lines after it in. */
function endOf(node: Node): number {
  const end = node.range?.[1] ?? 0;
  if (!(isMap(node) || isSeq(node)) || node.flow) return end;
  const last: unknown = node.items.at(-1);
  if (isPair(last)) return isNode(last.value) ? endOf(last.value) : isNode(last.key) ? endOf(last.key) : end;
  return isNode(last) ? endOf(last) : end;
}

/** Keys that are no text (`? [a, b]`) get no name that a rule could ask for. */
function nameOf(node: Node | undefined): string {
  return isScalar(node) ? String(node.value ?? '') : '';
}

function expand(walk: Walk, anchor: string): unknown {
  const target = walk.anchors.get(anchor);
  if (!target || walk.expansions < target.size) return null;
  walk.expansions -= target.size;
  walk.size += target.size;
  return target.value;
}

function merge(data: Record<string, unknown>, value: unknown): void {
  for (const source of Array.isArray(value) ? value : [value]) {
    if (typeof source !== 'object' || source === null) continue;
    for (const [key, inherited] of Object.entries(source)) if (!Object.hasOwn(data, key)) setKey(data, key, inherited);
  }
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}
