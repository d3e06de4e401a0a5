import * as v from 'valibot';
import { type Alive, parseUrl, readAddress } from '../core/external.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import { betterExplained, listVerdicts, nounOf, replaceAddress } from './shared/external-links.ts';
import { judgeRedirect } from './shared/redirects.ts';

export default siteRule({
  id: 'moved-link',
  summary: 'An external address that has moved for good; looked at with --external',
  severity: 'warning',
  group: 'links',
  fixes: 'safe',
  yieldsTo: betterExplained,
  options: v.object({
    /** Also redirects that add no more than https, www or a slash. */
    minor: v.optional(v.boolean(), false),
  }),
  asks: href => href,
  check: (site, { external, options, report }) => {
    if (!external) return;
    const found = [...listVerdicts(site, external)].flatMap(({ verdict, ...link }) => {
      const to = verdict.kind === 'alive' ? findNewAddress(link.href, verdict) : undefined;
      return to === undefined ? [] : [{ ...link, ...to }];
    });
    const catchAlls = findCatchAlls(found);
    for (const { page, link, href, to, place, isMinor } of found) {
      if (catchAlls.has(place) || (isMinor && !options(page.file).minor)) continue;
      report({
        file: page.file,
        at: link.range,
        message: `${nounOf(link)} ${quote(href)} has moved for good`,
        hint: `Write ${to}`,
        fix: replaceAddress(link, to, 'safe'),
      });
    }
  },
});

interface NewAddress {
  /** The address to write, with the author’s own fragment unless the server names another. */
  readonly to: string;
  /** As the server has it. */
  readonly place: string;
  readonly isMinor: boolean;
}

function findNewAddress(href: string, { to, isPermanent }: Alive): NewAddress | undefined {
  const old = readAddress(href);
  const from = old && parseUrl(old.address);
  const target = to === undefined || !isPermanent ? undefined : parseUrl(to);
  if (!old || !from || !target) return undefined;
  const kind = judgeRedirect(from, target);
  if (kind === 'detour') return undefined;
  const place = target.href;
  if (target.hash === '' && old.fragment !== '') target.hash = old.fragment;
  return { to: target.href, place, isMinor: kind === 'minor' };
}

/** Several pages that all lead to one: not a new address of any of them, but what is shown in their place. */
function findCatchAlls(found: readonly { readonly href: string; readonly place: string }[]): ReadonlySet<string> {
  const sources = new Map<string, Set<string>>();
  for (const { href, place } of found) {
    const from = (readAddress(href)?.address ?? href).replace(/^https?:\/\/(?:www\.)?|\/$/g, '');
    const known = sources.get(place) ?? new Set();
    sources.set(place, known.add(from));
  }
  return new Set([...sources].filter(([, from]) => from.size > 2).map(([place]) => place));
}
