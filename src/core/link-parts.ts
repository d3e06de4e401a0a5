import type { Definition, Image, ImageReference, Link, LinkReference, Nodes } from 'mdast';
import type { Range } from './span.ts';
import { isTemplated, type MaskedText, restoreTemplates } from './template-text.ts';

/** The parts of a link or image as written; Markdown trees only have the whole. */
export interface LinkParts {
  /**
   * `inline`: `[cat](/cat)`; `autolink`: `<https://cat.example>`; `literal`: a bare address;
   * `reference`: `[cat][label]`, `[cat][]` or `[cat]`; `definition`: `[label]: /cat`.
   */
  readonly style: 'inline' | 'autolink' | 'literal' | 'reference' | 'definition';
  /** Between the first brackets: the text of a link, the alternative text of an image, the label of a definition. */
  readonly text?: Range;
  /** Without angle brackets; empty (start = end) where none is written, absent in references. */
  readonly destination?: Range;
  /** Without quotes. */
  readonly title?: Range;
  /** The label between the second brackets of `[cat][label]`. */
  readonly label?: Range;
}

export interface Destination {
  /** As the browser or generator gets it: escapes and character references decoded, templates as written. */
  readonly href: string;
  readonly range: Range;
  /** The generator expands a part of it. */
  readonly templated: boolean;
}

export type LinkNode = Link | Image | LinkReference | ImageReference | Definition;

/** The destination of a link, image or definition; undefined for the rare node without a place. */
export function readDestination(doc: MaskedText, node: Link | Image | Definition): Destination | undefined {
  const range = findLinkParts(doc, node)?.destination;
  return range && { href: restoreTemplates(doc, range, node.url), range, templated: isTemplated(doc, range) };
}

/** Finds the parts of a link in the text; undefined for the rare node without a place. */
export function findLinkParts({ masked }: Pick<MaskedText, 'masked'>, node: LinkNode): LinkParts | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  if (node.type === 'definition') return findDefinitionParts(masked, [start, end]);
  const open = start + (node.type === 'image' || node.type === 'imageReference' ? 2 : 1);
  if (node.type === 'linkReference' || node.type === 'imageReference')
    return findReferenceParts(masked, [open, end], node.referenceType);
  if (masked[start] === '<') return { style: 'autolink', destination: [start + 1, end - 1] };
  if (node.type === 'link' && masked[start] !== '[') return { style: 'literal', destination: [start, end] };
  return findInlineParts(masked, [open, end], node);
}

function findInlineParts(text: string, [open, end]: Range, node: Nodes): LinkParts | undefined {
  // What is in the brackets may itself hold links and code; the resource is the one that ends where the node ends.
  const content = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined;
  const skip = whitespaceSkipper(text, open);
  let close = text.indexOf('](', Math.max(open, content ?? 0));
  while (close !== -1 && close < end) {
    const { destination, title, next } = readTarget(text, skip(close + 2), skip);
    if (text[next] === ')' && next + 1 === end)
      return { style: 'inline', text: [open, close], destination, ...(title && { title }) };
    close = text.indexOf('](', close + 1);
  }
  return undefined;
}

function findReferenceParts(text: string, [open, end]: Range, type: LinkReference['referenceType']): LinkParts {
  if (type === 'shortcut') return { style: 'reference', text: [open, end - 1] };
  if (type === 'collapsed') return { style: 'reference', text: [open, end - 3] };
  let bracket = text.lastIndexOf('[', end - 2);
  while (bracket > open && isEscaped(text, bracket)) bracket = text.lastIndexOf('[', bracket - 1);
  return { style: 'reference', text: [open, bracket - 1], label: [bracket + 1, end - 1] };
}

function findDefinitionParts(text: string, [start, end]: Range): LinkParts | undefined {
  let close = text.indexOf(']', start);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf(']', close + 1);
  if (close === -1 || close >= end) return undefined;
  const skip = whitespaceSkipper(text, start);
  const { destination, title } = readTarget(text.slice(0, end), skip(close + 2), skip);
  return { style: 'definition', text: [start + 1, close], destination, ...(title && { title }) };
}

interface Target {
  readonly destination: Range;
  readonly title?: Range;
  readonly next: number;
}

/** Reads a destination and an optional title (CommonMark 0.31, section 6.3). */
function readTarget(text: string, at: number, skip: (at: number) => number): Target {
  const destination = text[at] === '<' ? readAngled(text, at) : readBare(text, at);
  const behind = destination[1] + (text[at] === '<' ? 1 : 0);
  const next = skip(behind);
  const title = next > behind ? readTitle(text, next) : undefined;
  return title ? { destination, title, next: skip(title[1] + 1) } : { destination, next };
}

function readAngled(text: string, at: number): Range {
  let end = at + 1;
  while (end < text.length && text[end] !== '>' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  return [at + 1, Math.min(end, text.length)];
}

function readBare(text: string, at: number): Range {
  let depth = 0;
  let end = at;
  for (; end < text.length; end++) {
    const character = text.charAt(end);
    if (character <= ' ') break;
    if (character === '\\' && isPunctuation(text[end + 1])) end++;
    else if (character === '(' && ++depth > 32) break;
    else if (character === ')' && --depth < 0) break;
  }
  return [at, end];
}

function readTitle(text: string, at: number): Range | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== '(') return undefined;
  const closing = quote === '(' ? ')' : quote;
  let end = text.indexOf(closing, at + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf(closing, end + 1);
  return end === -1 ? undefined : [at + 1, end];
}

/** Whitespace between the parts may hold a line ending, behind which a quote repeats its `>`. */
function whitespaceSkipper(text: string, nodeStart: number): (at: number) => number {
  return at => {
    const onLine = matchEnd(/[ \t]*/y, text, at);
    if (text[onLine] !== '\n' && text[onLine] !== '\r') return onLine;
    // `lastIndexOf('\r')` would search the whole text, for every link of it.
    let lineStart = nodeStart;
    while (lineStart > 0 && text[lineStart - 1] !== '\n' && text[lineStart - 1] !== '\r') lineStart--;
    const isQuoted = /^[\s\d.)*+-]*>/.test(text.slice(lineStart, nodeStart));
    return matchEnd(isQuoted ? /[\r\n][\s>]*/y : /\s*/y, text, onLine);
  };
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}

function isPunctuation(character: string | undefined): boolean {
  return character !== undefined && /[!-/:-@[-`{-~]/.test(character);
}
