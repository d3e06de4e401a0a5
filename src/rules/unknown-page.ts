import { closest } from '../core/closest.ts';
import type { FrontMatterEntry } from '../core/front-matter.ts';
import { quote } from '../core/quote.ts';
import { type SiteContext, siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import type { Range } from '../core/span.ts';
import { trimEnd } from '../core/trim.ts';
import { listDocIds } from './shared/doc-ids.ts';

export default siteRule({
  id: 'unknown-page',
  summary: 'A page that the front matter names as the one before or after, and that the site does not have',
  severity: 'error',
  group: 'front matter',
  fixes: 'suggested',
  check: (site, context) => {
    if (site.generator === 'docusaurus') checkIds(site, context);
    if (site.generator === 'astro' && isStarlight(site)) checkLinks(site, context);
  },
});

/** `pagination_next: guides/boxes` is the id of a document (plugin-content-docs, docs.ts: addDocNavigation). */
function checkIds(site: Site, { report }: SiteContext<unknown>): void {
  const docs = site.pages.filter(({ section }) => section === 'docs');
  const ids = new Set(docs.flatMap(listDocIds));
  for (const page of docs)
    for (const key of ['pagination_prev', 'pagination_next']) {
      const entry = page.frontMatter?.entry(key);
      const id = page.frontMatter?.data[key];
      if (!entry || typeof id !== 'string' || ids.has(id)) continue;
      // documents may be made while building: only a slip is certain
      const like = closest(id, ids);
      if (like === undefined) continue;
      const at = innerRange(entry);
      report({
        file: page.file,
        at,
        message: `There is no document with the id ${quote(id)}: Docusaurus stops with an error`,
        hint: `Did you mean ${quote(like)}?`,
        fix: { title: `Write ${quote(like)}`, safety: 'suggested', edits: [{ start: at[0], end: at[1], text: like }] },
      });
    }
}

/** `next: { link: /guides/boxes/ }` is an address. Whether Starlight adds a base path depends on its version. */
function checkLinks(site: Site, { report }: SiteContext<unknown>): void {
  if (!site.pages.some(({ url }) => url === '/')) return;
  for (const page of site.pages)
    for (const key of ['prev', 'next']) {
      const entry = page.frontMatter?.entry(key, 'link');
      const link = entry?.source?.trim() ?? '';
      if (!entry || !/^\/(?!\/)[^\s{}]*$/.test(link)) continue;
      const address = decode(link.split(/[?#]/, 1)[0] ?? '');
      if (site.visit(address) !== 'missing') continue;
      const others = listAddresses(site, page);
      const like = closest(address, others) ?? others.find(other => differInPlural(address, other));
      report({
        file: page.file,
        at: innerRange(entry),
        message: `There is no page at ${quote(link)}, to which “${key}” leads`,
        hint: like === undefined ? 'Write the address of a page' : `Did you mean ${quote(like)}?`,
      });
    }
}

function listAddresses({ pages }: Site, own: Page): string[] {
  return pages.flatMap(page => (page === own || page.url === undefined ? [] : [page.url]));
}

/** `/box/` and `/boxes/`: two letters of a short word, too many for a slip of the finger. */
function differInPlural(one: string, other: string): boolean {
  const [left, right] = [trimEnd(one, '/'), trimEnd(other, '/')];
  return left !== '' && (`${left}es` === right || `${right}es` === left);
}

function isStarlight({ files }: Site): boolean {
  return /"@astrojs\/starlight"/.test(files.read('package.json') ?? '');
}

function decode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function innerRange({ value: [start, end], style }: FrontMatterEntry): Range {
  return style === 'quoted' ? [start + 1, end - 1] : [start, end];
}
