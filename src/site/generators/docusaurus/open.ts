import type { Dialect } from '../../../core/dialect.ts';
import { oncePer } from '../../../core/lazily.ts';
import type { LinkFact, Page, SiteFiles } from '../../../core/site.ts';
import { decodeAddress, folderOf, joinPath, splitDestination } from '../../address.ts';
import type { Location, Lookups, SiteModel } from '../../generator.ts';
import { literalAt } from '../../literals/literal.ts';
import { unknown } from '../../unknown.ts';
import { locateWikiLink } from '../../wiki-links.ts';
import { publishDocusaurus } from './publish.ts';
import { type DocusaurusSettings, hasWikiLinks, readDocusaurusSettings } from './settings.ts';
import { findSources, type Source, sourceOf } from './sources.ts';

export function openDocusaurus(files: SiteFiles): SiteModel {
  const settings = readDocusaurusSettings(files);
  const sources = findSources(settings, files);
  const withWikiLinks = hasWikiLinks(settings);
  const maintainCase = literalAt(settings.config, 'markdown', 'anchors', 'maintainCase') === true;
  const format = literalAt(settings.config, 'markdown', 'format');
  const dialectOf = oncePer(
    (markdown: 'mdx' | 'remark'): Dialect => ({
      generator: 'docusaurus',
      frontMatter: 'gray-matter',
      templates: 'none',
      markdown,
      headingIds: { style: 'docusaurus', options: { maintainCase } },
      rawHtml: true,
      ...(withWikiLinks && { wikiLinks: true }),
    }),
  );
  return {
    isContent: path => sourceOf(path, sources) !== undefined,
    dialect: path => dialectOf(format === 'md' || (format === 'detect' && path.endsWith('.md')) ? 'remark' : 'mdx'),
    publish: input => publishDocusaurus(settings, sources, input),
    locate: (link, page, site) => locate(link, page, { settings, sources, files, site }),
  };
}

interface Context {
  readonly settings: DocusaurusSettings;
  readonly sources: readonly Source[];
  readonly files: SiteFiles;
  readonly site: Lookups;
}

function locate(link: LinkFact, page: Page, context: Context): Location {
  if (link.templated) return unknown('a template decides');
  if (link.origin === 'wiki') return locateWikiLink(link, context.site, undefined);
  const { path, fragment } = splitDestination(link.href);
  const decoded = decodeAddress(path);
  // JSX is left as it is: no file is imported, and no base path is added.
  if (link.origin === 'html') return { how: 'browser', href: withoutSlash(link.href) };
  if (link.origin === 'front-matter') return locateFrontMatterImage(decoded, page);
  if (link.element === 'image') return { how: 'file', paths: assetPaths(decoded, page, context) };
  if (path === '') return { how: 'browser', href: link.href };
  if (/\.mdx?$/i.test(decoded)) return locateSource(sourcePaths(decoded, page, context), fragment, { page, context });
  const isFile = decoded.startsWith('@site/') || /\.(?!html$)\w+$/i.test(decoded);
  const route = locateRoute(link.href, context.settings.base ?? '/');
  const assets = isFile ? assetPaths(decoded, page, context).filter(asset => context.files.has(asset)) : [];
  return assets.length > 0 ? { how: 'file', paths: assets, otherwise: route } : route;
}

/** A plugin knows its own documents only: from the blog to the docs, a path stays as it is (utils, markdownLinks.ts). */
function locateSource(
  paths: readonly string[],
  fragment: string | undefined,
  { page, context }: { readonly page: Page; readonly context: Context },
): Location {
  const { sources, files, site } = context;
  const instance = sourceOf(page.file, sources)?.instance;
  const known = paths.filter(path => files.has(path));
  const own = known.find(path => sourceOf(path, sources)?.instance === instance);
  const other = own === undefined ? known.find(path => sourceOf(path, sources)) : undefined;
  if (other === undefined)
    return { how: 'file', paths: own === undefined ? paths : [own], ...(fragment !== undefined && { fragment }) };
  const closest = site.page(other)?.url;
  const target = {
    kind: 'missing',
    reason: 'source',
    tried: [other],
    ...(closest !== undefined && { closest }),
  } as const;
  return { how: 'answer', target };
}

/** A route with or without the base path written out (@docusaurus/core, useBaseUrl). */
function locateRoute(href: string, base: string): Location {
  const bare = withoutSlash(href);
  const added: Location = { how: 'browser', href: bare, addsBase: true };
  return href.startsWith(base) ? { how: 'any', of: [added, { how: 'browser', href: bare }] } : added;
}

/** Routes match with and without a final slash. */
function withoutSlash(href: string): string {
  return href.replace(/^([^?#]*[^/?#.])\/+(?=[?#]|$)/, '$1');
}

/** `./other.md` beside the file, else from the content folder, else from the site (mdx-loader, resolveMarkdownLinks). */
function sourcePaths(path: string, page: Page, { settings, sources }: Context): string[] {
  const content = sourceOf(page.file, sources)?.folder ?? '';
  if (path.startsWith('@site/')) return [settings.folder + path.slice('@site/'.length)];
  const isRooted = path.startsWith('/');
  const beside = isRooted ? undefined : joinPath(folderOf(page.file), path);
  if (/^\.\.?\//.test(path)) return beside === undefined ? [] : [beside];
  const bare = path.replace(/^\/+/, '');
  return [...(beside === undefined ? [] : [beside]), content + bare, settings.folder + bare];
}

/** Files are imported: from the static folders, the site, or beside the document (mdx-loader, transformImage). */
function assetPaths(path: string, page: Page, { settings }: Context): string[] {
  if (path.startsWith('@site/')) return [settings.folder + path.slice('@site/'.length)];
  if (path.startsWith('/')) return settings.staticFolders.map(folder => folder + path.slice(1));
  const beside = joinPath(folderOf(page.file), path);
  return beside === undefined ? [] : [beside];
}

/** Only `./…` is a file beside the document; anything else is an address. */
function locateFrontMatterImage(path: string, page: Page): Location {
  const beside = joinPath(folderOf(page.file), path);
  if (path.startsWith('./') && beside !== undefined) return { how: 'file', paths: [beside] };
  if (!path.startsWith('/'))
    return { how: 'any', of: [{ how: 'browser', href: `/${path}`, addsBase: true }, unknown('it is an address')] };
  return {
    how: 'any',
    of: [
      { how: 'browser', href: path, addsBase: true },
      { how: 'browser', href: path },
    ],
  };
}
