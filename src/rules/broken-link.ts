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
      for (const link of page.facts.links) {
        if (link.element !== 'link') continue;
        const target = site.resolve(page, link);
        if (target.kind === 'missing') report(describeMissing(target, { noun: 'Link target', link, page, site }));
      }
  },
});
