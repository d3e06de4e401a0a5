import type { GeneratorId } from '../../core/dialect.ts';
import type { DateContext } from './judge-date.ts';

const yamlTimestamp =
  /^\d{4}-(?:\d{2}-\d{2}|\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;
const isoDate =
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?(?:Z|[-+]\d{2}(?::?\d{2})?)?)?)?)?$/;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const weekday = '(?:mon|tue|wed|thu|fri|sat|sun)';
const clock = '\\d{2}:\\d{2}:\\d{2}';
const zone = '(?:[a-z]{3,5}|[-+]\\d{4})';

/** Go's layouts that Hugo tries, beside the ISO ones: spf13/cast, timeFormats. The last two give the year 0. */
const hugoForms = [
  `\\d{2} ${month} \\d{4}`,
  `${weekday}, \\d{2} ${month} \\d{4} ${clock} ${zone}`,
  `\\d{2} ${month} \\d{2} \\d{2}:\\d{2} ${zone}`,
  `(?:mon|tues|wednes|thurs|fri|satur|sun)day, \\d{2}-${month}-\\d{2} ${clock} [a-z]{3,5}`,
  `${weekday} ${month} [ \\d]?\\d ${clock} (?:${zone} )?\\d{4}`,
  `${month} [ \\d]?\\d ${clock}(?:\\.\\d+)?`,
  '\\d{1,2}:\\d{2}[ap]m',
].map(form => new RegExp(`^${form}$`, 'i'));
const hugoDate =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}:\d{2}(?:\.\d+)?(?:Z| ?[-+]\d{2}:\d{2}| ?[-+]\d{4}(?: [A-Z]{3,4})?)?)?$/;

/**
 * Whether the generator reads a date of this form. jekyll: Time.parse; hugo: the layouts of gohugo's htime; eleventy:
 * js-yaml timestamps and Luxon's ISO; docusaurus and hexo: JavaScript's Date; zola: front_matter/mod.rs. Forms that
 * were not tried count as read.
 */
const reads: Readonly<Record<GeneratorId, (source: string, isQuoted: boolean) => boolean>> = {
  jekyll: readsRuby,
  hugo: source => hugoDate.test(source) || hugoForms.some(form => form.test(source)),
  astro: () => true,
  eleventy: (source, isQuoted) =>
    (!isQuoted && yamlTimestamp.test(source)) ||
    ((isQuoted || !isNumber(source)) && isoDate.test(source)) ||
    /^(?:git )?(?:last modified|created)$/i.test(source),
  hexo: (source, isQuoted) =>
    (!isQuoted && yamlTimestamp.test(source)) || ((isQuoted || !isNumber(source)) && isValid(source)),
  // text is read as `new Date(text + 'Z')`, after Joi has found it to be a date
  docusaurus: (source, isQuoted) =>
    (!isQuoted && yamlTimestamp.test(source)) ||
    ((isQuoted || !isNumber(source)) && isValid(source) && isValid(`${source}Z`)),
  zola: (source, isQuoted) =>
    (!isQuoted && /^\d{4}-\d\d?-\d\d?(?!\d)/.test(source)) ||
    /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})?)?$/.test(source),
  plain: () => true,
};

export function readsDate(source: string, { generator, isQuoted }: DateContext): boolean {
  return reads[generator](source, isQuoted);
}

/** Unquoted digits are a number to YAML. */
function isNumber(source: string): boolean {
  return /^\d+$/.test(source);
}

function isValid(source: string): boolean {
  return !Number.isNaN(Date.parse(source));
}

function readsRuby(source: string): boolean {
  if (/^\d{4}(?:-\d{1,2})?$/.test(source)) return false;
  const [, first, second] = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b/.exec(source) ?? [];
  if (first && second) return Number(second) <= 12 && Number(first) <= 31;
  return /\d/.test(source) || new RegExp(`\\b(?:${month}|${weekday})`, 'i').test(source);
}
