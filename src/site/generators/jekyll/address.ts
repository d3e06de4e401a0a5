import { trimEnd } from '../../../core/trim.ts';
import { baseName, extensionOf, folderOf } from '../../address.ts';
import { type Settings, textOf } from '../../settings.ts';
import { outputExtension, placeholder, type UrlParts, withoutExtension } from './placeholders.ts';
import type { JekyllSettings } from './settings.ts';

/** lib/jekyll/configuration.rb and lib/jekyll/permalink styles (jekyllrb.com/docs/permalinks). */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** The address of a post, draft or collection document, decoded, without base path (url.rb, url_drop.rb). */
export function documentUrl(parts: UrlParts): string {
  const { settings, collection, data, path } = parts;
  const own = textOf(data['permalink']);
  const template = own ?? collectionTemplate(settings, collection);
  const url = sanitize(expandTemplate(template, name => placeholder(parts, name)));
  if (url.endsWith('/')) return url;
  // A document's file always ends in its output extension, so a bare `/about` is served from `/about.html`.
  const extension = outputExtension(settings, path);
  return extensionOf(url) === extension ? url : url + extension;
}

function collectionTemplate(settings: JekyllSettings, collection: string): string {
  const configured = settings.collections.get(collection)?.permalink;
  if (configured !== undefined) return STYLES[configured] ?? configured;
  if (collection === 'posts') return STYLES[settings.permalink] ?? settings.permalink;
  return `/:collection/:path${pageSuffix(settings.permalink)}`;
}

/**
 * Where a file of a collection is copied to (static_file.rb): it fills the collection's pattern without name and title of
 * its own, in Jekyll 3 with its own name at the end, and in Jekyll 4 with its extension alone.
 */
export function collectionFileUrls(settings: JekyllSettings, path: string, collection: string): string[] {
  const inside = path.slice(settings.collectionsDir.length + collection.length + 1);
  const permalink = settings.collections.get(collection)?.permalink;
  if (permalink === undefined) return [`/${collection}${inside}`];
  const extension = extensionOf(path);
  const stem = trimEnd(withoutExtension(inside), '.');
  const fill = (own: string, name: string) => {
    const values = { collection, path: own, output_ext: '', name, title: '' };
    const pattern = STYLES[permalink] ?? permalink;
    return trimEnd(
      sanitize(Object.entries(values).reduce((url, [key, value]) => url.replaceAll(`:${key}`, value), pattern)),
      '/',
    );
  };
  const inFour = fill(stem, baseName(stem)) + extension;
  const inThree = `${folderOf(fill(inside, ''))}/${baseName(path)}`;
  return [...(settings.version === 3 ? [] : [inFour]), ...(settings.version === 4 ? [] : [inThree])];
}

/** lib/jekyll/utils.rb, add_permalink_suffix. */
function pageSuffix(permalink: string): string {
  if (permalink === 'pretty') return '/';
  if (permalink === 'date' || permalink === 'ordinal' || permalink === 'none') return ':output_ext';
  if (permalink.endsWith('/')) return '/';
  return permalink.endsWith(':output_ext') ? ':output_ext' : '';
}

/** The address of a page (page.rb), decoded, without base path. */
export function pageUrl(settings: JekyllSettings, path: string, data: Settings): string {
  const extension = outputExtension(settings, path);
  const basename = trimEnd(baseName(withoutExtension(path)), '.');
  const own = textOf(data['permalink']);
  const isHtml = extension === '.html' || extension === '.htm' || extension === '.xhtml';
  const template =
    own ??
    (!isHtml
      ? '/:path/:basename:output_ext'
      : basename === 'index'
        ? '/:path/'
        : `/:path/:basename${pageSuffix(settings.permalink)}`);
  const values: Readonly<Record<string, string>> = { path: folderOf(path), basename, output_ext: extension };
  const url = sanitize(template.replace(/:(path|basename|output_ext)/g, (_, name: string) => values[name] ?? ''));
  return url.endsWith('/') || extensionOf(url) === extension ? url : url + extension;
}

function expandTemplate(template: string, value: (name: string) => string | undefined): string {
  return template.replace(/:([a-z_]+)/g, (whole, name: string) => {
    const exact = value(name);
    if (exact !== undefined) return exact;
    const shorter = name.endsWith('_') ? value(name.slice(0, -1)) : undefined;
    return shorter === undefined ? whole : `${shorter}_`;
  });
}

/** url.rb, sanitize_url. */
function sanitize(url: string): string {
  const rooted = url.startsWith('/') ? url : `/${url}`;
  return rooted
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}
