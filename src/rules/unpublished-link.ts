import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { PageState } from '../core/site.ts';

const reasons: Readonly<Record<Exclude<PageState, 'published'>, string>> = {
  draft: 'is a draft',
  future: 'has a date in the future',
  expired: 'has expired',
  unpublished: 'is not published',
};

export default siteRule({
  id: 'unpublished-link',
  summary: 'A link to a draft or to a page that is not published (yet)',
  severity: 'error',
  group: 'links',
  yieldsTo: ['malformed-link', 'placeholder-link', 'local-link', 'empty-link'],
  check: (site, { pages, report }) => {
    if (site.pages.every(({ state }) => state === 'published')) return;
    for (const page of pages) {
      if (page.state !== 'published') continue;
      for (const { link, target } of site.links(page)) {
        if (target.kind !== 'page' || target.page.state === 'published') continue;
        report({
          file: page.file,
          at: link.range,
          message: `Link target ${quote(link.href)} leads to ${quote(target.page.file)}, which ${reasons[target.page.state]}`,
          hint: 'Publish that page first, or take the link out until then',
          // It will be right one day, maybe before anybody clicks.
          ...(target.page.state === 'future' && { severity: 'warning' }),
        });
      }
    }
  },
});
