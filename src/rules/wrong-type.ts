import type { Fix } from '../core/diagnostic.ts';
import type { GeneratorId } from '../core/dialect.ts';
import type { FrontMatterEntry, FrontMatterFacts } from '../core/front-matter.ts';
import { pluralize } from '../core/pluralize.ts';
import { siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';
import { assign, isOneWord, surroundValue } from './shared/mend-value.ts';
import { groupBySection } from './shared/sections.ts';
import { judgeSwitch, switches } from './shared/switches.ts';
import { findUsualTypes, type Usual } from './shared/usual-types.ts';
import { openTopKeys, typeOf, type ValueType } from './shared/value-types.ts';
import { findSingleTerms } from './shared/zola-taxonomies.ts';

export default siteRule({
  id: 'wrong-type',
  summary: 'A value of a type that the generator can’t use, or that practically no other post has',
  severity: 'error',
  group: 'front matter',
  fixes: 'safe',
  check: (site, { report }) => {
    if (site.generator === 'zola')
      for (const { file, facts } of site.pages)
        for (const wrong of findSingleTerms(facts.frontMatter)) report({ file, ...wrong });
    const keyOf = openTopKeys();
    const known = new Set([...structured, ...(particular[site.generator] ?? []), ...(switches[site.generator] ?? [])]);
    for (const pages of site.once(groupBySection)) {
      const usual = findUsualTypes(pages);
      for (const { file, facts } of pages) {
        if (!facts.frontMatter) continue;
        const { entries, data, language } = facts.frontMatter;
        for (const entry of entries) {
          const key = keyOf(entry);
          // Of most keys nothing is expected.
          if (key === undefined || !(known.has(key) || usual.has(key))) continue;
          const type = typeOf(data[key], entry);
          // `{{ page.name }}` is a map whose only key is a map: the matter of another rule.
          if (type === 'map' && Object.keys(data[key] ?? {}).join() === '') continue;
          const value = { key, entry, type, language };
          const wrong = judgeValue(site, value) ?? judgeAgainst(usual, value);
          if (wrong) report({ file, at: placeOf(entry), ...wrong });
        }
      }
    }
  },
});

interface Value {
  readonly key: string;
  readonly entry: FrontMatterEntry;
  readonly type: ValueType;
  readonly language: FrontMatterFacts['language'];
}

interface Wrong {
  readonly message: string;
  readonly hint: string;
  readonly fix?: Fix | undefined;
  readonly severity?: 'warning';
}

/** The keys that generators want a certain form of. */
const structured = ['title', 'tags', 'categories'];

/** The keys of one generator that may be of some types alone. */
const particular: Readonly<Partial<Record<GeneratorId, readonly string[]>>> = { eleventy: ['permalink'] };

function judgeValue({ generator }: Site, { key, entry, type, language }: Value): Wrong | undefined {
  if (key === 'title' && (type === 'list' || type === 'map'))
    return { message: `“title” is a ${type}, not text`, hint: 'Write the title as text, in quotes if need be' };
  if ((key === 'tags' || key === 'categories') && type === 'map')
    return { message: `“${key}” is a map, not a list`, hint: `Write ${assign(language, key, ['one', 'two'])}` };
  if (generator === 'docusaurus' && key === 'tags' && (type === 'text' || type === 'address' || type === 'number'))
    return {
      message: `“tags” is ${type === 'number' ? 'a number' : 'text'}, not a list; Docusaurus stops with an error`,
      hint: `Write ${assign(language, key, ['one', 'two'])}`,
      fix: isOneWord(entry) ? surroundValue(entry, ['[', ']'], 'Write a list') : undefined,
    };
  if (generator === 'eleventy' && key === 'tags' && type === 'number')
    return {
      message: '“tags” is a number, not text or a list; Eleventy stops with an error',
      hint: 'Put the tag in quotes',
      fix: surroundValue(entry, ['"', '"'], 'Put it in quotes'),
    };
  if (generator === 'eleventy' && key === 'permalink' && type === 'boolean' && /^true$/i.test(entry.source ?? ''))
    return {
      message: '“permalink” is true; Eleventy stops with an error',
      hint: 'Write an address, or “false” for a page that is not written; without the line it has its usual address',
    };
  return type === 'text' ? judgeSwitch({ key, entry, language }, generator) : undefined;
}

function judgeAgainst(usual: ReadonlyMap<string, Usual>, { key, type }: Value): Wrong | undefined {
  const other = usual.get(key);
  if (!other || type === other.type || type === 'nothing') return undefined;
  // generators read one term without brackets too
  if (other.type === 'list' && (type === 'text' || type === 'address' || type === 'number')) return undefined;
  return {
    message: `“${key}” is ${names[type]} here, and ${names[other.type]} in ${pluralize(other.count, 'other post')}`,
    hint: `Write it as ${names[other.type]}, as in the other posts`,
    severity: 'warning',
  };
}

const names: Readonly<Record<Exclude<ValueType, 'nothing'>, string>> = {
  text: 'text',
  address: 'an address (“/…” or “https://…”)',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  map: 'a map',
  date: 'a date',
};

function placeOf(entry: FrontMatterEntry): readonly [number, number] {
  return entry.value[0] === entry.value[1] ? (entry.key ?? entry.value) : entry.value;
}
