import { escapePattern } from '../../../core/escape-pattern.ts';
import { lazily } from '../../../core/lazily.ts';
import type { Page, SiteFiles } from '../../../core/site.ts';
import { extensionOf, folderOf } from '../../address.ts';
import { findCompleteFolders } from '../../complete-folders.ts';
import type { GeneratedAddress } from '../../generator.ts';
import { isMap, textOf } from '../../settings.ts';
import type { JekyllSettings } from './settings.ts';

/** Plugins that make no pages of their own, or only those of `generatedAddresses`. */
const KNOWN_PLUGINS = new Set([
  'classifier-reborn',
  'html-proofer',
  'jekyll',
  'jekyll-algolia',
  'jekyll-archives',
  'jekyll-coffeescript',
  'jekyll-compose',
  'jekyll-default-layout',
  'jekyll-email-protect',
  'jekyll-feed',
  'jekyll-gist',
  'jekyll-github-metadata',
  'jekyll-include-cache',
  'jekyll-last-modified-at',
  'jekyll-mentions',
  'jekyll-minifier',
  'jekyll-optional-front-matter',
  'jekyll-paginate',
  'jekyll-readme-index',
  'jekyll-redirect-from',
  'jekyll-relative-links',
  'jekyll-remote-theme',
  'jekyll-sass-converter',
  'jekyll-seo-tag',
  'jekyll-sitemap',
  'jekyll-spaceship',
  'jekyll-tidy',
  'jekyll-time-to-read',
  'jekyll-titles-from-headings',
  'jekyll-toc',
  'jekyll-twitter-plugin',
  'jekyll-wikilinks',
  'jekyll-wikirefs',
  'jekyll-youtube',
  'jekyll_include_plugin',
  'jemoji',
  'kramdown-parser-gfm',
  'rouge',
  'webrick',
  'wdm',
  'tzinfo',
  'tzinfo-data',
]);

/** Addresses made by well-known plugins (each plugin's README). */
export function generatedAddresses(settings: JekyllSettings, pages: readonly Page[]): GeneratedAddress[] {
  const { plugins, baseurl, raw } = settings;
  const found: GeneratedAddress[] = [];
  const add = (by: string, ...addresses: (string | RegExp)[]) => {
    for (const address of addresses)
      found.push({ address: typeof address === 'string' ? baseurl + address : address, by });
  };
  if (plugins.has('jekyll-feed')) {
    const feed = isMap(raw['feed']) ? raw['feed'] : {};
    add('jekyll-feed', `/${(textOf(feed['path']) ?? 'feed.xml').replace(/^\//, '')}`);
    add('jekyll-feed', new RegExp(`^${escapePattern(baseurl)}/feed/.+\\.xml$`));
  }
  if (plugins.has('jekyll-sitemap')) add('jekyll-sitemap', '/sitemap.xml', '/robots.txt');
  if (plugins.has('jekyll-redirect-from')) add('jekyll-redirect-from', '/redirects.json');
  if (plugins.has('jekyll-paginate') && raw['paginate'] !== undefined)
    add('jekyll-paginate', patternOf(baseurl, textOf(raw['paginate_path']) ?? '/page:num'));
  if (plugins.has('jekyll-archives')) {
    const archives = isMap(raw['jekyll-archives']) ? raw['jekyll-archives'] : {};
    const permalinks = isMap(archives['permalinks']) ? archives['permalinks'] : {};
    for (const [type, { key, permalink }] of Object.entries(ARCHIVES))
      if (isEnabled(archives['enabled'], type))
        add('jekyll-archives', patternOf(baseurl, textOf(permalinks[key]) ?? permalink));
  }
  return pages.length === 0 ? [] : found;
}

/** jekyll-archives, lib/jekyll-archives.rb: what is not enabled is not made. */
const ARCHIVES: Readonly<Record<string, { readonly key: string; readonly permalink: string }>> = {
  year: { key: 'year', permalink: '/:year/' },
  month: { key: 'month', permalink: '/:year/:month/' },
  day: { key: 'day', permalink: '/:year/:month/:day/' },
  tags: { key: 'tag', permalink: '/tag/:name/' },
  categories: { key: 'category', permalink: '/category/:name/' },
};

function isEnabled(enabled: unknown, type: string): boolean {
  return enabled === true || enabled === 'all' || (Array.isArray(enabled) && enabled.includes(type));
}

/** Any value for each placeholder: which tags exist is the posts' own affair, and archives can be limited. */
function patternOf(baseurl: string, permalink: string): RegExp {
  const path = escapePattern(`${baseurl}/${permalink.replace(/^\/|\/$/g, '')}`)
    .replaceAll(':year', '\\d{4}')
    .replace(/:(?:month|day)/g, '\\d{2}')
    .replace(/:[a-z_]+/g, '[^/]+');
  return new RegExp(`^${path}(?:/|/index\\.html|\\.html)?$`);
}

/**
 * Why an address may exist though no source accounts for it: a plugin that we don't know, Ruby code of the site's own
 * that makes pages, or the assets of a theme that is installed as a gem.
 */
export function mayExist(
  settings: JekyllSettings,
  files: SiteFiles,
  pages: readonly Page[],
): (address: string) => string | undefined {
  const makers = [...settings.plugins].filter(plugin => !KNOWN_PLUGINS.has(plugin));
  const own = lazily(() => readOwnPlugins(settings, files));
  const isComplete = lazily(() => findCompleteFolders(pages));
  const isKnown = (address: string) =>
    makers.length === 0 && !own().makesPosts && isApart(address, own().code) && isComplete()(address);
  const themeAssets = `${settings.baseurl}/assets/`;
  return address => {
    const isImage = /^\.(?:png|jpe?g|gif|webp|avif|svg|ico)$/.test(extensionOf(address));
    // Pictures of a theme lie in folders of its own, where the site has none.
    const hasFolder = () => files.hasFolder(settings.source + folderOf(address.slice(settings.baseurl.length + 1)));
    if (settings.theme !== undefined && address.startsWith(themeAssets) && !(isImage && hasFolder()))
      return `the theme ${settings.theme} may have it`;
    const pageMaker = isImage ? undefined : (own().pageMaker ?? makers[0]);
    return pageMaker === undefined || isKnown(address) ? undefined : `${pageMaker} may make it`;
  };
}

/** What the Ruby code of the site itself says; read when the first link leads nowhere. */
function readOwnPlugins({ source }: JekyllSettings, files: SiteFiles) {
  const plugins = files.paths
    .filter(path => path.startsWith(`${source}_plugins/`))
    .map(path => ({ path, ruby: files.read(path) ?? '' }));
  const code = plugins.map(({ ruby }) => ruby).join('\n');
  return { code, makesPosts: makesPosts(code), pageMaker: plugins.find(({ ruby }) => makesPages(ruby))?.path };
}

/**
 * Whether code that makes pages makes none in this folder: it makes pages of years and months, but what is named by more
 * than numbers in a year is a post; and in other folders of the site it does not write without naming them.
 */
function isApart(address: string, ruby: string): boolean {
  const folders = address.replace(/\/$/, '').split('/');
  const name = folders.pop() ?? '';
  if (/^\d+$/.test(name) || !['', '.html'].includes(extensionOf(address))) return false;
  const folder = folders.at(-1) ?? '';
  return folders.some(each => /^\d{4}$/.test(each)) || (/[a-z]/i.test(folder) && !ruby.includes(folder));
}

function makesPages(ruby: string): boolean {
  return /\bGenerator\b|PageWithoutAFile|Page\.new|StaticFile\.new/.test(ruby);
}

function makesPosts(ruby: string): boolean {
  return /Document\.new|\bdocs\s*(?:<<|\.push|\.concat|\+=)|\bpermalink\b/.test(ruby);
}
