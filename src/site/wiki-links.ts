import type { LinkFact, Page } from '../core/site.ts';
import { baseName } from './address.ts';
import type { Location, Lookups } from './generator.ts';
import { unknown } from './unknown.ts';
import { wikiKey } from './wiki-index.ts';

/** Plugins of remark for wiki links, all told by functions and lists where pages are. */
export function isWikiPlugin(name: string): boolean {
  return /^(?:@[\w-]+\/)?remark-(?:wiki-?links?|obsidian)\b/i.test(name);
}

/** A plugin whose source says how it finds pages. */
export interface WikiPlugin {
  /** Authors write the names of files, or titles. */
  readonly writes: 'file' | 'title';
  /** Why a page may have this name though no file here accounts for it. */
  readonly mayExist: (name: string) => string | undefined;
}

/**
 * Where a wiki link leads. Plugins compare names of files, slugs, titles or aliases, each in its own way: whatever has
 * the name in one of them is taken for what is meant. Of a plugin that is told by functions where pages are, nothing
 * else is known.
 */
export function locateWikiLink(link: LinkFact, site: Lookups, plugin: WikiPlugin | undefined): Location {
  const [name = '', fragment] = link.href.split('#', 2).map(part => part.trim());
  const index = site.wiki();
  const pages = index.pages(baseName(name));
  const [page] = pages;
  if (page && pages.length === 1)
    return { how: 'answer', target: { kind: 'page', page, ...anchor(page, fragment, plugin) } };
  if (page) return unknown('several pages have that name');
  const file = index.file(baseName(name));
  if (file !== undefined) return { how: 'answer', target: { kind: 'asset', file } };
  if (!plugin) return unknown('a plugin decides');
  const why = name.includes('/') ? 'it is a path' : plugin.mayExist(name);
  if (why !== undefined) return unknown(why);
  const closest = link.element === 'link' ? index.closest(name, plugin.writes) : undefined;
  return {
    how: 'answer',
    target: { kind: 'missing', reason: 'absent', tried: [name], ...(closest !== undefined && { closest }) },
  };
}

/** A heading can be named by its words as well. */
function anchor(page: Page, fragment: string | undefined, plugin: WikiPlugin | undefined): { fragment?: string } {
  if (!plugin || fragment === undefined || fragment === '') return {};
  const wanted = wikiKey(fragment);
  const isHeading = ({ text, id }: Page['facts']['headings'][number]) =>
    wikiKey(text) === wanted || (id !== undefined && wikiKey(id) === wanted);
  return page.facts.headings.some(isHeading) ? {} : { fragment };
}
