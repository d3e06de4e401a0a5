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
    const path = pathOf(entry.pointer);
    const key = path.at(-1) ?? '';
    const isNamed = path.length <= 2 && dateNames.has(key.toLowerCase().replace(/[-_]/g, ''));
    if (!isNamed && entry.style !== 'date') continue;
    const isOwn = path.length === 1 && ownKeys[generator].includes(key.toLowerCase());
    dates.push({ entry, source: entry.source.trim(), key, isOwn });
  }
  return dates;
}
