import type { Document } from '../core/document.ts';
import { documentRule } from '../core/rule.ts';
import { findDates } from './shared/date-keys.ts';
import { generatorNames } from './shared/generator-names.ts';
import { formatDay, instantOf, isCalendarDay, readWrittenDate, type WrittenDate } from './shared/written-date.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** `2024-05-01-tabby.md`, `2024-05-01-tabby/index.md`. */
const datedName = /(?:^|\/)(\d{4}-\d{2}-\d{2})[-_][^/]+(?:\/index\.[^/]+)?$/;

export default documentRule({
  id: 'date-mismatch',
  summary: 'A date in the file name and another one in the front matter',
  severity: 'warning',
  group: 'front matter',
  check: (doc, { report }) => {
    const named = datedName.exec(doc.file)?.[1];
    const fileDate = named === undefined ? undefined : readWrittenDate(named);
    if (!doc.frontMatter || !fileDate || !isCalendarDay(fileDate)) return;
    const { generator } = doc.dialect;
    for (const { entry, source, key } of findDates(doc.frontMatter, generator)) {
      const date = readWrittenDate(source);
      if (!/^(?:date|pubdate)$/i.test(key) || entry.pointer.lastIndexOf('/') > 0 || !date || !isCalendarDay(date))
        continue;
      // one day is usually a time zone
      if (Math.abs(dayOf(date) - dayOf(fileDate)) <= dayLength) continue;
      report({
        at: entry.value,
        message: `“${key}” says ${formatDay(dayOf(date))}, the file name ${formatDay(dayOf(fileDate))}${effect(doc)}`,
        hint: 'Correct the one that is wrong',
      });
    }
  },
});

function dayOf({ year, month, day }: WrittenDate): number {
  return instantOf({ year, month, day, dayAt: [0, 0] });
}

function effect({ dialect: { generator } }: Document): string {
  const reads =
    generator === 'jekyll' || generator === 'docusaurus' || generator === 'eleventy' || generator === 'zola';
  return reads ? `; ${generatorNames[generator]} takes the former` : '';
}
