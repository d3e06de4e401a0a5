import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import { betterExplained, listVerdicts, nounOf, replaceAddress } from './shared/external-links.ts';

export default siteRule({
  id: 'insecure-link',
  summary: 'An external address with http where https answers; looked at with --external',
  severity: 'off',
  group: 'links',
  fixes: 'suggested',
  yieldsTo: [...betterExplained, 'dead-link', 'moved-link'],
  asks: toSecure,
  check: (site, { external, report }) => {
    if (!external) return;
    const ofTwin = (file: string, href: string) => {
      const twin = toSecure(href);
      return twin === undefined ? undefined : external(file, twin);
    };
    for (const { page, link, href, verdict } of listVerdicts(site, ofTwin)) {
      const twin = toSecure(href);
      // A redirect back to http, or elsewhere, is no answer.
      if (twin === undefined || verdict.kind !== 'alive' || (verdict.to !== undefined && !isSame(verdict.to, twin)))
        continue;
      report({
        file: page.file,
        at: link.range,
        message: `${nounOf(link)} ${quote(href)} is not encrypted, and https answers as well`,
        hint: `Write ${twin}`,
        fix: replaceAddress(link, twin, 'suggested'),
      });
    }
  },
});

/** The same address with https; a port of its own answers only one of the two. */
function toSecure(href: string): string | undefined {
  const [, rest = ''] = /^http:\/\/(.+)$/is.exec(href.trim()) ?? [];
  return rest === '' || /^[^/?#]*:(?!80(?:[/?#]|$))\d/.test(rest)
    ? undefined
    : `https://${rest.replace(/^([^/?#]*):80/, '$1')}`;
}

function isSame(to: string, twin: string): boolean {
  const plain = (address: string) => address.replace(/^(https:\/\/)www\./, '$1').replace(/\/?(?:#.*)?$/s, '');
  return plain(to) === plain(twin);
}
