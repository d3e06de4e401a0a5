import type { LinkFact, Page } from '../../../core/site.ts';
import { baseName, decodeAddress, folderOf, joinPath, splitDestination } from '../../address.ts';
import type { Location, Lookups } from '../../generator.ts';
import { expandLiquid } from '../../liquid.ts';
import { slugifyLikeEleventy, slugLikeEleventy } from '../../slugs/eleventy.ts';
import { unknown } from '../../unknown.ts';
import { locateWikiLink } from '../../wiki-links.ts';
import { findBeside } from './beside.ts';
import { globalText } from './global-data.ts';
import { LONGEST, namesIn } from './permalink.ts';
import type { EleventySite } from './site.ts';
import { wikiPlugin } from './wiki.ts';

/** How a destination is looked up: as a browser does, after what Eleventy's plugins make of it. */
export function locateLink(link: LinkFact, page: Page, { site, lookups }: Context): Location {
  const { settings } = site;
  if (settings.unread !== undefined) return unknown(settings.unread);
  if (link.origin === 'wiki') return locateWikiLink(link, lookups, wikiPlugin(page, { site, lookups }));
  const href = link.templated ? expandLink(link.href, page, { site, lookups }) : link.href;
  if (href === undefined) return unknown('a template decides');
  if (link.origin === 'front-matter') return locateFrontMatterImage(decodeAddress(href), page, { site, lookups });
  const { path, fragment } = splitDestination(href);
  const decoded = decodeAddress(path);
  const served: Location = { how: 'browser', href, addsBase: settings.effects.hasHtmlBase };
  if (path === '') return served;
  const beside = joinPath(folderOf(page.file), decoded);
  if (settings.effects.hasImageTransform && link.element === 'image' && isImageTag(link))
    return locateTransformed(decoded, beside, { site, served });
  if (settings.effects.hasInputPaths) {
    const file = inputPaths(decoded, beside, site).find(candidate => isSource(candidate, { site, lookups }));
    if (file !== undefined) return { how: 'file', paths: [file], ...(fragment !== undefined && { fragment }) };
  }
  if (decoded.startsWith('/')) return explainUncopied(decoded, served, { site, lookups });
  const copied = findBeside(decoded, page.file, site);
  if (copied !== undefined) return { how: 'file', paths: [copied] };
  const isHere = beside !== undefined && (site.files.has(beside) || lookups.page(beside) !== undefined);
  if (settings.markdown.mayRewriteLinks && isHere) return unknown('a plugin may turn it into an address');
  return served;
}

/** A file of the input that nothing copies is at its address only in the author's mind. */
function explainUncopied(path: string, served: Location, { site, lookups }: Context): Location {
  const { base } = lookups.publication;
  const file = site.settings.input + (path.startsWith(base) ? path.slice(base.length) : path.slice(1));
  const isCopied = lookups.assetAddress(file) !== undefined || lookups.page(file) !== undefined;
  if (isCopied || !site.files.has(file)) return served;
  if (site.settings.markdown.mayRewriteLinks) return unknown('a plugin may copy it');
  return { how: 'any', of: [missing('not-published', file), served] };
}

function missing(reason: 'not-published', file: string): Location {
  return { how: 'answer', target: { kind: 'missing', reason, tried: [file] } };
}

interface Context {
  readonly site: EleventySite;
  readonly lookups: Lookups;
}

function isImageTag({ origin, name }: LinkFact): boolean {
  return origin !== 'html' || name === 'img.src';
}

/** @11ty/eleventy-img, src/util.js `normalizeImageSource`: beside the source, or from the input. */
function locateTransformed(
  path: string,
  beside: string | undefined,
  { site, served }: { readonly site: EleventySite; readonly served: Location },
): Location {
  const source = path.startsWith('/') ? joinPath(site.settings.input.slice(0, -1), `./${path.slice(1)}`) : beside;
  if (source === undefined) return unknown('it is outside of the site');
  // The transform can be told to leave an image alone; then a browser looks for it.
  return { how: 'any', of: [{ how: 'file', paths: [source] }, served] };
}

/** src/Plugins/InputPathToUrl.js: as written, from the input, beside the source. */
function inputPaths(path: string, beside: string | undefined, { settings }: EleventySite): string[] {
  const bare = joinPath('', path);
  const fromInput = joinPath(settings.input.slice(0, -1), `./${path.replace(/^\/+/, '')}`);
  const asWritten = bare?.startsWith(settings.input) ? bare : undefined;
  return [asWritten, fromInput, path.startsWith('/') ? undefined : beside].filter(file => file !== undefined);
}

function isSource(file: string, { site, lookups }: Context): boolean {
  const page = lookups.page(file);
  return page ? page.url !== undefined : site.files.has(file) && site.sorted.templateOf(file) !== undefined;
}

function expandLink(href: string, page: Page, { site, lookups }: Context): string | undefined {
  if (href.length > LONGEST) return undefined;
  const { base } = lookups.publication;
  const names = namesIn(href);
  const own: Readonly<Record<string, string | undefined>> = {
    'page.url': page.url === undefined ? undefined : encodeURI(`/${page.url.slice(base.length)}`),
  };
  const variables = Object.fromEntries(names.map(name => [name, own[name] ?? globalText(name, site.data)]));
  return expandLiquid(href, {
    variables,
    filters: {
      url: (value, ...others) => (others.length > 0 ? undefined : withBase(value, base)),
      slugify: value => slugifyLikeEleventy(value),
      slug: value => slugLikeEleventy(value),
      append: (value, more = '') => value + more,
      prepend: (value, more = '') => more + value,
      safe: value => value,
    },
    tags: {},
  });
}

/** The `url` filter (src/Filters/Url.js): the base path before what begins with a slash. */
function withBase(url: string, base: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(url) || (url.startsWith('//') && url !== '//')) return url;
  if (url === '') return '.';
  if (url === '/' || url === base) return base;
  return url.startsWith('/') ? base.slice(0, -1) + url : url;
}

/** Layouts decide what becomes of it: only what is nowhere can be said to be missing. */
function locateFrontMatterImage(path: string, page: Page, { site }: Context): Location {
  const bare = path.replace(/^\.?\//, '');
  const isSomewhere = site.filesNamed(baseName(bare)).some(file => file === bare || file.endsWith(`/${bare}`));
  if (isSomewhere || !/^\.{0,2}\//.test(path)) return unknown('the layout decides where it is');
  const beside = joinPath(folderOf(page.file), path);
  return {
    how: 'any',
    of: [
      { how: 'browser', href: path, addsBase: true },
      { how: 'browser', href: path },
      ...(beside === undefined ? [] : [{ how: 'file', paths: [beside] } as const]),
    ],
  };
}
