import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule, type Finding } from '../core/rule.ts';
import { type Destination, listDestinations, rangeOfDestination } from './shared/destinations.ts';
import { isInstruction, isPastedLabel, isPlaceholder, isWords } from './shared/placeholders.ts';
import { findProse } from './shared/prose.ts';
import { textOf } from './shared/text-of.ts';
import { listUnreadLinks, type UnreadLink } from './shared/unread-links.ts';

export default documentRule({
  id: 'placeholder-link',
  summary: '“TODO”, “xxx”, “#” or the like left where a target was meant',
  severity: 'error',
  group: 'links',
  check(doc, { report }) {
    for (const destination of listDestinations(doc, isSuspect)) {
      const finding = judge(doc, destination);
      if (finding) report(finding);
    }
    // An address of several words keeps CommonMark from reading a link, but not kramdown.
    for (const link of listUnreadLinks(doc, findProse(doc))) {
      const finding = judgeUnread(doc, link);
      if (finding) report(finding);
    }
  },
});

/** Placeholders are short, and no long addresses with a scheme. */
function isSuspect(url: string): boolean {
  return url.length <= 60 && !(url.length > 18 && url.startsWith('http'));
}

function judge(doc: Document, destination: Destination): Finding | undefined {
  const { url, node, html, element } = destination;
  if (url !== '#' && !isPlaceholder(url, '')) return undefined;
  const words = node?.type === 'link' ? textOf(node) : '';
  if (url === '#')
    return isTopLink(doc, destination, words) ? undefined : report(rangeOfDestination(doc, destination), element, '#');
  if (node?.type === 'definition' ? isComment(node.label ?? '') : false) return undefined;
  if (!isPlaceholder(url, words)) return undefined;
  return html && url.startsWith('javascript:') ? undefined : report(rangeOfDestination(doc, destination), element, url);
}

function report(at: Finding['at'], element: Destination['element'], url: string): Finding {
  const what = element === 'image' ? 'Image address' : 'Link target';
  const message = `${what} ${quote(url)} is a placeholder`;
  // “#” is also what examples of links lead to.
  return { at, message, hint: 'Write the address', ...(url === '#' && { severity: 'warning' }) };
}

/** “#” leads to the top of the page, which may be meant; in HTML a script or a style may do the rest. */
function isTopLink(doc: Document, { node, html }: Destination, words: string): boolean {
  if (html) return html.attributes.length > 1 || TOP.test(doc.text.slice(...(html.inner ?? html.range)));
  if (node?.type === 'definition') return true;
  const end = node?.position?.end.offset ?? 0;
  return doc.masked[end] === '{' || TOP.test(words);
}

const TOP = /\b(?:top|up|arriba|haut|oben|topo)\b|[↑⬆▲^]|顶部|頂部|トップ|맨 위|наверх/i;

/** `[//]: # (a comment)`, `[comment]: <> (a comment)` */
function isComment(label: string): boolean {
  return /^(?:\/\/|comment|#|todo|note)$/i.test(label.trim());
}

function judgeUnread(doc: Document, link: UnreadLink): Finding | undefined {
  const { content, label, paren, close, start } = link;
  if (paren !== close + 1 || link.end === undefined || !/\p{L}{2}/u.test(label)) return undefined;
  if (/[\w\])]/.test(doc.masked[start - 1] ?? '') || content.length > 200 || content.includes('\n')) return undefined;
  const reason = whyUnread(content, label);
  if (!reason) return undefined;
  const at = [paren + 1, link.end - 1] as const;
  const message = `Link target ${quote(content)} ${reason}`;
  return { at, message, hint: 'Write the address' };
}

function whyUnread(content: string, label: string): string | undefined {
  if (isPastedLabel(content, label)) return 'repeats the words of the link';
  if (isPlaceholder(content, label) || isInstruction(content)) return 'is a placeholder';
  return isWords(content) ? 'is no address' : undefined;
}
