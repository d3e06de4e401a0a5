import type { Link, PhrasingContent } from 'mdast';
import type { HeadingIdMaker, HeadingSource } from './heading.ts';
import { slugize } from './slugize.ts';
import { isAutolink, piecesOf } from './source-pieces.ts';
import { stripTags } from './strip-tags.ts';

type Options = Parameters<HeadingIdMaker>[1];

/**
 * hexo-renderer-marked's lib/renderer.js: the text of the rendered heading, typographic quotes included. Options are those
 * of `marked` in the configuration; `escaped`: before version 6 the names of escaped characters were part of the id, either
 * of those that HTML needs (`html`) or of slashes and equals signs as well (`all`).
 */
export const makeHexoMarkedIds: HeadingIdMaker = (headings, options) => {
  // A plain object, as the renderer has it: `constructor` is taken from the start, and its number is no number.
  const counts: Record<string, number> = {};
  return headings.map(heading => {
    const base = nameOf(heading, options);
    let id = base;
    if (counts[base]) id = `${base}-${counts[base]++}`;
    else counts[base] = 1;
    return id === '' ? undefined : id;
  });
};

function nameOf(heading: HeadingSource, options: Options): string {
  const html = render(heading.node.children, { heading, options, state: { isRaw: false } });
  const alias = options['anchorAlias'] === true ? /^<a href="#([^<>"']+)"/.exec(html)?.[1] : undefined;
  const text = options['escaped'] === undefined ? decodeEscapes(alias ?? html) : (alias ?? html);
  return slugize(stripTags(text).trim(), { transform: options['modifyAnchors'] });
}

interface Context {
  readonly heading: HeadingSource;
  readonly options: Options;
  /** Behind `<kbd>` and the like, as far as the next end of such a tag, quotes stay as they are. */
  readonly state: { isRaw: boolean };
}

/** The HTML as far as it matters to whoever takes the tags out. */
function render(nodes: readonly PhrasingContent[], context: Context): string {
  return nodes.map(node => renderNode(node, context)).join('');
}

function renderNode(node: PhrasingContent, context: Context): string {
  switch (node.type) {
    case 'text':
      return renderText(node, context);
    case 'inlineCode':
      return `<code>${escapeAll(node.value)}</code>`;
    case 'html':
      followTag(node.value, context);
      return node.value;
    case 'break':
      return '<br>';
    case 'image':
      return `<img src="${encode(node.url)}" alt="${escapeText(node.alt ?? '', context)}">`;
    case 'link':
      return renderLink(node, context);
    case 'linkReference':
      return `<a>${render(node.children, context)}</a>`;
    case 'footnoteReference':
      return `[^${node.label ?? node.identifier}]`;
    default:
      return 'children' in node ? render(node.children, context) : '';
  }
}

function renderLink(node: Link, context: Context): string {
  const title = node.title ? ` title="${escapeText(node.title, context)}"` : '';
  const [child] = node.children;
  const isBare = child?.type === 'text' && isAutolink(node, context.heading);
  const text = isBare ? escapeText(child.value, context) : render(node.children, context);
  return `<a href="${encode(node.url)}"${title}>${text}</a>`;
}

function renderText(node: PhrasingContent & { type: 'text' }, context: Context): string {
  const pieces = piecesOf(node, context.heading);
  if (context.state.isRaw)
    return pieces.map(({ kind, source, value }) => (kind === 'escape' ? value : source)).join('');
  // Only an escape begins another piece of text: a quote after a reference is not at its beginning.
  let html = '';
  let prose = '';
  const addProse = () => {
    html += escapeText(withTypography(prose, context.options), context);
    prose = '';
  };
  for (const { kind, source, value } of pieces) {
    if (kind !== 'escape') {
      prose += source;
      continue;
    }
    addProse();
    html += escapeText(value, context);
  }
  addProse();
  return html;
}

function followTag(html: string, { state }: Context): void {
  const [, slash] = /^<(\/?)(?:pre|code|kbd|script)(?=[\s>])/i.exec(html) ?? [];
  if (slash !== undefined) state.isRaw = slash === '';
}

/** marked's `smartypants`, as the renderer still has it. */
function withTypography(text: string, options: Options): string {
  if (options['smartypants'] === false) return text;
  const { quotes } = options;
  const marks = typeof quotes === 'string' && quotes.length === 4 ? quotes : '“”‘’';
  const [openDouble = '', closeDouble = '', openSingle = '', closeSingle = ''] = marks;
  return text
    .replace(/---/g, '\u2014')
    .replace(/--/g, '\u2013')
    .replace(/(^|[-\u2014/([{"\s])'/g, (_, before: string) => before + openSingle)
    .replace(/'/g, () => closeSingle)
    .replace(/(^|[-\u2014/([{\u2018\s])"/g, (_, before: string) => before + openDouble)
    .replace(/"/g, () => closeDouble)
    .replace(/\.{3}/g, '\u2026');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '/': '&#x2F;',
  '=': '&#x3D;',
};

/** A reference that is whole stays. */
function escapeText(text: string, { options }: Context): string {
  const pattern = options['escaped'] === 'html' ? /[<>"']|&(?!#?\w+;)/g : /[<>"'`/=]|&(?!#?\w+;)/g;
  return text.replace(pattern, character => ESCAPES[character] ?? character);
}

function escapeAll(text: string): string {
  return text.replace(/[&<>"']/g, character => ESCAPES[character] ?? character);
}

/** hexo-util's lib/unescape_html.js: these eight, once. */
function decodeEscapes(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39|#96|#x2F|#x3D);/g, reference => {
    const found = Object.entries(ESCAPES).find(([, escaped]) => escaped === reference);
    return found?.[0] ?? reference;
  });
}

function encode(url: string): string {
  try {
    return encodeURI(url);
  } catch {
    return '';
  }
}
