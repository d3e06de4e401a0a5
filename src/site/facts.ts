import type { Heading, Nodes } from 'mdast';
import type { Document, HtmlAttribute, HtmlElement } from '../core/document.ts';
import type { FrontMatterFacts } from '../core/front-matter.ts';
import { type Destination, findLinkParts, readDestination } from '../core/link-parts.ts';
import type { FileFacts, HeadingFact, LinkFact } from '../core/site.ts';
import type { Range } from '../core/span.ts';
import { isTemplated, restoreTemplates } from '../core/template-text.ts';
import { trimEnd } from '../core/trim.ts';
import { blankLinks } from './blank-links.ts';
import { footnoteIds, numberFootnotes } from './footnote-ids.ts';
import { frontMatterImages } from './front-matter-images.ts';
import { hasAttributes, idOfAttributes, markdownItIds, unknownMarkdownItIds } from './markdown-it-ids.ts';
import { type HeadingSource, inlineText } from './slugs/heading.ts';
import { headingIdMakers } from './slugs/index.ts';
import { templateFacts } from './template-facts.ts';

/** Everything that phase two needs of a post, as plain data. */
export function extractFacts(doc: Document): FileFacts {
  const headings = listHeadings(doc);
  const templates = templateFacts(doc);
  const unknownIds = templates.unknownIds ?? unknownHeadingIds(doc, headings);
  const written = [
    ...(doc.frontMatter ? frontMatterImages(doc.frontMatter) : []),
    ...markdownLinks(doc),
    ...htmlLinks(doc),
  ];
  return {
    file: doc.file,
    lineStarts: doc.lineStarts,
    ...(doc.frontMatter && { frontMatter: plainFrontMatter(doc.frontMatter) }),
    ...(doc.frontMatterProblems.some(problem => problem.kind !== 'duplicate-key') && { frontMatterBroken: true }),
    links: [...written, ...outsideOf(written, templates.links)],
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
    ...(unknownIds !== undefined && { unknownIds }),
    calls: templates.calls,
  };
}

/** A tag that is the destination of a link is read with that link. */
function outsideOf(written: readonly LinkFact[], tags: readonly LinkFact[]): readonly LinkFact[] {
  const covered = written.filter(({ templated }) => templated).map(({ range }) => range);
  if (covered.length === 0 || tags.length === 0) return tags;
  covered.sort((left, right) => left[0] - right[0]);
  let next = 0;
  return tags.filter(({ range: [start] }) => {
    while ((covered[next]?.[1] ?? Infinity) <= start) next++;
    return (covered[next]?.[0] ?? Infinity) > start;
  });
}

function plainFrontMatter({ language, range, data, entries }: FrontMatterFacts): FrontMatterFacts {
  return { language, range, data, entries };
}

function markdownLinks(doc: Document): LinkFact[] {
  const links: LinkFact[] = [];
  for (const node of doc.nodes('link')) {
    const destination = readDestination(doc, node);
    if (!destination) continue;
    const style = findLinkParts(doc, node)?.style;
    const origin = style === 'inline' ? 'markdown' : 'autolink';
    const written = style === 'literal' && doc.dialect.markdown === 'goldmark' ? cutLiteral(destination) : destination;
    links.push({ element: 'link', origin, ...plainDestination(written) });
  }
  for (const node of doc.nodes('image')) {
    const destination = readDestination(doc, node);
    if (destination) links.push({ element: 'image', origin: 'markdown', ...plainDestination(destination) });
  }
  return [...links, ...blankLinks(doc), ...definitionLinks(doc)];
}

/** goldmark ends a bare address at the first letter that is not of ASCII (extension/linkify.go). */
function cutLiteral(destination: Destination): Destination {
  const { href, range } = destination;
  const end = href.search(/[^!-~]/);
  if (end === -1 || range[1] - range[0] !== href.length) return destination;
  const text = href.slice(0, end).replace(/[?!.,:*_~]+$/, '');
  return { ...destination, href: text, range: [range[0], range[0] + text.length] };
}

function plainDestination({ href, range, templated }: Destination): Pick<LinkFact, 'href' | 'range' | 'templated'> {
  return { href, range, ...(templated && { templated }) };
}

/** A definition counts where it is used; as an image if any image uses it. */
function definitionLinks(doc: Document): LinkFact[] {
  const definitions = doc.nodes('definition');
  if (definitions.length === 0) return [];
  const images = new Set(doc.nodes('imageReference').map(node => node.identifier));
  const links = new Set(doc.nodes('linkReference').map(node => node.identifier));
  const seen = new Set<string>();
  const facts: LinkFact[] = [];
  for (const node of definitions) {
    const destination = readDestination(doc, node);
    const isUsed = images.has(node.identifier) || links.has(node.identifier);
    if (!destination || !isUsed || seen.has(node.identifier)) continue;
    seen.add(node.identifier);
    const element = images.has(node.identifier) ? 'image' : 'link';
    facts.push({ element, origin: 'definition', ...plainDestination(destination) });
  }
  return facts;
}

/** Attributes that load or lead somewhere, by element (html.spec.whatwg.org, attributes that are URLs). */
const LINK_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, 'link' | 'image'>>>> = {
  a: { href: 'link' },
  area: { href: 'link' },
  img: { src: 'image', srcset: 'image' },
  source: { src: 'image', srcset: 'image' },
  video: { src: 'image', poster: 'image' },
  audio: { src: 'image' },
  embed: { src: 'image' },
  object: { data: 'image' },
  iframe: { src: 'link' },
};

function htmlLinks(doc: Document): LinkFact[] {
  if (!doc.dialect.rawHtml) return [];
  const facts: LinkFact[] = [];
  for (const element of doc.elements()) {
    const attributes = Object.hasOwn(LINK_ATTRIBUTES, element.name) ? LINK_ATTRIBUTES[element.name] : undefined;
    if (attributes) facts.push(...elementLinks(doc, element, attributes));
  }
  return facts;
}

function elementLinks(
  doc: Document,
  element: HtmlElement,
  attributes: Readonly<Record<string, 'link' | 'image'>>,
): LinkFact[] {
  const facts: LinkFact[] = [];
  for (const attribute of element.attributes) {
    const kind = Object.hasOwn(attributes, attribute.name) ? attributes[attribute.name] : undefined;
    if (!kind || !attribute.valueRange || attribute.expression) continue;
    const name = `${element.name}.${attribute.name}`;
    const templated = isTemplated(doc, attribute.valueRange);
    const href = templated ? restoreTemplates(doc, attribute.valueRange, attribute.value) : attribute.value;
    if (attribute.name !== 'srcset')
      facts.push({
        element: kind,
        origin: 'html',
        name,
        href,
        range: attribute.valueRange,
        ...(templated && { templated }),
      });
    else if (!templated) facts.push(...candidateLinks(doc, name, attribute.valueRange));
  }
  return facts;
}

/** The candidates of `srcset`: `a.png 1x, b.png 640w`. */
function candidateLinks(doc: Document, name: string, [start, end]: Range): LinkFact[] {
  const facts: LinkFact[] = [];
  for (const { index, 0: word } of doc.text.slice(start, end).matchAll(/[^\s,]\S*/g)) {
    if (/^\d+(?:\.\d+)?[wxh]\b/.test(word)) continue;
    const href = word.endsWith(',') ? word.slice(0, -1) : word;
    const from = start + index;
    facts.push({ element: 'image', origin: 'html', name, href, range: [from, from + href.length] });
  }
  return facts;
}

interface ListedHeading {
  readonly fact: HeadingFact;
  readonly isTemplated: boolean;
}

function listHeadings(doc: Document): ListedHeading[] {
  const nodes = doc.nodes('heading');
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
  const sources = doc.nodes('heading').map(node => headingSource(doc, node));
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
    headings.map(({ fact }) => fact.id),
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
