import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterProblem } from '../../core/document.ts';
import type { FrontMatterEntry } from '../../core/front-matter.ts';
import { isRecord } from '../../core/is-record.ts';
import { type Chunk, cutChunks } from './chunks.ts';
import { childPointer, nothingParsed, type Parsed, setKey, trimRange } from './collect.ts';
import { describeDuplicate, describeNonMap, describeSize, describeTemplates } from './describe.ts';
import { explainYaml } from './explain-yaml.ts';
import { judgeYaml, type Rejection } from './judge.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { readYamlTree, type YamlTree } from './yaml-tree.ts';

/** A block with more errors or more keys than this was not typed by a person: the rest is kept as it is written. */
const problemLimit = 20;
const keyLimit = 1000;

/** js-yaml takes the square of a plain value's lines; what is longer than this and unusual, nobody typed. */
const judgedLimit = 64 * 1024;

/** `yaml` takes seconds for a long block full of errors; key by key it is quick. */
const wholeLimit = 32 * 1024;

export interface YamlResult extends Parsed {
  readonly problems: readonly FrontMatterProblem[];
}

/** Reads a YAML block that begins at `offset` of the post, as the generator of this style would. */
export function parseYaml(block: string, offset: number, style: FrontMatterStyle): YamlResult {
  const plain = readPlainYaml(block, offset, style);
  if (plain) return { ...plain, problems: [] };
  if (block.length > judgedLimit)
    return { ...nothingParsed, problems: [describeSize([offset, offset + block.length])] };
  const rejection = judgeYaml(block, style);
  const tree = rejection || block.length > wholeLimit ? undefined : readYamlTree(block, offset, style);
  if (tree?.isSound) return fromTree(tree, { block, offset, style });
  const parts = parseChunks(block, offset, style);
  // What is fine as a whole stays fine: an alias and its anchor may stand in different keys.
  if (!rejection) return { ...parts, problems: parts.problems.filter(({ kind }) => kind !== 'syntax') };
  if (parts.problems.length > 0) return parts;
  return { ...parts, problems: [explainYaml({ block, offset, style, chunk: undefined, rejection })] };
}

interface Source {
  readonly block: string;
  readonly offset: number;
  readonly style: FrontMatterStyle;
}

function fromTree(tree: YamlTree, source: Source): YamlResult {
  const problems = tree.duplicates.map(duplicate => describeDuplicate(duplicate, source.style));
  if (isRecord(tree.value)) {
    const templates = describeTemplates(source.block, source.offset, tree.entries);
    return { data: tree.value, entries: tree.entries, problems: [...problems, ...templates] };
  }
  if (tree.value === null || tree.value === undefined) return { ...nothingParsed, problems };
  return { ...nothingParsed, problems: [...problems, ...explainNonMap(tree.value, source)] };
}

/** Text without a single key: most often keys in another notation, which one line shows. */
function explainNonMap(value: unknown, { block, offset, style }: Source): FrontMatterProblem[] {
  const rejection = { offset: 0, reason: 'no keys' };
  const problem = explainYaml({ block, offset, style, chunk: undefined, rejection });
  const notation = /^(?:toml-in-yaml|missing-space|full-width-colon|no-break-space)$/;
  if (notation.test(problem.code)) return [problem];
  return describeNonMap(value, style, [offset, offset + block.length]);
}

/** Reads key by key, so that one bad value spoils no other. */
function parseChunks(block: string, offset: number, style: FrontMatterStyle): YamlResult {
  const data: Record<string, unknown> = {};
  const entries: FrontMatterEntry[] = [];
  const problems: FrontMatterProblem[] = [];
  const chunks = cutChunks(block);
  for (let index = 0; index < chunks.length; index++) {
    const first = chunks[index];
    if (!first) continue;
    const isLong = first.end - first.start > wholeLimit;
    const isReadable = problems.length < problemLimit && index < keyLimit;
    const following = chunks.slice(index + 1, index + 20);
    const { chunk, joined, rejection } = isReadable ? judgeChunk(first, following, { block, style }) : unread(first);
    index += joined;
    const text = block.slice(chunk.start, chunk.end);
    const tree = isReadable && !isLong && !rejection ? readFolded(text, offset + chunk.start, style) : undefined;
    if (tree?.isSound && isRecord(tree.value)) {
      for (const [key, value] of Object.entries(tree.value)) setKey(data, key, value);
      entries.push(...tree.entries);
      problems.push(...tree.duplicates.map(duplicate => describeDuplicate(duplicate, style)));
      continue;
    }
    if (rejection && !isForeignAlias(block, rejection))
      addProblem(problems, explainYaml({ block, offset, style, chunk, rejection }));
    const entry = rawEntry(block, offset, chunk);
    if (!entry || !chunk.key) continue;
    // of a value that is fine but too long to be looked into, nothing is claimed
    const isUnknown = isLong && !rejection;
    setKey(data, chunk.key.name, isUnknown ? null : entry.source);
    entries.push(
      isUnknown ? { pointer: entry.pointer, value: entry.value, ...(entry.key && { key: entry.key }) } : entry,
    );
  }
  return { data, entries, problems };
}

/** An alias whose anchor stands at another key can't be read alone, and is no error. */
function isForeignAlias(block: string, { reason }: Rejection): boolean {
  const anchor = /^unidentified alias "([^"]*)"/.exec(reason)?.[1];
  return anchor !== undefined && block.includes(`&${anchor}`);
}

/** The three markers of a conflict are one defect. */
function addProblem(problems: FrontMatterProblem[], problem: FrontMatterProblem): void {
  if (problem.code === 'merge-conflict' && problems.some(({ code }) => code === 'merge-conflict')) return;
  problems.push(problem);
}

interface JudgedChunk {
  readonly chunk: Chunk;
  /** How many chunks after it belong to it. */
  readonly joined: number;
  /** Its offset counts from the beginning of the block. */
  readonly rejection: Rejection | undefined;
}

function unread(chunk: Chunk): JudgedChunk {
  return { chunk, joined: 0, rejection: undefined };
}

/** Judges one key. A quoted value may go on in lines that look like keys: they belong to it when that makes it readable. */
function judgeChunk(
  chunk: Chunk,
  following: readonly Chunk[],
  { block, style }: Pick<Source, 'block' | 'style'>,
): JudgedChunk {
  const rejection = judgeYaml(block.slice(chunk.start, chunk.end), style);
  if (!rejection) return unread(chunk);
  if (/quoted scalar/.test(rejection.reason))
    for (const [joined, next] of following.entries())
      if (!judgeYaml(block.slice(chunk.start, next.end), style))
        return { chunk: { ...chunk, end: next.end }, joined: joined + 1, rejection: undefined };
  return { chunk, joined: 0, rejection: { ...rejection, offset: rejection.offset + chunk.start } };
}

/** A key whose value can't be read is still there: no rule may call it missing. */
function rawEntry(block: string, offset: number, { key, end }: Chunk): FrontMatterEntry | undefined {
  if (!key) return undefined;
  const gap = /^[ \t]*/.exec(block.slice(key.valueStart, end))?.[0].length ?? 0;
  const [from, to] = trimRange(block, [key.valueStart + gap, end]);
  return {
    pointer: childPointer('', key.name),
    key: [offset + key.start, offset + key.end],
    value: [offset + from, offset + to],
    source: block.slice(from, to),
    style: 'plain',
  };
}

/**
 * `yaml` takes the end of a line for the end of a quoted value that goes on unindented. A line ending is a space there,
 * so putting one in its place keeps both the value and all offsets.
 */
function readFolded(text: string, offset: number, style: FrontMatterStyle): YamlTree {
  let folded = text;
  let tree = readYamlTree(text, offset, style);
  for (let attempt = 0; attempt < 200 && !tree.isSound && tree.openQuotes[0] !== undefined; attempt++) {
    const newline = folded.indexOf('\n', tree.openQuotes[0] - 1);
    if (newline === -1) break;
    folded = `${folded.slice(0, newline)} ${folded.slice(newline + 1)}`;
    tree = readYamlTree(folded, offset, style);
  }
  return tree;
}
