import { isCollection, isScalar, type Node, parseDocument, type Scalar, visit } from 'yaml';
import { cutChunks } from './chunks.ts';
import type { Rejection } from './judge.ts';

/** A tab at the beginning of a line, or after the dash of a list item. */
const early = /^ *(?:-(?=[ \t]) *)*\t/gm;

/** `yaml` takes seconds for long texts. */
const longest = 8 * 1024;

/**
 * The tab that libyaml, with which Jekyll reads, can't accept where js-yaml does: before a token, in a line that is
 * empty but for it, after the dash of an item. Inside quotes, brackets and texts it is fine.
 */
export function findTab(block: string): Rejection | undefined {
  if (block.search(early) === -1) return undefined;
  const chunks = cutChunks(block);
  for (const { start, end } of [{ start: 0, end: chunks[0]?.start ?? 0 }, ...chunks]) {
    const tab = end - start > longest ? undefined : findTabIn(block.slice(start, end));
    if (tab !== undefined) return { offset: start + tab, reason: 'tab where libyaml wants a space' };
  }
  return undefined;
}

function findTabIn(chunk: string): number | undefined {
  const tabs = [...chunk.matchAll(early)].map(match => match.index + match[0].length - 1);
  if (tabs.length === 0) return undefined;
  // `yaml` has its own mind about tabs; what they stand in is the same with spaces
  const spaced = chunk
    .replace(early, start => start.replace('\t', ' '))
    .replace(/^[ \t]+$/gm, line => line.replaceAll('\t', ' '));
  const doc = parseDocument(spaced, { schema: 'failsafe', uniqueKeys: false, strict: false, logLevel: 'silent' });
  if (doc.errors.length > 0) return undefined;
  const pieces = listPieces(doc.contents);
  return tabs.find(tab => isBad(chunk, tab, pieces));
}

interface Piece {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
  /** How far the lines of a value are indented at least. */
  readonly indent: number;
}

function listPieces(contents: Node | null): Piece[] {
  const pieces: Piece[] = [];
  visit(contents, {
    Node: (_, node, path) => {
      if (!node.range || (isCollection(node) && !node.flow)) return;
      const parent = path.findLast(above => isCollection(above) && !above.flow);
      const start = isCollection(parent) ? (parent.range?.[0] ?? 0) : 0;
      pieces.push({ node, start: node.range[0], end: node.range[1], indent: start });
    },
  });
  return pieces;
}

function isBad(block: string, tab: number, pieces: readonly Piece[]): boolean {
  const column = columnOf(block, tab);
  const around = pieces.filter(({ start, end }) => start < tab && tab < end);
  const scalar = around.find((piece): piece is Piece & { node: Scalar } => isScalar(piece.node));
  const before = pieces.findLast(
    ({ node, end }) => isScalar(node) && end <= tab && block.slice(end, tab).trim() === '',
  );
  if (scalar?.node.type?.startsWith('QUOTE')) return false;
  if (scalar?.node.type?.startsWith('BLOCK')) return column < indentOfText(block, scalar, tab);
  const plain =
    scalar ??
    (isScalar(before?.node) && before.node.type === 'PLAIN' && before.end > before.start ? before : undefined);
  if (plain) return column < columnOf(block, plain.indent) + 1;
  return around.length === 0;
}

function columnOf(block: string, offset: number): number {
  return offset - (block.lastIndexOf('\n', offset - 1) + 1);
}

/** Where the lines of a `|` or `>` value begin; its first line must say so with spaces. */
function indentOfText(block: string, { start, end }: Piece, tab: number): number {
  const first = /\n( *)(?=[^ \n\r])/.exec(block.slice(block.indexOf('\n', start), end));
  if (!first) return Number.POSITIVE_INFINITY;
  const at = block.indexOf('\n', start) + first.index + first[0].length;
  return tab <= at ? Number.POSITIVE_INFINITY : (first[1]?.length ?? 0);
}
