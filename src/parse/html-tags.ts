import type { Range } from '../core/span.ts';

export interface AttributeSource {
  readonly name: string;
  /** As written, without quotes. */
  readonly value: string;
  readonly range: Range;
  readonly valueRange?: Range;
}

export interface OpeningTag {
  /** Lower-case. */
  readonly name: string;
  readonly range: Range;
  readonly attributes: readonly AttributeSource[];
  readonly isSelfClosing: boolean;
}

export interface TagVisitor {
  readonly onOpen: (tag: OpeningTag) => void;
  /** `at` is where the closing tag begins. */
  readonly onClose: (name: string, at: number) => void;
}

/** Elements whose content is text to a browser, whatever it looks like. */
const textElements = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

const tagName = /[A-Za-z][^\s/>]*/y;
const attributeName = /[\s/]*(?<name>=?[^\s/>=]*)/y;
const attributeValue = /\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>(?!["'])[^\s>]*))/y;
const unfinishedValue = /\s*=/y;

/** Reads the tags of a piece of HTML as a browser would; comments, declarations and unfinished tags are skipped. */
export function readTags(html: string, { onOpen, onClose }: TagVisitor): void {
  let at = html.indexOf('<');
  while (at !== -1) {
    const next = html[at + 1];
    let end: number;
    if (next === '!' || next === '?') end = skipDeclaration(html, at);
    else if (next === '/') {
      const name = match(tagName, html, at + 2)?.[0];
      if (name) onClose(name.toLowerCase(), at);
      end = skipPast(html, '>', at + 2);
    } else {
      const tag = readOpeningTag(html, at);
      if (typeof tag === 'object') onOpen(tag);
      end = typeof tag === 'object' ? skipText(html, tag) : tag;
    }
    at = html.indexOf('<', end);
  }
}

/** Reads one opening tag, or answers where to go on: a tag that never ends swallows the rest. */
function readOpeningTag(html: string, start: number): OpeningTag | number {
  const name = match(tagName, html, start + 1)?.[0];
  if (name === undefined) return start + 1;
  const attributes: AttributeSource[] = [];
  let at = start + 1 + name.length;
  while (at < html.length) {
    const found = match(attributeName, html, at);
    const attribute = found?.groups?.['name'] ?? '';
    at += found?.[0].length ?? 0;
    if (attribute === '') break;
    const value = match(attributeValue, html, at);
    if (!value && match(unfinishedValue, html, at)) return html.length;
    const from = at - attribute.length;
    at += value?.[0].length ?? 0;
    attributes.push(toAttribute(attribute, [from, at], value));
  }
  if (html[at] !== '>') return html.length;
  // `<a href=/milo/>`: the slash belongs to the value.
  const isSelfClosing = html[at - 1] === '/' && attributes.at(-1)?.range[1] !== at;
  return { name: name.toLowerCase(), range: [start, at + 1], attributes, isSelfClosing };
}

function toAttribute(name: string, range: Range, match: RegExpExecArray | undefined): AttributeSource {
  if (!match) return { name, value: '', range };
  const bare = match.groups?.['bare'];
  const value = bare ?? match.groups?.['double'] ?? match.groups?.['single'] ?? '';
  const end = range[1] - (bare === undefined ? 1 : 0);
  return { name, value, range, valueRange: [end - value.length, end] };
}

function skipDeclaration(html: string, start: number): number {
  if (!html.startsWith('<!--', start)) return skipPast(html, '>', start);
  // `<!-->` and `<!--->` are whole comments.
  const abrupt = /-?>/y;
  abrupt.lastIndex = start + 4;
  return abrupt.test(html) ? abrupt.lastIndex : skipPast(html, '-->', start + 4);
}

/** Where reading goes on after an opening tag: behind the content of a script. */
function skipText(html: string, { name, range }: OpeningTag): number {
  if (!textElements.has(name)) return range[1];
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  end.lastIndex = range[1];
  return end.exec(html)?.index ?? html.length;
}

function skipPast(html: string, needle: string, from: number): number {
  const at = html.indexOf(needle, from);
  return at === -1 ? html.length : at + needle.length;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
