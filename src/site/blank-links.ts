import type { Document } from '../core/document.ts';
import type { LinkFact } from '../core/site.ts';

/** Texts and addresses are limited, lest hostile text is read over and over. */
const LINK = /(!?)\[([^[\]\n]{0,500})\]\(([^()<>\n]{1,1000})\)/g;
const TITLE = /\s+(?:"[^"]*"|'[^']*')$/;

/**
 * `[text](my file.md)`: an address may have blanks in kramdown (lib/kramdown/parser/kramdown/link.rb takes all up to the
 * parenthesis), where CommonMark sees plain text. What `malformed-link` doubts is left to it.
 */
export function blankLinks(doc: Document): LinkFact[] {
  if (doc.dialect.markdown !== 'kramdown' || !doc.text.includes('](')) return [];
  return doc.nodes('text').flatMap(node => {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from === undefined || to === undefined) return [];
    const text = doc.masked.slice(from, to);
    // Nearly every text has none, and a look for two characters is fast.
    return text.includes('](') ? findLinks(text, from) : [];
  });
}

function findLinks(text: string, from: number): LinkFact[] {
  return [...text.matchAll(LINK)].flatMap(match => {
    const [whole, mark = '', , content = ''] = match;
    const href = content.replace(TITLE, '').trim();
    const isEscaped = text[match.index - 1] === '\\';
    if (isEscaped || !/\s/.test(href) || /["“”„«»&\\\uE000]|\s=\d*%?x/.test(href)) return [];
    const start = from + match.index + whole.length - 1 - content.length + content.indexOf(href);
    const element = mark === '!' ? ('image' as const) : ('link' as const);
    return [{ element, origin: 'markdown' as const, href, range: [start, start + href.length] as const }];
  });
}
