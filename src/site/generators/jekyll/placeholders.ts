import { trimEnd } from '../../../core/trim.ts';
import { baseName, extensionOf } from '../../address.ts';
import { type Settings, textOf, textsOf } from '../../settings.ts';
import { readPostName } from './post-date.ts';
import type { JekyllSettings } from './settings.ts';

export interface UrlParts {
  readonly settings: JekyllSettings;
  /** Path relative to the source. */
  readonly path: string;
  /** `posts` or the collection's name. */
  readonly collection: string;
  readonly data: Settings;
  readonly wall: number;
}

/** The value of a placeholder of a permalink; undefined where there is none of that name (url_drop.rb). */
export function placeholder(parts: UrlParts, name: string): string | undefined {
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

/** Categories in the order of lib/jekyll/document.rb: folders above `_posts`, `categories`, `category`. */
function categoriesOf(path: string, data: Settings, collectionsDir = ''): string[] {
  const folders = path.slice(collectionsDir.length).split('/');
  const special = folders.findIndex(part => part === '_posts' || part === '_drafts');
  const above = special > 0 ? folders.slice(0, special) : [];
  const plural = data['categories'];
  const listed = typeof plural === 'string' ? plural.split(/\s+/) : textsOf(plural);
  return [...above, ...listed, ...textsOf(data['category'])].filter(name => name !== '');
}

export function outputExtension(settings: JekyllSettings, path: string): string {
  const extension = extensionOf(path);
  if (settings.markdownExtensions.has(extension)) return '.html';
  if (extension === '.scss' || extension === '.sass') return '.css';
  return extension;
}

export function withoutExtension(path: string): string {
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
