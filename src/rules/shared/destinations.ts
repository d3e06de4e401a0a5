import type { Definition, Image, Link, Nodes } from 'mdast';
import type { Document, HtmlElement } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';
import { findClosing } from './brackets.ts';

/** An address that a reader follows or a browser loads, as Markdown or HTML writes it. */
export interface Destination {
  readonly element: 'link' | 'image';
  /** Decoded; each character of a template is one U+E000. */
  readonly url: string;
  /** Exactly the address as written; computed when asked, since few addresses are reported. */
  readonly range: () => Range;
  /** The whole link, image, definition or attribute. */
  readonly whole: Range;
  readonly node?: Link | Image | Definition;
  readonly html?: HtmlElement;
}

/** The range of a node; undefined where the parser gave it no place. */
export function rangeOf(node: Nodes): Range | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** Every destination of a document except bare addresses and those that hold a template. */
export function* listDestinations(doc: Document): Generator<Destination> {
  for (const node of doc.nodes('link')) yield* destinationOf(doc, node, 'link');
  for (const node of doc.nodes('image')) yield* destinationOf(doc, node, 'image');
  for (const node of doc.nodes('definition')) yield* destinationOf(doc, node, 'link');
  for (const html of doc.elements()) {
    if (html.name !== 'a' && html.name !== 'img') continue;
    const element = html.name === 'a' ? 'link' : 'image';
    const attribute = html.attributes.find(({ name }) => name === (element === 'link' ? 'href' : 'src'));
    if (!attribute || attribute.expression) continue;
    const { value, valueRange, range } = attribute;
    if (isTemplated(value)) continue;
    yield { element, url: value, range: () => valueRange ?? range, whole: range, html };
  }
}

function* destinationOf(
  doc: Document,
  node: Link | Image | Definition,
  element: 'link' | 'image',
): Generator<Destination> {
  const whole = rangeOf(node);
  if (!whole || isTemplated(node.url)) return;
  const first = doc.masked[whole[0]];
  if (first !== '[' && first !== '!' && first !== '<') return;
  yield { element, url: node.url, range: () => findDestination(doc.masked, node) ?? whole, whole, node };
}

function isTemplated(url: string): boolean {
  return url.includes('\uE000') || url.includes('{{') || url.includes('{%');
}

/** Where the destination of a link, image or definition is written, without its angle brackets. */
export function findDestination(text: string, node: Link | Image | Definition): Range | undefined {
  const whole = rangeOf(node);
  if (!whole) return undefined;
  if (text[whole[0]] === '<') return [whole[0] + 1, whole[1] - 1];
  const label = findLabelEnd(text, node, whole);
  const opener = node.type === 'definition' ? ':' : '(';
  if (label === undefined || text[label + 1] !== opener) return undefined;
  let start = label + 2;
  while (/\s/.test(text.charAt(start))) start++;
  const end = text[start] === '<' ? findUnescaped(text, '>', start) : findDestinationEnd(text, start, whole[1]);
  return text[start] === '<' ? [start + 1, end] : [start, end];
}

function findLabelEnd(text: string, node: Link | Image | Definition, whole: Range): number | undefined {
  if (node.type === 'link') {
    const last = node.children.at(-1);
    return last ? rangeOf(last)?.[1] : whole[0] + 1;
  }
  const open = node.type === 'image' ? whole[0] + 1 : whole[0];
  const close = findClosing(text, open, ['[', ']']);
  return close === -1 || close >= whole[1] ? undefined : close;
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
