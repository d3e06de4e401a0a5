import type { PhrasingContent } from 'mdast';
import type { HeadingIdMaker, HeadingSource } from './heading.ts';
import { numberIds } from './number-ids.ts';

type Options = Parameters<HeadingIdMaker>[1];

/**
 * Hugo's `markup.goldmark.parser.autoIDType: github`. Options of all three styles: `attributes: false` when `{#id}` is
 * plain text; `typographer: false`; `from`: what the id is made of, see `textOf`.
 */
export const makeGoldmarkGithubIds: HeadingIdMaker = (headings, options) => makeIds(headings, options, nameLikeGithub);

export const makeGoldmarkAsciiIds: HeadingIdMaker = (headings, options) =>
  makeIds(headings, options, text => nameLikeGithub(withoutAccents(text)).replace(/[^\x20-\x7e]/g, ''));

export const makeGoldmarkBlackfridayIds: HeadingIdMaker = (headings, options) =>
  makeIds(headings, options, nameLikeBlackfriday);

/** Hugo's markup/goldmark/autoid.go. Explicit ids are counted, in document order, but never changed themselves. */
function makeIds(
  headings: readonly HeadingSource[],
  options: Options,
  nameOf: (text: string) => string,
): (string | undefined)[] {
  const taken = new Set<string>();
  const idOf = numberIds(taken);
  return headings.map(heading => {
    const attributes = options['attributes'] === false ? undefined : readAttributes(heading.source);
    if (attributes?.id !== undefined) {
      taken.add(attributes.id);
      return attributes.id;
    }
    const text = textOf(heading, options, attributes?.source ?? '');
    if (text === undefined) return undefined;
    return idOf(nameOf(text) || 'heading');
  });
}

function nameLikeGithub(text: string): string {
  const kept = text
    .trim()
    .replaceAll(' ', '-')
    .replace(/[^-_\p{L}\p{Nd}]/gu, '');
  return lowerRunes(kept);
}

/** markup/blackfriday/anchors.go: a run of anything else becomes one hyphen. */
function nameLikeBlackfriday(text: string): string {
  return lowerRunes(text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, ''));
}

/** common/text/transform.go, RemoveAccents. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
}

/** Go lower-cases rune by rune: `İ` becomes a bare `i`, and sigma has no final form. */
function lowerRunes(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  let lower = '';
  for (const rune of text) lower += String.fromCodePoint(rune.toLowerCase().codePointAt(0) ?? 0);
  return lower;
}

interface Attributes {
  /** The block as written. */
  readonly source: string;
  readonly id?: string;
}

/** A text, a list, or one word. */
const VALUE = String.raw`"(?:[^"\\{]|\\.)*"|\[[^\]{}]*\]|[\w:+-][^\s{}"',]*`;
const ATTRIBUTE = String.raw`[#.][^\s{}"'=,]+|[a-zA-Z_:][\w:.-]*=(?:${VALUE})`;
const EACH = new RegExp(ATTRIBUTE, 'g');
const ATTRIBUTES = new RegExp(String.raw`\{[ \t]*(?:${ATTRIBUTE})(?:[ \t,]+(?:${ATTRIBUTE}))*[ \t]*\}$`);

/** `{#id .class key=value}` at the end of a heading (goldmark's parser/attribute.go). */
function readAttributes(source: string): Attributes | undefined {
  const trimmed = source.trimEnd();
  if (!trimmed.endsWith('}')) return undefined;
  const start = trimmed.lastIndexOf('{');
  const block = trimmed.slice(start);
  if (start < 0 || trimmed[start - 1] === '\\' || !ATTRIBUTES.test(block)) return undefined;
  const id = Array.from(block.matchAll(EACH), ([attribute]) => idIn(attribute)).findLast(Boolean);
  return { source: block, ...(id !== undefined && { id }) };
}

function idIn(attribute: string): string | undefined {
  if (attribute.startsWith('#')) return attribute.slice(1);
  const value = /^id=([\s\S]*)$/.exec(attribute)?.[1];
  return value?.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}

/**
 * What the id is made of. `source`: until 0.144 the last line as written, destinations included (goldmark's
 * parser/parser.go). `first`: since then the text, where below the top level only the first child counts
 * (markup/goldmark/internal/render/context.go, TextPlain). `text`: all of the text. Without any text, as in a heading
 * that is a bare address, there is no id since 0.144.
 */
function textOf({ node, source }: HeadingSource, options: Options, attributes: string): string | undefined {
  if (options['from'] === 'source') return lastLineOf(withoutTail(source, attributes));
  const isWhole = options['from'] === 'text';
  const prose = options['typographer'] === false ? keep : dropDashes;
  const text = node.children.map(child => topText(child, isWhole, prose)).join('');
  return text === '' ? undefined : lastLineOf(withoutTail(text, attributes));
}

function withoutTail(text: string, tail: string): string {
  const trimmed = text.trimEnd();
  return tail !== '' && trimmed.endsWith(tail) ? trimmed.slice(0, -tail.length) : text;
}

function lastLineOf(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.slice(trimmed.lastIndexOf('\n') + 1);
}

const keep = (text: string) => text;

/** The typographer makes single characters of them, which no id keeps. */
const dropDashes = (text: string) => text.replace(/---?/g, '');

function topText(node: PhrasingContent, isWhole: boolean, prose: (text: string) => string): string {
  if (node.type === 'text') return prose(node.value);
  return nestedText(node, isWhole, prose);
}

function nestedText(node: PhrasingContent, isWhole: boolean, prose: (text: string) => string): string {
  if (node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return firstRun(node.alt ?? '', isWhole, prose);
  if (node.type === 'text') return firstRun(node.value, isWhole, prose);
  if (!('children' in node) || isAutolink(node)) return '';
  if (isWhole) return node.children.map(child => nestedText(child, isWhole, prose)).join('');
  const [first] = node.children;
  return first ? nestedText(first, isWhole, prose) : '';
}

/** Goldmark begins another text where the typographer replaces something and after an unmatched delimiter. */
function firstRun(text: string, isWhole: boolean, prose: (text: string) => string): string {
  if (isWhole) return prose(text);
  const end = prose === keep ? -1 : text.search(/['"]|--|\.\.\.|<<|>>/);
  const run = end === -1 ? text : text.slice(0, end);
  return /^[^_*~\n]*[_*~]*/.exec(run)?.[0] ?? '';
}

/** `<https://…>` and a bare address: their text is no child in goldmark. */
function isAutolink(node: PhrasingContent): boolean {
  if (node.type !== 'link') return false;
  const [child] = node.children;
  if (!node.position || !child?.position) return true;
  const around = node.position.end.offset ?? 0;
  const written = around - (node.position.start.offset ?? 0);
  return written - ((child.position.end.offset ?? 0) - (child.position.start.offset ?? 0)) <= 2;
}
