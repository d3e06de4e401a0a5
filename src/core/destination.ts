import type { Definition, Image, Link, Nodes } from 'mdast';
import type { Range } from './span.ts';

/** The range of a node; undefined where the parser gave it no place (GFM autolinks of the reference engine). */
export function rangeOf(node: Nodes): Range | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** Where the destination of a link, image or definition is written, without its angle brackets; `text` is the masked one. */
export function findDestination(text: string, node: Link | Image | Definition): Range | undefined {
  const whole = rangeOf(node);
  if (!whole) return undefined;
  const first = text[whole[0]];
  if (first === '<') return [whole[0] + 1, whole[1] - 1];
  if (first !== '[' && first !== '!') return whole;
  const label = findLabelEnd(text, node, whole);
  if (label === undefined || text[label + 1] !== (node.type === 'definition' ? ':' : '(')) return undefined;
  let start = label + 2;
  while (/\s/.test(text.charAt(start))) start++;
  if (text[start] === '<') return [start + 1, findUnescaped(text, '>', start)];
  return [start, findDestinationEnd(text, start, whole[1])];
}

/** The offset of the `]` that ends the label. */
function findLabelEnd(text: string, node: Link | Image | Definition, whole: Range): number | undefined {
  if (node.type === 'link') {
    const last = node.children.at(-1);
    const end = last ? rangeOf(last)?.[1] : whole[0] + 1;
    return end;
  }
  let depth = 0;
  for (let at = whole[0] + (node.type === 'image' ? 1 : 0); at < whole[1]; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
  }
  return undefined;
}

function findUnescaped(text: string, character: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== character) at += text[at] === '\\' ? 2 : 1;
  return at;
}

function findDestinationEnd(text: string, start: number, limit: number): number {
  let depth = 0;
  let at = start;
  for (; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) break;
    else if (/\s/.test(character)) break;
  }
  return at;
}
