import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page } from '../core/site.ts';
import { isCalendarDay, readWrittenDate } from './shared/written-date.ts';

export default siteRule({
  id: 'post-filename',
  summary: 'A file among the posts that the generator ignores because of its name',
  severity: 'error',
  group: 'front matter',
  check: (site, { pages, report }) => {
    if (site.generator !== 'jekyll') return;
    for (const page of pages) {
      if (!page.isPost || page.url !== undefined || !page.file.includes('_posts/')) continue;
      const name = page.file.slice(page.file.lastIndexOf('/') + 1);
      if (NO_POST.test(name)) continue;
      const rule = /^\d{2,4}-\d{1,2}-\d{1,2}\.[^.]+$/.test(name)
        ? 'has a title after its date'
        : 'begins with its date and a hyphen';
      report({
        file: page.file,
        at: [0, 0],
        message: `Jekyll ignores ${quote(name)}: the name of a post ${rule}`,
        hint: `Name it ${quote(suggestName(name, page))}`,
      });
    }
  },
});

/** Kept among the posts on purpose: not meant to be published. */
const NO_POST = /^(?:_|readme|template|sample|example|index)/i;

/** `2024-05-01`, `2024_5_1`, `20240501`. */
const DATE = /^(\d{4})(?:([-_. ])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)/;

/** A date in another order, or one that is not in the calendar. */
const DIGITS = /^(?:\d{1,4}[-_. ]\d{1,2}[-_. ]\d{1,4}|\d{6,8})(?!\d)/;

function suggestName(name: string, { frontMatter }: Page): string {
  const dot = name.lastIndexOf('.');
  const stem = name.slice(0, dot);
  const date = readDate(stem) ?? /^\d{4}-\d{2}-\d{2}/.exec(frontMatter?.source('date') ?? '')?.[0] ?? 'YYYY-MM-DD';
  const words = stem
    .replace(DIGITS, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[._-]+/, '');
  return `${date}-${words || slugOf(frontMatter?.data['title']) || 'title'}${name.slice(dot)}`;
}

function readDate(name: string): string | undefined {
  const [, year, , month, day, ...bare] = DATE.exec(name) ?? [];
  const parts = [month ?? bare[0], day ?? bare[1]].map(part => String(part).padStart(2, '0'));
  const date = readWrittenDate([year, ...parts].join('-'));
  return date && isCalendarDay(date) ? [year, ...parts].join('-') : undefined;
}

function slugOf(title: unknown): string {
  return typeof title === 'string' ? (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('-') : '';
}
