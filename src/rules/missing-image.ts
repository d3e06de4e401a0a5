import { siteRule } from '../core/rule.ts';
import { describeMissing } from './shared/missing-target.ts';

export default siteRule({
  id: 'missing-image',
  summary: 'An image that will not exist, in the text or in the front matter',
  severity: 'error',
  group: 'images',
  fixes: 'safe',
  yieldsTo: ['malformed-link', 'placeholder-link', 'local-link', 'empty-link'],
  check: (site, { pages, report }) => {
    for (const page of pages)
      for (const { link, target } of site.links(page))
        if (target.kind === 'missing' && link.element === 'image')
          report(describeMissing(target, { noun: nounFor(link.href), link, page, site }));
  },
});

/** What `video`, `audio` and `embed` load counts as an image, but is not called one. */
function nounFor(href: string): string {
  const path = href.replace(/[?#].*$/s, '');
  if (/\.(?:mp4|m4v|webm|ogv|mov)$/i.test(path)) return 'Video';
  return /\.(?:mp3|m4a|ogg|oga|wav|flac)$/i.test(path) ? 'Audio file' : 'Image';
}
