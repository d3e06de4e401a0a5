import { siteRule } from '../core/rule.ts';
import { describeMissing } from './shared/missing-target.ts';

export default siteRule({
  id: 'broken-link',
  summary: 'A link to a page or file of this site that will not exist',
  severity: 'error',
  group: 'links',
  fixes: 'safe',
  yieldsTo: ['malformed-link', 'placeholder-link', 'local-link', 'empty-link'],
  check: (site, { pages, report }) => {
    for (const page of pages)
      for (const { link, target } of site.links(page))
        if (target.kind === 'missing' && link.element === 'link')
          report(describeMissing(target, { noun: 'Link target', link, page, site }));
  },
});
