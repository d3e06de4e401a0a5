import { documentRule } from '../core/rule.ts';
import { type DateEntry, findDates } from './shared/date-keys.ts';
import { formatDay, instantOf, isCalendarDay, readWrittenDate, type WrittenDate } from './shared/written-date.ts';

const dayLength = 24 * 60 * 60 * 1000;
const published = /^(?:date|pubdate|publishdate|publisheddate|publishedat|datepublished|published)$/;
const modified =
  /^(?:lastmod|lastmodified|lastmodifiedat|modified|modifiedat|modifieddate|datemodified|updated|updatedat|updateddate|updatedate|lastupdated|dateupdated)$/;

export default documentRule({
  id: 'modified-before-published',
  summary: 'A date of the last change that is earlier than the date of the post',
  severity: 'warning',
  group: 'front matter',
  check: (doc, { report }) => {
    if (!doc.frontMatter) return;
    const named = findDates(doc.frontMatter, doc.dialect.generator).map(withName);
    // Most posts tell no date of a change, and to read dates takes longer.
    if (!named.some(({ name }) => modified.test(name))) return;
    const dates = named.flatMap(withDate);
    const first = dates.find(({ name }) => published.test(name));
    if (!first) return;
    for (const { name, key, entry, date } of dates) {
      if (!modified.test(name) || !isEarlier(date, first.date)) continue;
      report({
        at: entry.value,
        message: `“${key}” is ${formatDay(dayOf(date))}, before “${first.key}” on ${formatDay(dayOf(first.date))}`,
        hint: 'Correct the one that is wrong',
        related: [{ message: `“${first.key}” is here`, at: first.entry.value }],
      });
    }
  },
});

interface NamedDate extends DateEntry {
  readonly name: string;
}

function withName(found: DateEntry): NamedDate {
  return { ...found, name: found.key.toLowerCase().replace(/[-_]/g, '') };
}

function withDate(found: NamedDate): (NamedDate & { readonly date: WrittenDate })[] {
  const date = found.entry.pointer.lastIndexOf('/') > 0 ? undefined : readWrittenDate(found.source);
  return date && isCalendarDay(date) ? [{ ...found, date }] : [];
}

/** Time zones can be a day apart, and a date without time is the whole day. */
function isEarlier(date: WrittenDate, than: WrittenDate): boolean {
  if (!date.time && !than.time) return dayOf(date) < dayOf(than);
  return instantOf(date) + dayLength < instantOf(than);
}

function dayOf({ year, month, day }: WrittenDate): number {
  return instantOf({ year, month, day, dayAt: [0, 0] });
}
