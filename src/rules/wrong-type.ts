import type { Fix } from '../core/diagnostic.ts';
import type { GeneratorId } from '../core/dialect.ts';
import type { FrontMatterEntry } from '../core/front-matter.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';
import { generatorNames } from './shared/generator-names.ts';
import { isOneWord, replaceValue, surroundValue } from './shared/mend-value.ts';
import { groupBySection } from './shared/sections.ts';
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
    const known = new Set([...structured, ...(switches[site.generator] ?? [])]);
    for (const pages of site.once(groupBySection)) {
      const usual = findUsualTypes(pages);
      for (const { file, facts } of pages)
        for (const entry of facts.frontMatter?.entries ?? []) {
          const key = keyOf(entry);
          // Of most keys nothing is expected.
          if (key === undefined || !(known.has(key) || usual.has(key))) continue;
          const value = facts.frontMatter?.data[key];
          const type = typeOf(value, entry);
          // a template between braces is the matter of another rule
          if (type === 'map' && isTemplate(value)) continue;
          const wrong = judgeValue(site, { key, entry, type }) ?? judgeAgainst(usual, { key, entry, type });
          if (wrong) report({ file, at: placeOf(entry), ...wrong });
        }
    }
  },
});

/** `{{ page.name }}` is a map whose only key is a map. */
function isTemplate(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === '';
}

interface Value {
  readonly key: string;
  readonly entry: FrontMatterEntry;
  readonly type: ValueType;
}

interface Wrong {
  readonly message: string;
  readonly hint: string;
  readonly fix?: Fix | undefined;
  readonly severity?: 'warning';
}

/** The keys that generators want a certain form of. */
const structured = ['title', 'tags', 'categories'];

/** The keys that switch a post on and off, where the generator wants a real boolean; Docusaurus and Hugo also read “true” in quotes. */
const switches: Readonly<Partial<Record<GeneratorId, readonly string[]>>> = {
  jekyll: ['published'],
  hexo: ['published'],
  zola: ['draft', 'render'],
};

function judgeValue({ generator }: Site, { key, entry, type }: Value): Wrong | undefined {
  const name = generatorNames[generator];
  if (key === 'title' && (type === 'list' || type === 'map'))
    return { message: `“title” is a ${type}, not text`, hint: 'Write the title as text, in quotes if need be' };
  if (/^(?:tags|categories)$/.test(key) && type === 'map')
    return { message: `“${key}” is a map, not a list`, hint: `Write ${key}: [one, two]` };
  if (generator === 'docusaurus' && key === 'tags' && (type === 'text' || type === 'address' || type === 'number'))
    return {
      message: `“tags” is ${type === 'number' ? 'a number' : 'text'}, not a list; Docusaurus stops with an error`,
      hint: 'Write tags: [one, two]',
      fix: isOneWord(entry) ? surroundValue(entry, ['[', ']'], 'Write a list') : undefined,
    };
  if (generator === 'eleventy' && key === 'tags' && type === 'number')
    return {
      message: '“tags” is a number, not text or a list; Eleventy stops with an error',
      hint: 'Put the tag in quotes',
      fix: surroundValue(entry, ['"', '"'], 'Put it in quotes'),
    };
  if (type !== 'text' || !switches[generator]?.includes(key)) return undefined;
  const word = entry.source ?? '';
  if (!/^(?:true|false|yes|no|on|off)$/i.test(word)) return undefined;
  const isOff = /^(?:false|no|off)$/i.test(word);
  const effect =
    generator === 'zola'
      ? `${name} stops with an error`
      : `${name} publishes the post ${isOff ? 'all the same' : 'whatever it says'}`;
  const literal = /^(?:true|yes|on)$/i.test(word) ? 'true' : 'false';
  if (!isOff && generator !== 'zola') return undefined;
  return {
    message: `${quote(word)} is text here, not a boolean: ${effect}`,
    hint: `Write ${key}: ${literal}`,
    fix: replaceValue(entry, literal, `Write ${literal}`),
  };
}

function judgeAgainst(usual: ReadonlyMap<string, Usual>, { key, type }: Value): Wrong | undefined {
  const { type: expected, count } = usual.get(key) ?? {};
  if (!expected || !count || type === expected || type === 'nothing') return undefined;
  // generators read one term without brackets too
  if (expected === 'list' && (type === 'text' || type === 'address' || type === 'number')) return undefined;
  return {
    message: `“${key}” is ${nameOf(type)} here, and ${nameOf(expected)} in ${count} other posts`,
    hint: `Write it as ${nameOf(expected)}, as in the other posts`,
    severity: 'warning',
  };
}

function nameOf(type: ValueType): string {
  return {
    text: 'text',
    address: 'an address (“/…” or “https://…”)',
    number: 'a number',
    boolean: 'true or false',
    list: 'a list',
    map: 'a map',
    date: 'a date',
    nothing: 'empty',
  }[type];
}

function placeOf(entry: FrontMatterEntry): readonly [number, number] {
  return entry.value[0] === entry.value[1] ? (entry.key ?? entry.value) : entry.value;
}
