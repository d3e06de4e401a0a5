import * as v from 'valibot';
import { pluralize } from '../core/pluralize.ts';
import { quote } from '../core/quote.ts';
import { type SiteContext, siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import { foldTerm } from './shared/fold-term.ts';
import { openTerms, type Term } from './shared/terms.ts';

const options = v.object({
  mode: v.optional(v.picklist(['auto', 'lowercase', 'consistent']), 'auto'),
  keys: v.optional(v.array(v.string()), ['tags', 'tag']),
  allow: v.optional(v.array(v.string()), []),
});
type Options = v.InferOutput<typeof options>;

interface Use {
  readonly page: Page;
  readonly term: Term;
  readonly options: Options;
}

export default siteRule<Options>({
  id: 'tag-case',
  summary: 'A tag that is not lowercase, or not always written in the same case',
  severity: 'error',
  group: 'front matter',
  fixes: 'suggested',
  options,
  check: (site, context) => {
    const uses = collectUses(site, context);
    const unset = uses.filter(({ options: { mode } }) => mode === 'auto');
    if (isMostlyMixed(unset)) reportSite(unset, context);
    else reportUppercase(unset, context);
    reportUppercase(
      uses.filter(({ options: { mode } }) => mode === 'lowercase'),
      context,
    );
    reportInconsistent(
      uses.filter(({ options: { mode } }) => mode === 'consistent'),
      context,
    );
  },
});

function collectUses(site: Site, context: SiteContext<Options>): Use[] {
  const uses: Use[] = [];
  const finders = new Map<Options, ReturnType<typeof openTerms>>();
  for (const page of site.pages) {
    const { frontMatter } = page.facts;
    if (!frontMatter) continue;
    const chosen = context.options(page.file);
    const find = finders.get(chosen) ?? openTerms(site, chosen.keys);
    finders.set(chosen, find);
    for (const term of find(frontMatter))
      if (!chosen.allow.includes(term.text)) uses.push({ page, term, options: chosen });
  }
  return uses;
}

const isLowercase = (text: string): boolean => text === text.toLowerCase();

/** A site where fewer than three of five tags are lowercase does not keep to it. */
function isMostlyMixed(uses: readonly Use[]): boolean {
  const distinct = [...new Set(uses.map(({ term }) => term.text))];
  return distinct.filter(isLowercase).length * 5 < distinct.length * 3;
}

function reportUppercase(uses: readonly Use[], { report }: SiteContext<Options>): void {
  for (const { page, term } of uses)
    if (!isLowercase(term.text)) {
      const lower = term.text.toLowerCase();
      report({
        file: page.file,
        at: term.at,
        message: `Tag ${quote(term.text)} is not lowercase`,
        hint: `Write ${quote(lower)}`,
        fix: {
          title: `Write ${quote(lower)}`,
          safety: 'suggested',
          edits: [{ start: term.at[0], end: term.at[1], text: lower }],
        },
      });
    }
}

/** A site that writes most of its tags in mixed case has made a choice, or none: it hears of it once. */
function reportSite(uses: readonly Use[], { report }: SiteContext<Options>): void {
  const first = uses.find(({ term }) => !isLowercase(term.text));
  const distinct = [...new Set(uses.map(({ term }) => term.text))];
  const mixed = distinct.filter(text => !isLowercase(text)).length;
  if (!first) return;
  report({
    file: first.page.file,
    at: first.term.at,
    message:
      distinct.length === 1
        ? `The only tag of this site, ${quote(first.term.text)}, is not lowercase`
        : `${mixed} of the ${distinct.length} tags of this site ${mixed === 1 ? 'is' : 'are'} not lowercase, ${quote(first.term.text)} for one`,
    hint: 'Set “tag-case” to ["error", { "mode": "lowercase" }] to hear of each, or to { "mode": "consistent" } to allow one spelling per tag',
  });
}

function reportInconsistent(uses: readonly Use[], { report }: SiteContext<Options>): void {
  const groups = new Map<string, Map<string, number>>();
  for (const { term } of uses) {
    const name = foldTerm(term.text);
    const spellings = groups.get(name) ?? new Map<string, number>();
    groups.set(name, spellings.set(term.text, (spellings.get(term.text) ?? 0) + 1));
  }
  for (const { page, term } of uses) {
    const spellings = [...(groups.get(foldTerm(term.text)) ?? [])].sort(
      ([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1),
    );
    const [usual] = spellings;
    if (!usual || usual[0] === term.text) continue;
    const [text, count] = usual;
    report({
      file: page.file,
      at: term.at,
      message: `Tag ${quote(term.text)} is ${quote(text)} in ${pluralize(count, 'other place')}`,
      hint: `Write ${quote(text)}`,
      fix: {
        title: `Write ${quote(text)}`,
        safety: 'suggested',
        edits: [{ start: term.at[0], end: term.at[1], text }],
      },
    });
  }
}
