import type { Document, HtmlElement } from '../core/document.ts';
import type { FrontMatterFacts } from '../core/front-matter.ts';
import { type Destination, findLinkParts, readDestination } from '../core/link-parts.ts';
import type { FileFacts, LinkFact } from '../core/site.ts';
import type { Range } from '../core/span.ts';
import { isTemplated, restoreTemplates } from '../core/template-text.ts';
import { trimEnd } from '../core/trim.ts';
import { blankLinks } from './blank-links.ts';
import { frontMatterImages } from './front-matter-images.ts';
import { findIds } from './id-facts.ts';
import { templateFacts } from './template-facts.ts';
import { wikiIds, wikiLinks } from './wiki-facts.ts';

/** Everything that phase two needs of a post, as plain data. */
export function extractFacts(doc: Document): FileFacts {
  const templates = templateFacts(doc);
  const { headings, ids, ...found } = findIds(doc);
  const wiki = wikiLinks(doc);
  const unknownIds = templates.unknownIds ?? found.unknownIds ?? wikiIds(doc, wiki);
  const written = [
    ...(doc.frontMatter ? frontMatterImages(doc.frontMatter) : []),
    ...markdownLinks(doc),
    ...htmlLinks(doc),
    ...wiki,
  ];
  return {
    file: doc.file,
    lineStarts: doc.lineStarts,
    ...(doc.frontMatter && { frontMatter: plainFrontMatter(doc.frontMatter) }),
    ...(doc.frontMatterProblems.some(problem => problem.kind !== 'duplicate-key') && { frontMatterBroken: true }),
    links: [...written, ...outsideOf(written, templates.links)],
    headings,
    ids,
    ...(unknownIds !== undefined && { unknownIds }),
    ...(templates.idSources && { idSources: templates.idSources }),
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
  const text = trimEnd(href.slice(0, end), '?!.,:*_~');
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
    if (attributes) for (const link of elementLinks(doc, element, attributes)) facts.push(link);
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
    else if (!templated) for (const link of candidateLinks(doc, name, attribute.valueRange)) facts.push(link);
  }
  return facts;
}

/** The candidates of `srcset`: `a.png 1x, b.png 640w`. */
function candidateLinks(doc: Document, name: string, [start, end]: Range): LinkFact[] {
  const facts: LinkFact[] = [];
  for (const { index, 0: word } of doc.text.slice(start, end).matchAll(/[^\s,]\S*/g)) {
    // A descriptor ends a candidate, and the next one may begin right behind its comma.
    const descriptor = /^\d+(?:\.\d+)?[wxh](?:,|$)/.exec(word)?.[0].length ?? 0;
    const href = word.slice(descriptor, word.endsWith(',') ? -1 : undefined);
    if (href === '') continue;
    const from = start + index + descriptor;
    facts.push({ element: 'image', origin: 'html', name, href, range: [from, from + href.length] });
  }
  return facts;
}
