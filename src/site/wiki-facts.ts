import type { Document } from '../core/document.ts';
import type { LinkFact } from '../core/site.ts';
import { isTemplated } from '../core/template-text.ts';

/**
 * `[[Page]]`, `[[Page#heading|words]]`, `![[picture.png]]`. A colon calls a function of the site's own (Eleventy's
 * interlinker) or makes it an address, and `^` names a block: neither is looked up.
 */
const WIKI_LINK =
  /(!?)\[\[[ \t]{0,9}((?:[\p{L}\p{N}.]|\/(?!\/))[^[\]|#^:\\\n]{0,200}(?:#[^[\]|#^:\\\n]{1,200})?)(?:\|[^[\]\n]{0,300})?\]\]/gu;

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|psd)$/i;

/** The wiki links of a post, where a plugin of its site makes links of them. */
export function wikiLinks(doc: Document): LinkFact[] {
  if (!doc.dialect.wikiLinks || !doc.masked.includes('[[')) return [];
  const links = [...doc.nodes('link'), ...doc.nodes('linkReference')];
  const covered = links.map(({ position }) => [position?.start.offset ?? 0, position?.end.offset ?? 0] as const);
  covered.sort(([left], [right]) => left - right);
  let next = 0;
  return doc.nodes('text').flatMap(({ position }) => {
    const start = position?.start.offset;
    const end = position?.end.offset;
    if (start === undefined || end === undefined) return [];
    while ((covered[next]?.[1] ?? Infinity) <= start) next++;
    return (covered[next]?.[0] ?? Infinity) < end ? [] : linksIn(doc, start, end);
  });
}

/** What stands in for a link of a heading decides on its id, and an embedded page brings its own. */
export function wikiIds(doc: Document, links: readonly LinkFact[]): string | undefined {
  if (links.length === 0) return undefined;
  const isEmbedded = ({ element, range: [start] }: LinkFact) =>
    element === 'link' && /!\[\[[ \t]*$/.test(doc.masked.slice(Math.max(0, start - 12), start));
  if (links.some(isEmbedded)) return 'another page is embedded';
  const headings = doc
    .nodes('heading')
    .map(({ position }) => doc.masked.slice(position?.start.offset, position?.end.offset));
  return headings.some(text => text.includes('[[')) ? 'a heading has a wiki link' : undefined;
}

function linksIn(doc: Document, start: number, end: number): LinkFact[] {
  const facts: LinkFact[] = [];
  for (const { index, 0: whole, 1: mark = '', 2: name = '' } of doc.masked.slice(start, end).matchAll(WIKI_LINK)) {
    const from = start + index;
    // Not every plugin reads across an escape, or brackets in brackets.
    if (/[\\[]/.test(doc.masked[from - 1] ?? '') || doc.masked[from + whole.length] === ']') continue;
    if (isTemplated(doc, [from, from + whole.length])) continue;
    const href = name.trimEnd();
    const at = from + whole.indexOf(name, mark.length + 2);
    const element = mark !== '' && IMAGE.test(href) ? 'image' : 'link';
    facts.push({ element, origin: 'wiki', href, range: [at, at + href.length] });
  }
  return facts;
}
