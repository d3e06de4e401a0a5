import { type Dead, type DeathCause, parseUrl, readAddress } from '../core/external.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page } from '../core/site.ts';
import { betterExplained, type ExternalLink, listVerdicts, nounOf } from './shared/external-links.ts';
import { readFileDate } from './shared/file-date.ts';

export default siteRule({
  id: 'dead-link',
  summary: 'An external address that is gone; looked at with --external',
  severity: 'error',
  group: 'links',
  yieldsTo: betterExplained,
  asks: href => href,
  check: (site, { external, report }) => {
    if (!external) return;
    for (const found of listVerdicts(site, external)) {
      const { page, link, href, verdict } = found;
      const archived = `An archived copy may be at ${archiveAddress(page, href, site.generator)}`;
      if (verdict.kind === 'dead')
        report({ file: page.file, at: link.range, message: describe(found, verdict), hint: archived });
      if (verdict.kind !== 'alive' || link.element !== 'link') continue;
      const fragment = readAddress(href)?.fragment ?? '';
      if (!verdict.missingFragments?.includes(fragment)) continue;
      report({
        file: page.file,
        at: link.range,
        message: `The page ${quote(href.replace(/#.*$/s, ''))} has nothing named ${quote(`#${fragment}`)}`,
        hint: 'Look up how the heading is called today',
        severity: 'warning',
      });
    }
  },
});

const causes: Readonly<Record<DeathCause, (host: string) => string>> = {
  'not-found': () => 'does not exist: its server answers 404',
  gone: () => 'is gone for good: its server answers 410',
  'no-host': host => `leads nowhere: there is no host ${quote(host)}`,
  'certificate-name': host => `is refused by browsers: the certificate of ${quote(host)} is for another name`,
  'certificate-expired': host => `is refused by browsers: the certificate of ${quote(host)} has expired`,
};

function describe({ link, href }: ExternalLink, { cause, at }: Dead): string {
  const host = parseUrl(at ?? readAddress(href)?.address ?? '')?.hostname ?? '';
  const way = at === undefined ? '' : `, after a redirect to ${quote(at)}`;
  return `${nounOf(link)} ${quote(href)} ${causes[cause](host)}${way}`;
}

/** The archive leads to the copy nearest to a day; that of the post is what its author saw. */
function archiveAddress(page: Page, href: string, generator: Parameters<typeof readFileDate>[1]): string {
  const written = page.frontMatter?.entry('date')?.source ?? readFileDate(page.file, generator) ?? '';
  const day = /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0].replaceAll('-', '') ?? '';
  return `https://web.archive.org/web/${day === '' ? '' : `${day}/`}${readAddress(href)?.address ?? href}`;
}
