import type { Heading, Nodes } from 'mdast';
import type { Document, HtmlAttribute } from '../core/document.ts';
import type { HeadingFact } from '../core/site.ts';
import type { Range } from '../core/span.ts';
import { isTemplated } from '../core/template-text.ts';
import { trimEnd } from '../core/trim.ts';
import { footnoteIds, numberFootnotes } from './footnote-ids.ts';
import { hasAttributes, idOfAttributes, markdownItIds, unknownMarkdownItIds } from './markdown-it-ids.ts';
import { type HeadingSource, inlineText } from './slugs/heading.ts';
import { headingIdMakers } from './slugs/index.ts';

/** What can be linked to in a post. */
export interface IdFacts {
  readonly headings: readonly HeadingFact[];
  readonly ids: readonly string[];
  /** Why ids can't all be known. */
  readonly unknownIds: string | undefined;
}

/** The headings of a post and every id of its body, as its generator makes them. */
export function findIds(doc: Document): IdFacts {
  const headings = listHeadings(doc);
  return {
    headings: headings.map(({ fact }) => fact),
    ids: [
      ...headings.flatMap(({ fact }) => fact.id ?? []),
      ...alternativeIds(doc, headings),
      ...htmlIds(doc),
      ...attributeListIds(doc),
      ...markdownItIds(doc),
      ...footnoteIds(doc),
      ...excerptIds(doc),
    ],
    unknownIds: unknownHeadingIds(doc, headings),
  };
}

/** kramdown has neither empty headings nor underlined ones of several lines. */
function isHeading(doc: Document, node: Heading): boolean {
  if (doc.dialect.markdown !== 'kramdown') return true;
  const [first] = node.children;
  return first !== undefined && first.position?.start.line === node.children.at(-1)?.position?.end.line;
}

interface ListedHeading {
  readonly fact: HeadingFact;
  readonly isTemplated: boolean;
}

function listHeadings(doc: Document): ListedHeading[] {
  const nodes = doc.nodes('heading').filter(node => isHeading(doc, node));
  const footnotes = numberFootnotes(doc);
  const page = {
    ...(footnotes.size > 0 && { footnotes }),
    ...(doc.frontMatter && { frontMatter: doc.frontMatter.data }),
    ...(doc.dialect.headingIds.style === 'eleventy-id-attribute' && { elementIds: elementIds(doc) }),
  };
  const sources = nodes.map(node => ({ ...headingSource(doc, node), ...page }));
  const make = headingIdMakers[doc.dialect.headingIds.style];
  const ids = make?.(sources, doc.dialect.headingIds.options ?? {}) ?? [];
  return nodes.flatMap((node, position) => {
    const range = rangeOf(node);
    if (!range) return [];
    const id = ids[position];
    const templated = isTemplated(doc, range);
    const text = inlineText(node.children, { image: alt => alt }).trim();
    const fact = { depth: node.depth, text, range, ...(id !== undefined && !templated && { id }) };
    return [{ fact, isTemplated: templated }];
  });
}

function elementIds(doc: Document): { readonly id: string; readonly offset: number }[] {
  return doc.elements().flatMap(({ attributes, range }) => {
    const id = attributes.find(({ name }) => name === 'id')?.value ?? '';
    return id === '' ? [] : [{ id, offset: range[0] }];
  });
}

function rangeOf(node: Nodes): Range | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** What the headings' ids would be in another version of the generator, where it makes a difference. */
function alternativeIds(doc: Document, headings: readonly ListedHeading[]): string[] {
  const { style, alternatives } = doc.dialect.headingIds;
  const make = headingIdMakers[style];
  const isPlain = headings.every(({ fact }) => /^[\w ]*$/.test(doc.masked.slice(...fact.range).replace(/^#+ /, '')));
  if (!alternatives || !make || isPlain) return [];
  const sources = doc
    .nodes('heading')
    .filter(node => isHeading(doc, node))
    .map(node => headingSource(doc, node));
  return alternatives.flatMap(options => make(sources, options).filter(id => id !== undefined));
}

function headingSource(doc: Document, node: Heading): HeadingSource {
  const first = node.children[0] && rangeOf(node.children[0]);
  const last = node.children.at(-1);
  const end = last && rangeOf(last)?.[1];
  const source = first && end !== undefined ? doc.masked.slice(first[0], end) : '';
  const explicitId = readExplicitId(doc, node, source);
  return { depth: node.depth, node, source, ...(explicitId !== undefined && { explicitId }) };
}

/** `# Title {#id}` where the renderer has it; kramdown wants it bare (header.rb), or as `{: #id}` on the next line. */
function readExplicitId(doc: Document, node: Heading, source: string): string | undefined {
  const { markdown } = doc.dialect;
  if (markdown === 'kramdown') {
    const trailing = /[ \t]\{#([:_\p{L}][:\w.\-·\p{L}\p{N}\p{M}]*)\}[ \t]*$/u.exec(source)?.[1];
    if (trailing !== undefined) return trailing;
    const end = rangeOf(node)?.[1] ?? 0;
    return /^[ \t]*\r?\n[ \t]*\{:[^{}\n]*?#([\w:-]+)[^{}\n]*\}/.exec(doc.text.slice(end, end + 200))?.[1];
  }
  if (doc.dialect.generator === 'docusaurus')
    // Masked, because MDX takes braces for JavaScript.
    return /\{#([^\s{}]+)\}[ \t]*$/m.exec(doc.text.slice(...(rangeOf(node) ?? [0, 0])))?.[1];
  if (markdown === 'markdown-it') return hasAttributes(doc) ? idOfAttributes(source) : undefined;
  if (markdown === 'goldmark' || markdown === 'pulldown-cmark') return readIdOfAttributes(trimEnd(source, ' \t'));
  return undefined;
}

/** The id in `{.wide #cats}` at the end of a heading. */
function readIdOfAttributes(source: string): string | undefined {
  if (!source.endsWith('}')) return undefined;
  const attributes = source.slice(source.lastIndexOf('{') + 1, -1);
  return attributes.includes('}') ? undefined : /#([^\s{}]+)/.exec(attributes)?.[1];
}

function unknownHeadingIds(doc: Document, headings: readonly ListedHeading[]): string | undefined {
  if (!doc.isParsed) return 'the post can’t be read';
  // The ids of a document that is imported into this one are not in this text.
  const imports = doc.dialect.markdown === 'mdx' ? doc.nodes('mdxjsEsm') : [];
  if (imports.some(node => /['"][^'"]+\.mdx?['"]/.test(node.value))) return 'another document is imported';
  if (doc.elements().some(({ attributes }) => attributes.some(isComputedId))) return 'code makes an id';
  if (doc.dialect.headingIds.style === 'unknown') return 'what makes the ids of headings can’t be known';
  if (doc.dialect.headingIds.style === 'zola' && headings.some(({ fact }) => fact.id === undefined))
    return 'a heading has letters whose transliteration can’t be known';
  const other = unknownMarkdownItIds(
    doc,
    headings.map(({ fact }) => fact),
  );
  if (other !== undefined) return other;
  return headings.some(heading => heading.isTemplated) ? 'a heading has a template in it' : undefined;
}

function htmlIds(doc: Document): string[] {
  if (!doc.dialect.rawHtml) return [];
  return doc.elements().flatMap(element =>
    element.attributes
      .filter(({ name }) => name === 'id' || (name === 'name' && element.name === 'a'))
      .flatMap(({ value, expression }) => (expression ? (readString(value) ?? []) : value))
      .filter(id => id !== ''),
  );
}

function isComputedId({ name, value, expression }: HtmlAttribute): boolean {
  return expression === true && (name === 'id' || name === '') && readString(value) === undefined;
}

/** The value of `{'a string'}` in JSX; undefined where code makes it. */
function readString(source: string): string | undefined {
  return /^\s*(['"`])([^'"`\\$]*)\1\s*$/.exec(source)?.[2];
}

/** Hexo puts `<span id="more">` where the excerpt ends (lib/plugins/filter/after_post_render/excerpt.js). */
function excerptIds(doc: Document): string[] {
  const hasMark = doc.dialect.generator === 'hexo' && /<!-- ?more ?-->/i.test(doc.masked);
  return hasMark && doc.frontMatter?.data['excerpt'] === undefined ? ['more'] : [];
}

/** kramdown's `{: #id}` on any block or span. */
function attributeListIds(doc: Document): string[] {
  if (doc.dialect.markdown !== 'kramdown') return [];
  return doc.templates.flatMap(({ kind, args }) => {
    const id = kind === 'attributes' ? /#([\w:-]+)/.exec(args)?.[1] : undefined;
    return id === undefined ? [] : [id];
  });
}
