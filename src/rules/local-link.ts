import type { Fix } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { listDestinations, rangeOfDestination } from './shared/destinations.ts';

export default documentRule({
  id: 'local-link',
  summary: 'Links and images that lead to the author’s own machine or to a preview',
  severity: 'error',
  group: 'links',
  fixes: 'suggested',
  check(doc, { report }) {
    for (const destination of listDestinations(doc, isSuspect)) {
      const { url, element } = destination;
      const reason = judge(url, element);
      if (!reason) continue;
      const at = rangeOfDestination(doc, destination);
      report({ at, ...describe(url, element, reason), fix: mend(doc, at, reason) });
    }
    for (const { url, at } of listFrontMatterAddresses(doc)) {
      const reason = judge(url, 'image');
      if (reason) report({ at, ...describe(url, 'link', reason), fix: mend(doc, at, reason) });
    }
  },
});

type Reason = 'disk' | 'server' | 'preview';

function describe(url: string, element: 'link' | 'image', reason: Reason): { message: string; hint: string } {
  const what = element === 'image' ? 'Image address' : 'Link target';
  const where = {
    disk: 'is on the disk of its author',
    server: 'is a preview on the machine of its author',
    preview: 'is a temporary preview of a site',
  } as const;
  return { message: `${what} ${quote(url)} ${where[reason]}`, hint: 'Write the address that it has for readers' };
}

/** The address on the site: the preview has it at the same place. */
function mend({ text }: Document, [start, end]: Range, reason: Reason): Fix | undefined {
  const [server, path] =
    reason === 'disk'
      ? []
      : (/^["']?(?:https?:)?\/\/[^/?#\s"']+(?=(\/[\w./~@+%-]+))/i.exec(text.slice(start, end)) ?? []);
  if (server === undefined || path === undefined) return undefined;
  const quote = /^["']/.exec(server)?.[0] ?? '';
  const edits = [{ start: start + quote.length, end: start + server.length, text: '' }];
  return { title: `Write “${path}”`, safety: 'suggested', edits };
}

/** Cheap, and true of every address that `judge` reports. */
function isSuspect(url: string): boolean {
  if (/^https?:\/\/[a-z]/i.test(url)) return /localhost|deploy-preview-/i.test(url);
  return url.includes(':') || url.includes('//') || url.startsWith('/');
}

/** A tutorial may tell readers to open their own `http://localhost:3000/`, but has no pages and pictures there. */
function judge(url: string, element: 'link' | 'image'): Reason | undefined {
  if (/^file:\/|^\/?[a-z]:[\\/](?!\/)|^\/(?:Users|home)\/[^/]+\/.+\.\w+$/i.test(url)) return 'disk';
  const [, host = '', path = ''] = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (/^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?$/i.test(host))
    return element === 'image' || isPublishedPath(path) ? 'server' : undefined;
  return /^deploy-preview-\d+--[\w-]+\.netlify\.app$/i.test(host) ? 'preview' : undefined;
}

/** A picture or document, or the dated address of a post. */
function isPublishedPath(path: string): boolean {
  return (
    /\.(?:png|jpe?g|gif|svg|webp|avif|pdf|mp4|zip)$/i.test(path) || /\/\d{4}\/\d{1,2}\/(?:\d{1,2}\/)?[\w%-]+/.test(path)
  );
}

/** Values that are addresses as a whole: `image`, `cover.image`, `canonical_url`. */
function* listFrontMatterAddresses({ frontMatter }: Document): Generator<{ url: string; at: Range }> {
  for (const { source, value } of frontMatter?.entries ?? [])
    if (source && /^(?:https?:\/\/|file:\/)\S+$/i.test(source)) yield { url: source, at: value };
}
