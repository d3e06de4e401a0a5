import type { GeneratorId } from '../../core/dialect.ts';
import { type FrontMatter, type FrontMatterEntry, pathOf } from '../../core/front-matter.ts';

/** Names that hold dates wherever they stand, in lower case and without hyphens and underscores. */
const dateNames = new Set([
  ...['date', 'lastmod', 'lastmodified', 'lastmodifiedat', 'modified', 'modifiedat', 'modifieddate', 'datemodified'],
  ...['updated', 'updatedat', 'updateddate', 'updatedate', 'lastupdated', 'lastupdate', 'dateupdated'],
  ...['pubdate', 'publishdate', 'publisheddate', 'publishedat', 'publishedon', 'datepublished', 'published'],
  ...['created', 'createdat', 'createddate', 'creationdate', 'datecreated'],
  ...['expirydate', 'expires', 'expiresat', 'unpublishdate'],
]);

/** The keys that a generator itself reads as dates, in lower case; a bad one has consequences that are known. */
const ownKeys: Readonly<Record<GeneratorId, readonly string[]>> = {
  jekyll: ['date'],
  hugo: ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified', 'expirydate', 'unpublishdate'],
  astro: [],
  eleventy: ['date'],
  hexo: ['date', 'updated'],
  docusaurus: ['date'],
  zola: ['date', 'updated'],
  plain: [],
};

export interface DateEntry {
  readonly entry: FrontMatterEntry;
  readonly source: string;
  readonly key: string;
  /** The generator reads this key itself. */
  readonly isOwn: boolean;
}

/** Every value that is meant as a date; `published: false` and the like are not. */
export function findDates(frontMatter: FrontMatter, generator: GeneratorId): DateEntry[] {
  const dates: DateEntry[] = [];
  for (const entry of frontMatter.entries) {
    if (entry.source === undefined) continue;
    const depth = entry.pointer.split('/').length - 1;
    // No name of a date has what a pointer escapes.
    const name = entry.pointer.slice(entry.pointer.lastIndexOf('/') + 1).toLowerCase();
    const isNamed = depth <= 2 && dateNames.has(name.replace(/[-_]/g, ''));
    if (!isNamed && entry.style !== 'date') continue;
    const key = pathOf(entry.pointer).at(-1) ?? '';
    const isOwn = depth === 1 && ownKeys[generator].includes(name);
    dates.push({ entry, source: entry.source.trim(), key, isOwn });
  }
  return dates;
}
