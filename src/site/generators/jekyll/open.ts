import type { Dialect } from '../../../core/dialect.ts';
import type { LinkFact, Page, SiteFiles } from '../../../core/site.ts';
import { decodeAddress, folderOf, joinPath, splitDestination } from '../../address.ts';
import type { Location, Lookups, SiteModel } from '../../generator.ts';
import { textOf } from '../../settings.ts';
import { unknown } from '../../unknown.ts';
import { locateWikiLink } from '../../wiki-links.ts';
import { locateOnGitHub } from '../plain.ts';
import { mergeDefaults } from './defaults.ts';
import { isMarkdown, makeClassifier } from './files.ts';
import { publishJekyll } from './publish.ts';
import { type JekyllSettings, readJekyllSettings } from './settings.ts';
import { locateTemplated, type TemplateLinks, templateLinksOf } from './template-links.ts';
import { findTemplate, listIncludes } from './templates.ts';
import { hasWikiLinks, wikiPlugin } from './wiki.ts';

export function openJekyll(files: SiteFiles): SiteModel {
  const settings = readJekyllSettings(files);
  const classify = makeClassifier(settings);
  const isChirpy = /chirpy/.test(settings.theme ?? '') || files.has('_includes/refactor-content.html');
  const kramdown = typeof settings.raw['kramdown'] === 'object' ? settings.raw['kramdown'] : undefined;
  const headingIds = headingIdsOf(textOf(settings.raw['markdown']), { ...kramdown });
  const templateLinks = templateLinksOf(settings);
  const withWikiLinks = hasWikiLinks(settings);
  const dialect: Dialect = {
    generator: 'jekyll',
    frontMatter: 'jekyll',
    templates: 'liquid',
    markdown: /commonmark/i.test(textOf(settings.raw['markdown']) ?? '') ? 'github' : 'kramdown',
    headingIds,
    rawHtml: true,
    ...(withWikiLinks && { wikiLinks: true }),
  };
  return {
    isContent: path => isMarkdown(settings, path) && classify(path).kind !== 'ignored',
    dialect: () => dialect,
    publish: input => publishJekyll(settings, classify, input),
    findTemplate: (wanted, page) => findTemplate(wanted, page, { settings, files }),
    templateFiles: (wanted, page) => listIncludes(wanted, page, { settings, files }),
    locate: (link, page, site) => locate(link, page, { settings, site, isChirpy, templateLinks }),
  };
}

function headingIdsOf(
  renderer: string | undefined,
  kramdown: Readonly<Record<string, unknown>>,
): ReturnType<SiteModel['dialect']>['headingIds'] {
  if (renderer !== undefined && !/kramdown/i.test(renderer))
    return { style: /commonmark/i.test(renderer) ? 'none' : 'unknown' };
  if (kramdown['auto_ids'] === false) return { style: 'none' };
  if (kramdown['transliterated_header_ids'] === true) return { style: 'unknown' };
  const prefix = textOf(kramdown['auto_id_prefix']);
  const isGfm = !/^kramdown$/i.test(textOf(kramdown['input']) ?? 'GFM');
  return {
    style: isGfm ? 'kramdown-gfm' : 'kramdown',
    ...(prefix !== undefined && { options: { auto_id_prefix: prefix } }),
  };
}

interface Context {
  readonly settings: JekyllSettings;
  readonly site: Lookups;
  readonly isChirpy: boolean;
  readonly templateLinks: TemplateLinks;
}

function locate(link: LinkFact, page: Page, context: Context): Location {
  const { settings } = context;
  if (link.origin === 'wiki') return locateWikiLink(link, context.site, wikiPlugin(settings, context.site));
  if (page.url === undefined && page.state === 'published') return locateOnGitHub(link, page);
  if (link.origin === 'front-matter') return locateFrontMatterImage(link, context, page);
  if (link.templated) return locateTemplated(link.href, page, context);
  // Chirpy reads the finished HTML, where it makes no difference what was Markdown (`_includes/refactor-content.html`).
  const isImage = link.element === 'image' && (link.origin !== 'html' || link.name === 'img.src');
  if (isImage && (context.isChirpy || mediaPrefix(settings, page) !== undefined))
    return locateChirpyImage(link, page, context);
  if (settings.plugins.has('jekyll-relative-links') && link.origin !== 'html')
    return locateSource(link, page, settings);
  return { how: 'browser', href: link.href };
}

/** jekyll-relative-links: a destination that is the path of a source file becomes its address (lib/jekyll-relative-links/generator.rb). */
function locateSource(link: LinkFact, page: Page, settings: JekyllSettings): Location {
  const browser: Location = { how: 'browser', href: link.href };
  const options = { ...(settings.raw['relative_links'] as object | undefined) } as Record<string, unknown>;
  if (options['enabled'] === false || (page.isPost && options['collections'] !== true)) return browser;
  const { path, query, fragment } = splitDestination(link.href);
  const source = query === undefined && path !== '' ? joinPath(folderOf(page.file), decodeAddress(path)) : undefined;
  if (source === undefined) return browser;
  return { how: 'file', paths: [source], otherwise: browser, ...(fragment !== undefined && { fragment }) };
}

function mediaPrefix(settings: JekyllSettings, page: Page): string | undefined {
  const data = page.frontMatter?.data;
  const own = textOf(data?.['media_subpath']) ?? textOf(data?.['img_path']);
  if (own !== undefined) return own;
  const defaults = mergeDefaults(settings.defaults, page.file.slice(settings.source.length), page.section ?? 'posts');
  return textOf(defaults?.['media_subpath']) ?? textOf(defaults?.['img_path']);
}

/** Chirpy's `_includes/media-url.html`: every image is below `media_subpath`, and below the site's root. Older versions leave it alone. */
function locateChirpyImage(link: LinkFact, page: Page, { settings }: Context): Location {
  const plain: Location = { how: 'browser', href: link.href };
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(link.href)) return plain;
  if (hasOwnHost(settings)) return unknown('images come from the host that “cdn” names');
  const prefix = mediaPrefix(settings, page) ?? '';
  const path = `/${prefix}/${link.href}`.replace(/\/{2,}/g, '/');
  return { how: 'any', of: [{ how: 'browser', href: path, addsBase: true }, plain] };
}

/** Chirpy's `cdn`, formerly `img_cdn`, is put in front of every image. */
function hasOwnHost({ raw }: JekyllSettings): boolean {
  return [raw['cdn'], raw['img_cdn']].some(host => /^(?:https?:)?\/\//i.test(textOf(host) ?? ''));
}

/** jekyll-seo-tag and themes put the site's address in front; where a theme has its own folder can't be known. */
function locateFrontMatterImage(link: LinkFact, context: Context, page: Page): Location {
  const { href } = link;
  if (link.templated) return locateTemplated(href, page, context);
  const prefix = mediaPrefix(context.settings, page);
  if (context.isChirpy && hasOwnHost(context.settings)) return unknown('images come from the host that “cdn” names');
  const isPath = href.includes('/') || context.site.files.has(context.settings.source + href);
  if (!isPath && prefix === undefined) return unknown('a bare file name is looked for in a folder of the theme');
  const rooted = href.startsWith('/') ? href : `/${href}`;
  const readings: Location[] = [
    { how: 'browser', href: rooted, addsBase: true },
    { how: 'browser', href: rooted },
  ];
  if (prefix !== undefined) {
    const prefixed = `/${prefix}/${href}`.replace(/\/{2,}/g, '/');
    readings.unshift({ how: 'browser', href: prefixed, addsBase: true });
  }
  if (rooted !== href) readings.push({ how: 'browser', href });
  return { how: 'any', of: readings };
}
