import { closest } from '../../core/closest.ts';
import { type FrontMatterFacts, pathOf } from '../../core/front-matter.ts';
import type { Finding } from '../../core/rule.ts';
import type { Page, Site } from '../../core/site.ts';
import { assign } from './mend-value.ts';

/**
 * What Zola makes of the taxonomies of a page: it stops at one that the configuration lacks (components/site/src/lib.rs,
 * add_page) and reads over one that does not stand below `taxonomies` (components/content/src/front_matter/page.rs).
 */
export function findTaxonomySlips(site: Site, { file, facts }: Page): Finding[] {
  const configured = site.dialect(file).taxonomies ?? [];
  const settings = site.files.has('zola.toml') ? 'zola.toml' : 'config.toml';
  const isSection = /(?:^|\/)_index\.[^/]+$/.test(file);
  return (facts.frontMatter?.entries ?? []).flatMap(entry => {
    const [first = '', name, ...inner] = pathOf(entry.pointer);
    const at = entry.key ?? entry.value;
    if (name === undefined && configured.includes(first) && !isSection)
      return [
        {
          at,
          message: `Zola reads over “${first}” here: taxonomies stand below “taxonomies”`,
          hint: `Move it below a line “[taxonomies]”`,
        },
      ];
    if (first !== 'taxonomies' || name === undefined || inner.length > 0 || configured.includes(name)) return [];
    const like = closest(name, configured);
    return [
      {
        at,
        message: `Taxonomy “${name}” is not in “${settings}”; Zola stops with an error`,
        hint: like === undefined ? `Add it to “taxonomies” in “${settings}”` : `Did you mean “${like}”?`,
      },
    ];
  });
}

/** Zola reads the values below `taxonomies` as lists (components/content/src/front_matter/page.rs). */
export function findSingleTerms(facts: FrontMatterFacts | undefined): Finding[] {
  if (!facts) return [];
  return facts.entries.flatMap(({ pointer, value, source }) => {
    const [, key] = /^\/taxonomies\/([^/]+)$/.exec(pointer) ?? [];
    if (key === undefined || source === undefined || value[0] === value[1]) return [];
    const message = `“${key}” is one value, not a list; Zola stops with an error`;
    return [{ at: value, message, hint: `Write ${assign(facts.language, key, ['one', 'two'])}` }];
  });
}
