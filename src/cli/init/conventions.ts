import type { RuleSetting } from '../../core/config.ts';
import type { Site } from '../../core/site.ts';
import { findTerms } from '../../rules/shared/terms.ts';
import { enough } from './sections.ts';

export interface Tags {
  readonly distinct: number;
  readonly lowercase: number;
  /** Tags that are written in several ways: `CSS` and `css`. */
  readonly inconsistent: readonly string[];
}

export function surveyTags(sites: readonly Site[]): Tags {
  const spellings = new Map<string, Set<string>>();
  for (const site of sites)
    for (const { file, facts } of site.pages) {
      if (!facts.frontMatter) continue;
      for (const { text } of findTerms(facts.frontMatter, site.dialect(file), ['tags', 'tag'])) {
        const name = text.normalize('NFC').toLowerCase();
        spellings.set(name, (spellings.get(name) ?? new Set()).add(text));
      }
    }
  const distinct = [...spellings.values()].flatMap(own => [...own]);
  return {
    distinct: distinct.length,
    lowercase: distinct.filter(tag => tag === tag.toLowerCase()).length,
    inconsistent: [...spellings].filter(([, own]) => own.size > 1).map(([name]) => name),
  };
}

/** How `tag-case` is set to what the site does already; where it does neither, that is for people to choose. */
export function chooseTagCase({ distinct, lowercase, inconsistent }: Tags): RuleSetting | undefined {
  if (distinct < enough) return undefined;
  if (lowercase === distinct) return ['error', { mode: 'lowercase' }];
  const isMixed = lowercase * 5 < distinct * 3;
  return isMixed && inconsistent.length === 0 ? ['error', { mode: 'consistent' }] : undefined;
}

export interface DateForm {
  /** The first date of this form. */
  readonly example: string;
  readonly count: number;
}

/** How the dates of posts are written, the usual form first. */
export function surveyDates(sites: readonly Site[]): DateForm[] {
  const forms = new Map<string, DateForm>();
  for (const { pages } of sites)
    for (const { facts } of pages)
      for (const { pointer, source } of facts.frontMatter?.entries ?? []) {
        if (!source || !/^\/(?:date|pub_?date|publish_?date)$/i.test(pointer)) continue;
        const example = source.trim();
        const form = example.replace(/\d/g, '0').replace(/[-+](?=\d\d:?\d\d$)/, '+');
        forms.set(form, { example, ...forms.get(form), count: (forms.get(form)?.count ?? 0) + 1 });
      }
  return [...forms.values()].sort((left, right) => right.count - left.count);
}
