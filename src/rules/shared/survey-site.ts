import type { Page, Site } from '../../core/site.ts';
import type { SiteStatistics, StateCounts, TaxonomyStatistics } from '../../core/statistics.ts';
import { findTerms, groupingKeys } from './terms.ts';

/** Counts what a site has. */
export function surveySite(site: Site): Omit<SiteStatistics, 'folder'> {
  const links = site.pages.flatMap(page => page.facts.links.filter(({ element }) => element === 'link'));
  const all = site.pages.reduce((sum, page) => sum + page.facts.links.length, 0);
  return {
    generator: site.generatorName,
    posts: countStates(site.pages.filter(({ isPost }) => isPost)),
    pages: countStates(site.pages.filter(({ isPost }) => !isPost)),
    links: links.length,
    externalLinks: links.filter(({ href }) => /^(?:https?:)?\/\//i.test(href)).length,
    images: all - links.length,
    taxonomies: countTerms(site),
  };
}

function countStates(pages: readonly Page[]): StateCounts {
  const counts: Partial<Record<Page['state'], number>> = {};
  for (const { state } of pages) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** In how many posts each term stands; `tag` and `tags` are one taxonomy. */
function countTerms(site: Site): TaxonomyStatistics[] {
  const taxonomies = new Map<string, Map<string, number>>();
  for (const { file, facts } of site.pages) {
    if (!facts.frontMatter) continue;
    const dialect = site.dialect(file);
    const found = findTerms(facts.frontMatter, dialect, groupingKeys(dialect));
    for (const name of new Set(found.map(({ key }) => nameOf(key)))) {
      const counts = taxonomies.get(name) ?? new Map<string, number>();
      taxonomies.set(name, counts);
      const terms = new Set(found.filter(({ key }) => nameOf(key) === name).map(({ text }) => text));
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return [...taxonomies].map(([name, counts]) => ({ name, terms: sortTerms(counts) }));
}

function nameOf(key: string): string {
  const name = key.toLowerCase();
  return name === 'tag' ? 'tags' : name === 'category' ? 'categories' : name;
}

function sortTerms(counts: ReadonlyMap<string, number>): TaxonomyStatistics['terms'] {
  return [...counts]
    .map(([term, count]) => ({ term, count }))
    .sort((left, right) => right.count - left.count || (left.term < right.term ? -1 : 1));
}
