import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page } from '../core/site.ts';

export default siteRule({
  id: 'future-date',
  summary: 'A date in the future, so that the post will not be published yet',
  severity: 'warning',
  group: 'front matter',
  check: (site, { pages, report }) => {
    for (const page of pages) {
      if (page.state !== 'future') continue;
      const { at, written } = placeOfDate(page);
      report({
        file: page.file,
        at,
        message: `${written === '' ? 'The date of this post' : quote(written)} is in the future: ${site.generatorName} leaves the post out until then`,
        hint: 'Correct the date, or build the site again when it has come',
      });
    }
  },
});

/** The key that holds the post back; the file's name is not in the text. */
function placeOfDate({ frontMatter }: Page) {
  for (const key of ['publishDate', 'publishdate', 'date']) {
    const entry = frontMatter?.entry(key);
    if (entry) return { at: entry.value, written: entry.source ?? '' };
  }
  return { at: [0, 0] as const, written: '' };
}
