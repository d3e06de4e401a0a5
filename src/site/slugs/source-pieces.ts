import { decodeHTML } from 'entities';
import type { Link, Text } from 'mdast';
import type { HeadingSource } from './heading.ts';

/** A part of a text node: as written, an escaped character, or a character reference. */
export interface Piece {
  readonly kind: 'text' | 'escape' | 'reference';
  /** As written. */
  readonly source: string;
  /** What it stands for. */
  readonly value: string;
}

const SPECIAL = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** Takes the text of a heading apart as renderers read it: they don't bend a quote that is escaped. */
export function piecesOf(node: Text, heading: HeadingSource): Piece[] {
  const source = sourceOf(node, heading);
  if (source === undefined) return [{ kind: 'text', source: node.value, value: node.value }];
  const pieces: Piece[] = [];
  let from = 0;
  const addText = (to: number) => {
    const text = source.slice(from, to);
    if (text !== '') pieces.push({ kind: 'text', source: text, value: text });
  };
  for (const match of source.matchAll(SPECIAL)) {
    const [special] = match;
    addText(match.index);
    from = match.index + special.length;
    const isEscape = special.startsWith('\\');
    pieces.push({
      kind: isEscape ? 'escape' : 'reference',
      source: special,
      value: isEscape ? special.slice(1) : decodeHTML(special),
    });
  }
  addText(source.length);
  return pieces;
}

/** The source of a node within its heading; undefined where lines are joined, for they may carry marks of a quote. */
function sourceOf(node: Text, heading: HeadingSource): string | undefined {
  const origin = heading.node.children[0]?.position?.start.offset;
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (origin === undefined || start === undefined || end === undefined || node.value.includes('\n')) return undefined;
  return heading.source.slice(start - origin, end - origin);
}

/** `<https://…>` or a bare address: its text is no prose. */
export function isAutolink(node: Link, { node: heading, source }: HeadingSource): boolean {
  const origin = heading.children[0]?.position?.start.offset;
  const start = node.position?.start.offset;
  if (origin === undefined || start === undefined) return true;
  return source[start - origin] !== '[';
}
