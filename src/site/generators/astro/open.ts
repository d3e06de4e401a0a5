import type { Dialect, HeadingIds } from '../../../core/dialect.ts';
import { oncePer } from '../../../core/lazily.ts';
import type { LinkFact, Page, SiteFiles } from '../../../core/site.ts';
import { decodeAddress, folderOf, joinPath, splitDestination } from '../../address.ts';
import type { Location, Lookups, SiteModel } from '../../generator.ts';
import { isCall, literalAt } from '../../literals/literal.ts';
import { unknown } from '../../unknown.ts';
import { isWikiPlugin, locateWikiLink } from '../../wiki-links.ts';
import { expandAlias } from './aliases.ts';
import { readCollections } from './collections.ts';
import { type AstroSite, isAstroContent, isEntry, publishAstro } from './publish.ts';
import { findRoutes } from './routes.ts';
import { type AstroSettings, readAstroSettings } from './settings.ts';
import { findTemplate } from './templates.ts';

export function openAstro(files: SiteFiles): SiteModel {
  const settings = readAstroSettings(files);
  const site: AstroSite = {
    settings,
    routes: findRoutes(files, settings),
    collections: readCollections(files, settings),
  };
  const headingIds = headingIdsOf(settings);
  const withWikiLinks = settings.plugins.some(isWikiPlugin);
  const dialectOf = oncePer(
    (markdown: 'mdx' | 'remark'): Dialect => ({
      generator: 'astro',
      frontMatter: 'astro',
      templates: 'none',
      markdown,
      headingIds,
      rawHtml: true,
      ...(withWikiLinks && { wikiLinks: true }),
    }),
  );
  return {
    isContent: path => isAstroContent(path, site),
    dialect: path => dialectOf(path.endsWith('.mdx') ? 'mdx' : 'remark'),
    schemaFor: path => {
      const own = site.collections.filter(collection => isEntry(path, collection));
      return own.length === 1 ? own[0]?.schema : undefined;
    },
    publish: input => publishAstro(site, input),
    locate: (link, page, lookups) => locate(link, page, { site, lookups }),
    findTemplate: (wanted, page) => findTemplate(wanted, page, { settings, files }),
  };
}

/** Plugins that give headings ids of their own. */
const ID_PLUGINS = /slug|anchor|heading|custom-?id|toc\b/i;
/** Those that leave Astro's ids alone. */
const KEEPS_IDS = /autolink-headings|rehypeHeadingIds|heading-badges|shift-heading|toc$/i;

function headingIdsOf({ plugins, major, config }: AstroSettings): HeadingIds {
  const makers = plugins.filter(name => ID_PLUGINS.test(name) && !KEEPS_IDS.test(name));
  const isSlug = (name: string) => /^rehype-slug\b/.test(name);
  if (!makers.every(isSlug)) return { style: 'unknown' };
  const keepsHyphen = major >= 6 || makers.length > 0 || hasCompatibleIds(config);
  return { style: 'astro', options: { dashes: dashesOf(config, major), keepsHyphen } };
}

function hasCompatibleIds(config: AstroSettings['config']): boolean {
  return literalAt(config, 'experimental', 'headingIdCompat') === true;
}

/** Smart punctuation of Sätteri (7 and later) and of remark-smartypants, with the settings that turn it off. */
function dashesOf(config: AstroSettings['config'], major: number): 'pairs' | 'runs' | 'none' {
  const processor = literalAt(config, 'markdown', 'processor');
  const options = isCall(processor) ? processor.args[0] : undefined;
  const isSatteri = isCall(processor) ? processor.callee === 'satteri' : processor === undefined && major >= 7;
  const smart = isSatteri
    ? literalAt(options, 'features', 'smartPunctuation')
    : literalAt(isCall(processor) ? options : literalAt(config, 'markdown'), 'smartypants');
  if (smart === false || literalAt(smart, 'dashes') === false) return 'none';
  return isSatteri || literalAt(smart, 'dashes') === 'oldschool' ? 'runs' : 'pairs';
}

interface Context {
  readonly site: AstroSite;
  readonly lookups: Lookups;
}

function locate(link: LinkFact, page: Page, context: Context): Location {
  const browser: Location = { how: 'browser', href: link.href };
  if (link.origin === 'wiki') return locateWikiLink(link, context.lookups, undefined);
  if (link.templated) return unknown('a template decides');
  if (link.origin === 'front-matter') return locateFrontMatterImage(link, page, context);
  const isMarkdown = link.origin === 'markdown' || link.origin === 'definition';
  // Before version 3 images were left to the browser.
  if (link.element === 'image' && isMarkdown && context.site.settings.major >= 3)
    return locateImage(link.href, page, context);
  if (link.element === 'image' && isMarkdown) return withPlugins(browser, link.href, page, { context, kind: 'image' });
  return link.element === 'link' ? withPlugins(browser, link.href, page, { context, kind: 'link' }) : browser;
}

/** Markdown images are imported: relative to the file, with `./` or without, or by an alias (remark-collect-images.ts). */
function locateImage(href: string, page: Page, context: Context): Location {
  const { settings } = context.site;
  if (href.startsWith('/')) return withPlugins({ how: 'browser', href }, href, page, { context, kind: 'image' });
  const { path } = splitDestination(href);
  const decoded = decodeAddress(path);
  const beside = joinPath(folderOf(page.file), decoded);
  const paths = [...(beside === undefined ? [] : [beside]), ...expandAlias(decoded, settings.aliases)];
  const isPackage = /^[@~#]/.test(decoded);
  const found: Location = {
    how: 'file',
    paths,
    ...(isPackage && { otherwise: unknown('an alias that can’t be read may lead to it') }),
  };
  return withPlugins(found, href, page, { context, kind: 'image' });
}

const REWRITES = {
  link: /link|\bpath|relative|wiki|obsidian|base-?url|rewrite/i,
  image: /image|img|asset|\bpath|relative|obsidian|base-?url|rewrite/i,
};
/** Plugins about links and images that leave their destinations alone. */
const KEEPS_DESTINATIONS =
  /autolink|external|link-?card|links-validator|headings|unwrap|figure|caption|zoom|lazy|image-size|img-size|link-?target|linkify|fallback-?lang/i;

/** A plugin that rewrites destinations may find what is not there otherwise. */
function withPlugins(
  location: Location,
  href: string,
  page: Page,
  { context, kind }: { readonly context: Context; readonly kind: 'link' | 'image' },
): Location {
  const plugin = context.site.settings.plugins.find(
    name => REWRITES[kind].test(name) && !KEEPS_DESTINATIONS.test(name),
  );
  if (plugin === undefined || href.startsWith('#')) return location;
  const { path, fragment } = splitDestination(href);
  const source = joinPath(folderOf(page.file), decodeAddress(path));
  const file: Location[] =
    source === undefined ? [] : [{ how: 'file', paths: [source], ...(fragment !== undefined && { fragment }) }];
  return { how: 'any', of: [location, ...file, unknown(`${plugin.trim()} may rewrite it`)] };
}

/** Only keys that the schema types as `image()` are files beside the post; what a theme makes of others is its own matter. */
function locateFrontMatterImage(link: LinkFact, page: Page, context: Context): Location {
  const { site } = context;
  const collection = site.collections.find(one => isEntry(page.file, one));
  const pointer = (link.name ?? '').replace(/\/\d+(?=\/|$)/g, '/*');
  const isImported = collection?.imageKeys?.has(pointer) === true;
  const beside = joinPath(folderOf(page.file), decodeAddress(link.href));
  const aliased = expandAlias(link.href, site.settings.aliases);
  const imported: Location = { how: 'file', paths: [...(beside === undefined ? [] : [beside]), ...aliased] };
  if (isImported)
    return /^[@~#]/.test(link.href) ? { ...imported, otherwise: unknown('an alias may lead to it') } : imported;
  if (!link.href.startsWith('/'))
    return { ...imported, otherwise: unknown('what the theme makes of it can’t be known') };
  const inRepository: Location = { how: 'file', paths: [link.href.slice(1)] };
  return {
    how: 'any',
    of: [{ how: 'browser', href: link.href, addsBase: true }, { how: 'browser', href: link.href }, inRepository],
  };
}
