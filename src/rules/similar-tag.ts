import * as v from 'valibot';
import type { Fix } from '../core/diagnostic.ts';
import { pluralize } from '../core/pluralize.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import { isOnePage } from './shared/one-page.ts';
import { replaceTerm } from './shared/replace-term.ts';
import { findSimilar } from './shared/similar-terms.ts';
import { groupingKeys, openTerms, type Term } from './shared/terms.ts';

const options = v.object({
  keys: v.optional(v.array(v.string()), []),
  allow: v.optional(v.array(v.string()), []),
});
type Options = v.InferOutput<typeof options>;

interface Uses {
  readonly first: { readonly page: Page; readonly term: Term };
  count: number;
}

export default siteRule<Options>({
  id: 'similar-tag',
  summary: 'Tags of the site that differ only in case, hyphen, plural or one letter',
  severity: 'warning',
  group: 'front matter',
  fixes: 'suggested',
  options,
  check: (site, { options: optionsOf, report }) => {
    for (const [name, uses] of countTerms(site, optionsOf)) {
      const [key] = name.split('\n');
      const counts = new Map([...uses].map(([text, { count }]) => [text, count]));
      for (const { rare, usual, how } of findSimilar(counts)) {
        const found = uses.get(rare);
        const other = uses.get(usual);
        if (!found || !other || isOnePage(rare, usual, site.generator)) continue;
        const { page, term } = found.first;
        report({
          file: page.file,
          at: term.at,
          message: `${quote(rare)} (${times(found.count)}) and ${quote(usual)} (${times(other.count)}) in “${key}” differ only ${how}`,
          hint: `Write ${quote(usual)} if both mean the same`,
          fix: mend(term, usual),
          related: [{ message: `${quote(usual)} is here first`, file: other.first.page.file, at: other.first.term.at }],
        });
      }
    }
  },
});

/** Capitals are for `tag-case` to judge: two fixes that disagree about them would undo each other. */
function mend(term: Term, usual: string): Fix | undefined {
  const { text } = term;
  const lower = usual.toLowerCase();
  if (usual !== lower && (text === text.toLowerCase() || text.toLowerCase() === lower)) return undefined;
  return replaceTerm(term, usual);
}

/** The terms of each taxonomy of a language; `tag` and `tags` are one. */
function countTerms(site: Site, optionsOf: (file: string) => Options): Map<string, Map<string, Uses>> {
  const taxonomies = new Map<string, Map<string, Uses>>();
  const finders = new Map<unknown, ReturnType<typeof openTerms>>();
  for (const page of site.pages) {
    if (!page.facts.frontMatter) continue;
    const { keys, allow } = optionsOf(page.file);
    const dialect = site.dialect(page.file);
    const kind = keys.length > 0 ? keys : dialect.taxonomies;
    const find = finders.get(kind) ?? openTerms(dialect, keys.length > 0 ? keys : groupingKeys(dialect));
    finders.set(kind, find);
    let key: string | undefined;
    let uses: Map<string, Uses> | undefined;
    for (const term of find(page.facts.frontMatter)) {
      if (allow.includes(term.text)) continue;
      // The terms of one key stand together.
      if (!uses || term.key !== key)
        uses = usesOf(taxonomies, `${plural(term.key.toLowerCase())}\n${page.language ?? ''}`);
      key = term.key;
      const known = uses.get(term.text);
      if (known) known.count++;
      else uses.set(term.text, { first: { page, term }, count: 1 });
    }
  }
  return taxonomies;
}

function usesOf(taxonomies: Map<string, Map<string, Uses>>, name: string): Map<string, Uses> {
  const uses = taxonomies.get(name) ?? new Map<string, Uses>();
  taxonomies.set(name, uses);
  return uses;
}

function plural(key: string): string {
  return key === 'tag' ? 'tags' : key === 'category' ? 'categories' : key;
}

function times(count: number): string {
  return count === 1 ? 'once' : pluralize(count, 'time');
}
