import type { Definition, Image, Link, Nodes } from 'mdast';
import type { Document, HtmlAttribute, HtmlElement } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';
import { findClosing } from './brackets.ts';

/** An address that a reader follows or a browser loads, as Markdown or HTML writes it. */
export interface Destination {
  readonly element: 'link' | 'image';
  /** Decoded; each character of a template is one U+E000. */
  readonly url: string;
  /** The whole link, image, definition or attribute. */
  readonly whole: Range;
  readonly node?: Link | Image | Definition;
  readonly html?: HtmlElement;
  readonly attribute?: HtmlAttribute;
}

/** The range of a node; undefined where the parser gave it no place. */
export function rangeOf(node: Nodes): Range | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : [start, end];
}

/**
 * The destinations whose address is worth a look, except bare addresses and those that hold a template. Asking before
 * anything else is done matters: a site has a hundred thousand links, and nearly all of them are right.
 */
export function listDestinations(doc: Document, isSuspect: (url: string) => boolean): readonly Destination[] {
  const found: Destination[] = [];
  for (const type of ['link', 'image', 'definition'] as const) {
    const element = type === 'image' ? 'image' : 'link';
    for (const node of doc.nodes(type)) {
      if (!isSuspect(node.url)) continue;
      const whole = rangeOf(node);
      if (!whole || isTemplated(node.url) || !'[!<'.includes(doc.masked.charAt(whole[0]))) continue;
      found.push({ element, url: node.url, whole, node });
    }
  }
  for (const html of doc.elements()) {
    if (html.name !== 'a' && html.name !== 'img') continue;
    const name = html.name === 'a' ? 'href' : 'src';
    const attribute = html.attributes.find(each => each.name === name);
    if (!attribute || attribute.expression || !isSuspect(attribute.value) || isTemplated(attribute.value)) continue;
    const element = html.name === 'a' ? 'link' : 'image';
    found.push({ element, url: attribute.value, whole: attribute.range, html, attribute });
  }
  return found;
}

/** Exactly the address as written. Few addresses are reported, so it is computed only for those. */
export function rangeOfDestination(doc: Document, { node, attribute, whole }: Destination): Range {
  return (node ? findDestination(doc.masked, node) : attribute?.valueRange) ?? whole;
}

function isTemplated(url: string): boolean {
  return url.includes('\uE000') || url.includes('{{') || url.includes('{%');
}

/** Where the destination of a link, image or definition is written, without its angle brackets. */
function findDestination(text: string, node: Link | Image | Definition): Range | undefined {
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
  // A backslash at the very end escapes nothing.
  return Math.min(at, limit);
}
