import type { GeneratorId } from '../../core/dialect.ts';
import { quote } from '../../core/quote.ts';
import { readsDate } from './date-forms.ts';
import { generatorNames } from './generator-names.ts';
import type { DateContext, DateVerdict } from './judge-date.ts';
import { daysInMonth, formatDay, instantOf, type WrittenDate } from './written-date.ts';

const stops = (generator: GeneratorId): string => `; ${generatorNames[generator]} stops with an error`;

/** What the generator does with a date that its author did not mean, as the end of a message. */
export function describeRolled(date: WrittenDate, { generator, isQuoted, isOwn }: DateContext): string {
  const { month, day, time } = date;
  const rolled = `; ${generatorNames[generator]} takes it for ${formatDay(instantOf(date))}`;
  if (generator === 'astro') return isQuoted ? '' : rolled;
  if (!isOwn || generator === 'plain') return '';
  if (generator === 'zola') return stops(generator);
  if (generator === 'hugo') return '; Hugo stops with an error, or dates it to the year 1 before version 0.112';
  const isDay = month.value >= 1 && month.value <= 12 && day.value >= 1 && day.value <= 31 && !isBadTime(time);
  // Ruby's Time.parse counts days on up to the 31st, and nothing else.
  if (generator === 'jekyll') return isDay ? rolled : stops(generator);
  if (generator === 'eleventy') return isQuoted ? stops(generator) : rolled;
  if (!isQuoted || isDay) return rolled;
  return generator === 'hexo' ? '; Hexo takes the time at which the file was made' : stops(generator);
}

function isBadTime(time: WrittenDate['time']): boolean {
  return time !== undefined && (time.hour > 23 || time.minute > 59 || time.second > 60);
}

const dateHint = 'Write it as 2024-05-01 or 2024-05-01T09:30:00+02:00';

/** What a number counts, from 1970 on. */
const units: Readonly<Partial<Record<GeneratorId, { readonly name: string; readonly length: number }>>> = {
  hugo: { name: 'seconds', length: 1000 },
  hexo: { name: 'milliseconds', length: 1 },
};

/** A date that stands in the calendar, in a form that the generator does not read. */
export function describeUnreadable(source: string, context: DateContext): DateVerdict | undefined {
  const { generator } = context;
  // templates in data files and archetypes
  if (/[{}]/.test(source)) return undefined;
  const name = generatorNames[generator];
  const at = [0, source.length] as const;
  if (source === '') {
    if (generator !== 'jekyll' && generator !== 'docusaurus') return undefined;
    return { at, message: `The date is empty; ${name} stops with an error`, hint: dateHint };
  }
  if (readsDate(source, context)) return undefined;
  const unit = /^\d{1,18}$/.test(source) && !context.isQuoted ? units[generator] : undefined;
  const day = unit && describeCounted(Number(source) * unit.length, generator);
  if (unit && day)
    return { at, message: `${name} counts ${quote(source)} as ${unit.name} and dates the page ${day}`, hint: dateHint };
  const meant = readSlashed(source);
  const effect = {
    hexo: 'takes the time at which the file was made',
    hugo: 'stops with an error, or dates it to the year 1 before version 0.112',
  }[generator as string];
  return {
    at,
    message: `${name} can’t read the date ${quote(source)} and ${effect ?? 'stops with an error'}`,
    hint: meant === undefined ? hintFor(source, context) : `Write “${meant}”`,
    ...(meant !== undefined && { repaired: { at, text: meant } }),
  };
}

/** JavaScript's dates end with the year 275760, Go's go on. */
function describeCounted(instant: number, generator: GeneratorId): string | undefined {
  if (!Number.isNaN(new Date(instant).getTime())) return formatDay(instant);
  return generator === 'hugo' ? `to the year ${Math.floor(1970 + instant / MILLISECONDS_A_YEAR)}` : undefined;
}

const MILLISECONDS_A_YEAR = 31_556_952_000;

/** In quotes, a date is text. */
function hintFor(source: string, context: DateContext): string {
  const isDate = context.isQuoted && readsDate(source, { ...context, isQuoted: false });
  return isDate ? 'Remove the quotes: then it is a date, not text' : dateHint;
}

/** `25/12/2023` and `12/25/2023` can only be one day; `01/05/2024` may be two. */
function readSlashed(source: string): string | undefined {
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(source) ?? [];
  const [left, right] = [Number(first), Number(second)];
  const [month, day] = left > 12 ? [right, left] : right > 12 ? [left, right] : [0, 0];
  if (year === undefined || month < 1 || month > 12 || day > daysInMonth(Number(year), month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
