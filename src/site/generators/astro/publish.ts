import { viewFrontMatter } from '../../../core/front-matter.ts';
import type { FileFacts, Page, PageState, SiteFiles } from '../../../core/site.ts';
import { decodeAddress } from '../../address.ts';
import type { GeneratedAddress, Publication, PublishInput } from '../../generator.ts';
import { isObject, literalAt } from '../../literals/literal.ts';
import type { Collection } from './collections.ts';
import { type RouteEntries, readRouteEntries } from './entries.ts';
import { entryIdOf } from './entry-ids.ts';
import { publishFallbacks } from './fallbacks.ts';
import { generatedByIntegrations } from './integrations.ts';
import { whatMayExist } from './open-world.ts';
import { addressOf, fillRoute, isMarkdown, patternOf, type Route } from './routes.ts';
import type { AstroSettings } from './settings.ts';

export interface AstroSite {
  readonly settings: AstroSettings;
  readonly routes: readonly Route[];
  readonly collections: readonly Collection[];
}

/** A dynamic route with what it publishes. */
interface EntryRoute extends RouteEntries {
  readonly segments: readonly string[];
  readonly file: string;
}

/** Places pages, collection entries and public files on the published site. */
export function publishAstro(site: AstroSite, input: PublishInput): Publication {
  const { settings } = site;
  const { files } = input;
  const dynamic = dynamicRoutes(site, files);
  const byFile = new Map(site.routes.map(route => [route.file, route]));
  const publishers = choosePublishers(site, dynamic);
  const pages = input.facts.map(facts => {
    const route = byFile.get(facts.file);
    if (route && !route.isDynamic) return pageOf(facts, route, settings);
    const collection = site.collections.find(one => isEntry(facts.file, one));
    return entryOf(facts, collection, { settings, publisher: collection && publishers.get(collection.name) });
  });
  const assets = publishAssets(site, files);
  const open = dynamic.filter(route => route.publishes === undefined);
  const published: Publication = {
    pages,
    assets,
    generated: [
      ...generatedByRoutes(site),
      ...redirects(settings),
      ...generatedByIntegrations(settings),
      ...publishFallbacks(settings, [...pages.flatMap(page => page.url ?? []), ...assets.keys()]),
    ],
    base: settings.base ?? '/',
    hosts: settings.host === undefined ? [] : [settings.host, otherHost(settings.host)],
  };
  return { ...published, mayExist: whatMayExist(open, published, site) };
}

function otherHost(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : `www.${host}`;
}

function dynamicRoutes({ settings, routes }: AstroSite, files: SiteFiles): EntryRoute[] {
  const own = routes
    .filter(route => route.isDynamic)
    .map(route => ({ ...readRouteEntries(route, files), segments: route.segments, file: route.file }));
  if (!isObject(settings.starlight)) return own;
  // Starlight leaves out drafts when it builds for production (@astrojs/starlight/utils/routing).
  const docs = { mentioned: ['docs'], publishes: 'docs', key: 'id', skipsDrafts: true } as const;
  return [...own, { ...docs, segments: ['[...slug]'], file: 'Starlight' }];
}

interface Publisher {
  readonly route: EntryRoute;
  readonly exact: boolean;
}

/** The route of each collection: the one that says so, else the one that mentions it. */
function choosePublishers({ collections }: AstroSite, routes: readonly EntryRoute[]): ReadonlyMap<string, Publisher> {
  const chosen = new Map<string, Publisher>();
  for (const { name, isLegacy, knowsIds } of collections) {
    const exact = routes.filter(route => route.publishes === name && (route.key === 'id') !== isLegacy);
    const [route] = exact;
    if (route && exact.length === 1) chosen.set(name, { route, exact: knowsIds });
    else {
      const mentions = routes.filter(other => other.mentioned.includes(name) && hasSingleParameter(other.segments));
      const deep = mentions.find(other => other.segments.some(segment => segment.startsWith('[...'))) ?? mentions[0];
      if (deep) chosen.set(name, { route: deep, exact: false });
    }
  }
  return chosen;
}

function hasSingleParameter(segments: readonly string[]): boolean {
  return segments.filter(segment => segment.includes('[')).length === 1;
}

export function isEntry(path: string, { base, includes }: Collection): boolean {
  return path.startsWith(base) && includes(path.slice(base.length));
}

function pageOf(facts: FileFacts, route: Route, settings: AstroSettings): Page {
  const data = facts.frontMatter?.data;
  // Up to Astro 3 drafts of pages were left out (docs.astro.build, “Upgrade to v3”).
  const isDraft = settings.major <= 3 && data?.['draft'] === true;
  return {
    ...basics(facts),
    state: isDraft ? 'draft' : 'published',
    url: decodeAddress(addressOf(route.segments.join('/'), route.isIndex, settings)),
    exact: settings.base !== undefined,
    isPost: /(?:^|\/)(?:blog|posts?|articles?|news|writing)\//.test(route.file) || data?.['date'] !== undefined,
  };
}

function entryOf(
  facts: FileFacts,
  collection: Collection | undefined,
  { settings, publisher }: { readonly settings: AstroSettings; readonly publisher: Publisher | undefined },
): Page {
  const isPost = collection !== undefined && !/^(?:pages?|docs?|authors?|legal)$/.test(collection.name);
  const unplaced = {
    ...basics(facts),
    url: undefined,
    exact: false,
    isPost,
    ...(collection && { section: collection.name }),
  };
  if (!collection || !publisher) return { ...unplaced, state: 'published' };
  const data = facts.frontMatter?.data;
  const slug = data?.['slug'];
  const id = typeof slug === 'string' && slug !== '' ? slug : entryIdOf(facts.file.slice(collection.base.length));
  const path = fillRoute(publisher.route.segments, id === 'index' ? '' : id);
  const state: PageState = publisher.route.skipsDrafts && data?.['draft'] === true ? 'draft' : 'published';
  const exact = publisher.exact && settings.base !== undefined && facts.frontMatterBroken !== true;
  return { ...unplaced, state, url: addressOf(path, false, settings).normalize('NFC'), exact };
}

function basics(facts: FileFacts): Pick<Page, 'file' | 'facts' | 'frontMatter' | 'aliases'> {
  const frontMatter = facts.frontMatter && viewFrontMatter(facts.frontMatter, facts);
  return { file: facts.file, facts, frontMatter, aliases: [] };
}

/** Public files as they are, and the pages and endpoints that are no Markdown. */
function publishAssets({ settings, routes }: AstroSite, files: SiteFiles): Map<string, string> {
  const base = settings.base ?? '/';
  const assets = new Map<string, string>();
  for (const route of routes) {
    if (route.kind === 'markdown' || route.isDynamic) continue;
    const path = route.segments.join('/');
    const isEndpoint = route.kind === 'endpoint';
    const address = isEndpoint ? base + path : addressOf(path, route.isIndex, settings);
    assets.set(decodeAddress(address.endsWith('/') ? `${address}index.html` : address), route.file);
  }
  for (const path of files.paths)
    if (path.startsWith(settings.public)) assets.set(base + path.slice(settings.public.length).normalize('NFC'), path);
  return assets;
}

function generatedByRoutes({ settings }: AstroSite): GeneratedAddress[] {
  return [{ address: new RegExp(`^${(settings.base ?? '/').replace(/[.+]/g, '\\$&')}_astro/`), by: 'Astro’s build' }];
}

/** `redirects: { '/old': '/new' }`; parameters as in routes. */
function redirects(settings: AstroSettings): GeneratedAddress[] {
  const map = literalAt(settings.config, 'redirects');
  if (!isObject(map)) return [];
  return Array.from(map.entries.keys(), from => {
    const segments = from.split('/').filter(part => part !== '');
    const isPattern = from.includes('[');
    const address = isPattern ? patternOf(segments, settings) : addressOf(segments.join('/'), false, settings);
    return { address, by: 'the redirects of Astro’s configuration' };
  });
}

/** Whether a file is Markdown of this site: pages, entries, and what they import. */
export function isAstroContent(path: string, { settings, collections }: AstroSite): boolean {
  if (!isMarkdown(path) || path.endsWith('.mdoc')) return false;
  return path.startsWith(settings.source) || collections.some(collection => isEntry(path, collection));
}
