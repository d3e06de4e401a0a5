import { siteRule } from '../core/rule.ts';
import { describeMissing } from './shared/missing-target.ts';

export default siteRule({
  id: 'missing-image',
  summary: 'An image that will not exist, in the text or in the front matter',
  severity: 'error',
  group: 'images',
  fixes: 'safe',
  yieldsTo: ['malformed-link', 'placeholder-link', 'local-link', 'empty-link'],
  check: (site, { report }) => {
    for (const page of site.pages)
      for (const link of page.facts.links) {
        if (link.element !== 'image') continue;
        const target = site.resolve(page, link);
        if (target.kind === 'missing') report(describeMissing(target, { noun: 'Image', link, page, site }));
      }
  },
});
