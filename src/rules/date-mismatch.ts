import type { GeneratorId } from '../core/dialect.ts';
import type { Document } from '../core/document.ts';
import { type DocumentContext, documentRule } from '../core/rule.ts';
import { findDates } from './shared/date-keys.ts';
import { generatorNames } from './shared/generator-names.ts';
import { formatDay, instantOf, isCalendarDay, readWrittenDate, type WrittenDate } from './shared/written-date.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** `2024-05-01-tabby.md`, `2024-05-01-tabby/index.md`, `2024/05/01/tabby.md`. */
const datedName = /(?:^|\/)(?:(\d{4}-\d{2}-\d{2})[-_]|(\d{4}\/\d{2}\/\d{2})\/)[^/]+(?:\/index\.[^/]+)?$/;

export default documentRule({
  id: 'date-mismatch',
  summary: 'Two dates of a post that contradict each other, such as that of its file name',
  severity: 'warning',
  group: 'front matter',
  check: (doc, { report }) => {
    reportExpiry(doc, report);
    const [, inName, inFolders] = datedName.exec(doc.file) ?? [];
    const named = inName ?? inFolders?.replaceAll('/', '-');
    const place = inName === undefined ? 'its folders' : 'the file name';
    const fileDate = named === undefined ? undefined : readWrittenDate(named);
    if (!doc.frontMatter || !fileDate || !isCalendarDay(fileDate)) return;
    const { generator } = doc.dialect;
    for (const { entry, source, key, isOwn } of findDates(doc.frontMatter, generator)) {
      if (!/^(?:date|pubdate)$/i.test(key) || entry.pointer.lastIndexOf('/') > 0) continue;
      const date = readWrittenDate(source) ?? (isOwn ? readSlashedDate(source, generator) : undefined);
      if (!date || !isCalendarDay(date)) continue;
      // one day is usually a time zone
      if (Math.abs(dayOf(date) - dayOf(fileDate)) <= dayLength) continue;
      report({
        at: entry.value,
        message: `“${key}” says ${formatDay(dayOf(date))}, ${place} ${formatDay(dayOf(fileDate))}${isOwn ? effect(doc) : ''}`,
        hint: isSwapped(date, fileDate)
          ? `Day and month look swapped: did you mean “${named}”?`
          : 'Correct the one that is wrong',
      });
    }
  },
});

function isSwapped(date: WrittenDate, other: WrittenDate): boolean {
  return (
    date.year.value === other.year.value && date.month.value === other.day.value && date.day.value === other.month.value
  );
}

/** Ruby reads `01/05/2024` as 1 May, JavaScript as 5 January. */
function readSlashedDate(source: string, generator: GeneratorId): WrittenDate | undefined {
  const [, first, second, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(source) ?? [];
  if (generator !== 'jekyll' && generator !== 'hexo' && generator !== 'docusaurus') return undefined;
  const [day, month] = generator === 'jekyll' ? [first, second] : [second, first];
  return readWrittenDate(`${year}-${month}-${day}`);
}

/** A post that expires before it is published is never there (Hugo's resources/page/pagemeta, IsExpired). */
function reportExpiry({ frontMatter, dialect }: Document, report: DocumentContext<unknown>['report']): void {
  if (!frontMatter || dialect.generator !== 'hugo') return;
  const dates = findDates(frontMatter, 'hugo').filter(({ entry }) => entry.pointer.lastIndexOf('/') === 0);
  const find = (...names: readonly string[]) => dates.find(({ key }) => names.includes(key.toLowerCase()));
  const [end, start] = [find('expirydate', 'unpublishdate'), find('publishdate') ?? find('date')];
  const [last, first] = [readWrittenDate(end?.source ?? ''), readWrittenDate(start?.source ?? '')];
  if (!end || !start || !last || !first || !isCalendarDay(last) || !isCalendarDay(first)) return;
  if (dayOf(last) >= dayOf(first)) return;
  report({
    at: end.entry.value,
    message: `“${end.key}” is ${formatDay(dayOf(last))}, before “${start.key}” on ${formatDay(dayOf(first))}: Hugo never publishes this`,
    hint: 'Correct the one that is wrong',
    related: [{ message: `“${start.key}” is here`, at: start.entry.value }],
  });
}

function dayOf({ year, month, day }: WrittenDate): number {
  return instantOf({ year, month, day, dayAt: [0, 0] });
}

function effect({ dialect: { generator } }: Document): string {
  const reads =
    generator === 'jekyll' || generator === 'docusaurus' || generator === 'eleventy' || generator === 'zola';
  return reads ? `; ${generatorNames[generator]} takes the former` : '';
}
