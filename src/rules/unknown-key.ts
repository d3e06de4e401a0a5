import { editDistance } from '../core/closest.ts';
import { pluralize } from '../core/pluralize.ts';
import { siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import { knownKeys } from './shared/known-keys.ts';
import { groupBySection } from './shared/sections.ts';
import { topKeyOf } from './shared/value-types.ts';
import { findTaxonomySlips } from './shared/zola-taxonomies.ts';

/** A key of the posts must be this common before another one counts as its misspelling, and that one this rare. */
const enough = 20;
const rare = 3;

export default siteRule({
  id: 'unknown-key',
  summary: 'A key that looks like a misspelling of one that the generator knows or most posts use',
  severity: 'warning',
  group: 'front matter',
  fixes: 'suggested',
  check: (site, { report }) => {
    if (site.generator === 'zola')
      for (const page of site.pages)
        for (const slip of findTaxonomySlips(site, page)) report({ file: page.file, ...slip });
    for (const pages of site.once(groupBySection)) {
      const counts = countKeys(pages);
      const candidates = listCandidates(site, counts);
      const slips = new Map<string, Candidate>();
      for (const key of counts.keys()) {
        const meant = judgeKey(key, { counts, candidates, site });
        if (meant) slips.set(key, meant);
      }
      if (slips.size === 0) continue;
      for (const page of pages) {
        const entries = page.facts.frontMatter?.entries ?? [];
        for (const entry of entries) {
          const key = topKeyOf(entry) ?? '';
          const meant = slips.get(key);
          if (!meant || entries.some(other => topKeyOf(other) === meant.name)) continue;
          const [start, end] = entry.key ?? entry.value;
          const isBare = end - start === key.length;
          report({
            file: page.file,
            at: [start, end],
            message:
              meant.count >= enough
                ? `Key “${key}” is unknown here: “${meant.name}” is used in ${pluralize(meant.count, 'post')}`
                : `Key “${key}” is unknown to ${site.generatorName}`,
            hint: `Did you mean “${meant.name}”?`,
            fix: isBare
              ? { title: `Write “${meant.name}”`, safety: 'suggested', edits: [{ start, end, text: meant.name }] }
              : undefined,
          });
        }
      }
    }
  },
});

interface Candidate {
  readonly name: string;
  readonly count: number;
}

function countKeys(pages: readonly Page[]): Map<string, number> {
  const byPointer = new Map<string, number>();
  for (const page of pages)
    for (const { pointer } of page.facts.frontMatter?.entries ?? [])
      byPointer.set(pointer, (byPointer.get(pointer) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [pointer, count] of byPointer) {
    const key = topKeyOf({ pointer });
    if (key !== undefined) counts.set(key, count);
  }
  return counts;
}

/** What a misspelling may have meant: keys of the generator, and keys that many posts of the section have. */
function listCandidates({ generator }: Site, counts: ReadonlyMap<string, number>): Candidate[] {
  const known = generator === 'plain' ? [] : knownKeys[generator];
  const usual = [...counts.keys()].filter(name => (counts.get(name) ?? 0) >= enough && name.length >= 4);
  return [...known, ...usual].map(name => ({ name, count: counts.get(name) ?? 0 }));
}

function judgeKey(
  key: string,
  { counts, candidates, site }: { counts: ReadonlyMap<string, number>; candidates: readonly Candidate[]; site: Site },
): Candidate | undefined {
  const count = counts.get(key) ?? 0;
  const isKnown = Object.values(knownKeys).some(keys => keys.includes(key));
  if (key.length < 4 || count > rare || isKnown) return undefined;
  return candidates
    .filter(({ name, count: uses }) => (uses >= enough ? uses >= count * 20 : name.length >= 5))
    .filter(({ name }) => isSlip(key, name, site))
    .sort((left, right) => right.count - left.count)[0];
}

/** One letter more, less, other or swapped, two in long words; another case where the generator minds it. */
function isSlip(key: string, name: string, { generator }: Site): boolean {
  if (key.toLowerCase() === name.toLowerCase()) return generator !== 'hugo';
  // plurals and numbers are keys of their own
  if (`${key}s` === name || `${name}s` === key || /\d/.test(key) || /\d/.test(name)) return false;
  const limit = Math.min(key.length, name.length) >= 8 ? 2 : 1;
  return editDistance(key.toLowerCase(), name.toLowerCase(), limit + 1) <= limit;
}
