import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page } from '../core/site.ts';

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
      report({
        file: page.file,
        at: [0, 0],
        message: `Jekyll ignores ${quote(name)}: the name of a post begins with its date`,
        hint: `Name it ${quote(suggestName(name, page))}`,
      });
    }
  },
});

/** Kept among the posts on purpose: not meant to be published. */
const NO_POST = /^(?:_|readme|template|sample|example|index)/i;

function suggestName(name: string, page: Page): string {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(page.frontMatter?.source('date') ?? '')?.[0] ?? 'YYYY-MM-DD';
  const rest = name.replace(/^[\d\s._-]+(?=\D)/, '').replace(/\s+/g, '-');
  return `${date}-${rest.startsWith('.') ? `post${rest}` : rest}`;
}
