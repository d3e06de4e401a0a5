import type { FrontMatter } from '../../../core/front-matter.ts';
import { trimEnd } from '../../../core/trim.ts';
import { baseName, extensionOf, folderOf } from '../../address.ts';
import { instantOf, readRubyDate } from '../../dates.ts';
import { type Settings, textOf, textsOf } from '../../settings.ts';
import type { JekyllSettings } from './settings.ts';

/** lib/jekyll/document.rb, DATE_FILENAME_MATCHER. */
const POST_NAME = /^(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)$/;

/** lib/jekyll/configuration.rb and lib/jekyll/permalink styles (jekyllrb.com/docs/permalinks). */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

export function readPostName(path: string): { date: string; slug: string } | undefined {
  const match = POST_NAME.exec(baseName(path));
  return match ? { date: match[1] ?? '', slug: trimEnd(match[2] ?? '', '.') } : undefined;
}

/** A day in the site's time zone, and whether the building machine's zone could make it another one. */
export interface LocalDay {
  /** Milliseconds: the local wall clock read as UTC. */
  readonly wall: number;
  readonly isSure: boolean;
  readonly instant: number;
}

/**
 * The date of a post as Jekyll uses it: the front matter's before the file name's, in the site's time zone. A date that
 * Psych makes a time of (unquoted, with seconds, without a zone) is UTC; other forms without a zone are local.
 */
export function dateOf(
  settings: JekyllSettings,
  path: string,
  frontMatter: FrontMatter | undefined,
): LocalDay | undefined {
  const entry = frontMatter?.entry('date');
  const source = entry?.source || readPostName(path)?.date;
  const written = source === undefined ? undefined : readRubyDate(source);
  if (!written) return undefined;
  const isPlain = entry?.style !== 'quoted';
  const isUtc = isPlain && written.hasTime && /:\d\d:\d\d/.test(source ?? '');
  const offset = written.offset ?? (isUtc ? 0 : undefined);
  if (offset === undefined) return { wall: instantOf(written, 0), isSure: true, instant: instantOf(written, 0) };
  const instant = instantOf(written, offset);
  const zone = settings.zone(instant);
  const wall = instant + (zone ?? 0) * 60_000;
  // Without a configured zone the building machine's counts: nearly always UTC, and sure where that is the written day.
  const isWrittenDay = new Date(wall).getUTCDate() === written.day;
  return { wall, isSure: zone !== undefined || isWrittenDay, instant };
}

/** Categories in the order of lib/jekyll/document.rb: folders above `_posts`, `categories`, `category`. */
function categoriesOf(path: string, data: Settings, collectionsDir = ''): string[] {
  const folders = path.slice(collectionsDir.length).split('/');
  const special = folders.findIndex(part => part === '_posts' || part === '_drafts');
  const above = special > 0 ? folders.slice(0, special) : [];
  const plural = data['categories'];
  const listed = typeof plural === 'string' ? plural.split(/\s+/) : textsOf(plural);
  return [...above, ...listed, ...textsOf(data['category'])].filter(name => name !== '');
}

export interface UrlParts {
  readonly settings: JekyllSettings;
  /** Path relative to the source. */
  readonly path: string;
  /** `posts` or the collection's name. */
  readonly collection: string;
  readonly data: Settings;
  readonly wall: number;
}

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

function outputExtension(settings: JekyllSettings, path: string): string {
  const extension = extensionOf(path);
  if (settings.markdownExtensions.has(extension)) return '.html';
  if (extension === '.scss' || extension === '.sass') return '.css';
  return extension;
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

function placeholder(parts: UrlParts, name: string): string | undefined {
  const { settings, path, collection, data } = parts;
  switch (name) {
    case 'collection':
      return collection;
    case 'path':
      return trimEnd(withoutExtension(path).replace(`${settings.collectionsDir}_${collection}`, ''), '.');
    case 'name':
      return slugify(baseName(withoutExtension(path)), false);
    case 'title':
      return slugify(slugOf(parts), true);
    case 'slug':
      return slugify(slugOf(parts), false);
    case 'categories':
      return joinOnce(categoriesOf(path, data, settings.collectionsDir), category => category.toLowerCase());
    case 'slugified_categories':
      return joinOnce(categoriesOf(path, data, settings.collectionsDir), category => slugify(category, false));
    case 'output_ext':
      return outputExtension(settings, path);
    default:
      return datePlaceholder(name, new Date(parts.wall));
  }
}

function withoutExtension(path: string): string {
  return path.slice(0, path.length - extensionOf(path).length);
}

/** A date in front is no part of it in any collection (lib/jekyll/document.rb, populate_title). */
function slugOf({ data, path }: UrlParts): string {
  return textOf(data['slug']) ?? readPostName(path)?.slug ?? trimEnd(baseName(withoutExtension(path)), '.');
}

function joinOnce(names: readonly string[], write: (name: string) => string): string {
  return [...new Set(names.map(write))].join('/');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY = 86_400_000;

const DATE_PLACEHOLDERS: Readonly<Record<string, (date: Date) => string>> = {
  year: date => pad(date.getUTCFullYear(), 4),
  short_year: date => pad(date.getUTCFullYear() % 100),
  month: date => pad(date.getUTCMonth() + 1),
  i_month: date => String(date.getUTCMonth() + 1),
  short_month: date => (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3),
  long_month: date => MONTHS[date.getUTCMonth()] ?? '',
  day: date => pad(date.getUTCDate()),
  i_day: date => String(date.getUTCDate()),
  y_day: date => pad(Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1, 3),
  w_year: date => pad(isoWeek(date).year, 4),
  week: date => pad(isoWeek(date).week),
  w_day: date => String(date.getUTCDay() || 7),
  short_day: date => (DAYS[date.getUTCDay()] ?? '').slice(0, 3),
  long_day: date => DAYS[date.getUTCDay()] ?? '',
  hour: date => pad(date.getUTCHours()),
  minute: date => pad(date.getUTCMinutes()),
  second: date => pad(date.getUTCSeconds()),
};

function datePlaceholder(name: string, date: Date): string | undefined {
  return Object.hasOwn(DATE_PLACEHOLDERS, name) ? DATE_PLACEHOLDERS[name]?.(date) : undefined;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1 };
}

/** lib/jekyll/utils.rb, slugify: mode `pretty` with case kept, or mode `default`. */
function slugify(text: string, isPretty: boolean): string {
  // As most file names are.
  if (/^[a-z\d]+(?:-[a-z\d]+)*$/.test(text)) return text;
  const others = isPretty ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu;
  const slug = text.replace(others, '-').replace(/^-|-$/g, '');
  return isPretty ? slug : slug.toLowerCase();
}
