import { formatNumber, pluralize } from '../../core/pluralize.ts';
import type { DateForm, Tags } from './conventions.ts';
import type { NearlyAlways } from './infer-schema.ts';

interface FoundSite {
  readonly generatorName: string;
  /** Relative to the configuration; empty for its own folder. */
  readonly folder: string;
  readonly posts: number;
  readonly pages: number;
}

export interface FoundSection {
  readonly glob: string;
  readonly posts: number;
  readonly required: readonly string[];
  readonly nearly: readonly NearlyAlways[];
}

export interface Findings {
  readonly sites: readonly FoundSite[];
  readonly sections: readonly FoundSection[];
  readonly tags: Tags;
  readonly dates: readonly DateForm[];
}

/** What was found in the folder, for people. */
export function describeFindings({ sites, sections, tags, dates }: Findings): string {
  const lines = [
    ...sites.map(describeSite),
    ...sections.flatMap(describeSection),
    ...(tags.distinct > 0 ? [`Tags: ${describeTags(tags)}`] : []),
    ...(dates.length > 0 ? [`Dates: ${describeDates(dates)}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function describeSite({ generatorName, folder, posts, pages }: FoundSite): string {
  const where = folder === '' ? 'this folder' : `“${folder}”`;
  const counts = [posts > 0 ? pluralize(posts, 'post') : '', pages > 0 ? pluralize(pages, 'page') : ''];
  return `${generatorName} in ${where}: ${counts.filter(Boolean).join(' and ')}`;
}

function describeSection({ glob, posts, required, nearly }: FoundSection): string[] {
  const always = required.length > 0 ? `, each with ${listWords(required.map(key => `“${key}”`))}` : '';
  return [
    `${glob}: ${pluralize(posts, 'file')}${always}`,
    ...nearly.map(
      ({ key, missing, file }) =>
        `  “${key}” is missing in ${missing} of them, such as ${file}, and is not required for that reason`,
    ),
  ];
}

function describeTags({ distinct, lowercase, inconsistent }: Tags): string {
  const [first] = inconsistent;
  const slips = first === undefined ? '' : `; ${inconsistent.length} in several spellings, “${first}” for one`;
  if (lowercase === distinct) return `${pluralize(distinct, 'different one')}, all in lowercase`;
  return `${pluralize(distinct, 'different one')}, ${formatNumber(lowercase)} in lowercase${slips}`;
}

function describeDates(forms: readonly DateForm[]): string {
  return listWords(forms.slice(0, 3).map(({ example, count }) => `${example} (${formatNumber(count)})`));
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
