import type { Fix } from '../../core/diagnostic.ts';
import type { ExternalLookup, Verdict } from '../../core/external.ts';
import { quote } from '../../core/quote.ts';
import type { LinkFact, Page, Site } from '../../core/site.ts';

export interface ExternalLink {
  readonly page: Page;
  readonly link: LinkFact;
  /** Its address, which may lack the protocol. */
  readonly href: string;
}

/** Rules that explain the same address better. */
export const betterExplained: readonly string[] = ['malformed-link', 'placeholder-link', 'local-link', 'empty-link'];

/** Links and images that lead off the site; not those that a template completes. */
function* listExternalLinks(site: Site): Generator<ExternalLink> {
  for (const page of site.pages)
    for (const { link, target } of site.links(page))
      if (target.kind === 'external' && !link.templated) yield { page, link, href: target.url };
}

/** What is known of these links, for those that somebody asked about. */
export function* listVerdicts(
  site: Site,
  external: ExternalLookup,
): Generator<ExternalLink & { readonly verdict: Verdict }> {
  for (const found of listExternalLinks(site)) {
    const verdict = external(found.page.file, found.href);
    if (verdict) yield { ...found, verdict };
  }
}

export function nounOf({ element }: LinkFact): string {
  return element === 'image' ? 'Image' : 'Link target';
}

/** Writes another address there, where it is written as it is read and the new one means nothing else in that place. */
export function replaceAddress(
  { href, range: [start, end], origin }: LinkFact,
  to: string,
  safety: Fix['safety'],
): Fix | undefined {
  const isPlain = end - start === href.length;
  // In HTML and YAML, “&” begins something else.
  const harmless =
    origin === 'markdown' || origin === 'definition' ? /^[\w.~:/?=@%+,#&-]*[\w/]$/ : /^[\w.~:/?=@%+,#-]*[\w/]$/;
  if (!isPlain || !harmless.test(to)) return undefined;
  return { title: `Write ${quote(to)}`, safety, edits: [{ start, end, text: to }] };
}
