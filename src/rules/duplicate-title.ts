import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page } from '../core/site.ts';

export default siteRule({
  id: 'duplicate-title',
  summary: 'Two published posts of one section with the same title',
  severity: 'warning',
  group: 'front matter',
  check: (site, { report }) => {
    for (const group of groupByTitle(site.pages)) {
      const [first, ...others] = group;
      // A column that comes every week has its title on purpose.
      if (!first || group.length > MOST_COPIES) continue;
      for (const page of others)
        report({
          file: page.file,
          at: page.frontMatter?.at('title') ?? [0, 0],
          message: `The title ${quote(titleOf(page))} is also that of ${quote(first.file)}`,
          hint: 'Give each a title of its own, so that readers and search engines can tell them apart',
          related: [{ message: 'the other post', file: first.file, at: first.frontMatter?.at('title') ?? [0, 0] }],
        });
    }
  },
});

const MOST_COPIES = 3;

/** Only the groups of several. */
function groupByTitle(pages: readonly Page[]): Iterable<Page[]> {
  const first = new Map<string, Page>();
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    const title = titleOf(page);
    if (title === '' || page.state !== 'published' || !page.isPost) continue;
    const key = `${page.language ?? ''}\n${page.section ?? ''}\n${title.toLowerCase()}`;
    const other = first.get(key);
    const group = groups.get(key);
    if (group) group.push(page);
    else if (other) groups.set(key, [other, page]);
    else first.set(key, page);
  }
  return groups.values();
}

function titleOf(page: Page): string {
  const title = page.frontMatter?.data['title'];
  return typeof title === 'string' ? title.trim() : '';
}
