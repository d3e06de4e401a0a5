import { matchGlobs } from '../../../core/match-globs.ts';
import { trim } from '../../../core/trim.ts';
import { isMap, textOf } from '../../settings.ts';
import type { ContentFile } from './content.ts';
import type { Values } from './front-matter.ts';

/** Sections around a page, from the root: their folder, and the front matter of their own page where there is one. */
export interface Sections {
  /** The folders of the nearest section: `['plants', 'trees']`. */
  readonly names: readonly string[];
  readonly values: readonly (Values | undefined)[];
}

export interface PermalinkParts {
  readonly entry: ContentFile;
  readonly values: Values;
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | undefined;
  readonly slug: string | undefined;
  readonly sections: Sections;
}

/**
 * The pattern for a page: by section, by kind and section, or the first that matches in a list (since 0.161). A pattern
 * by section alone is one for pages and terms (resources/page/permalinks.go).
 */
export function findPermalink(
  permalinks: unknown,
  entry: ContentFile,
  version: number | undefined,
): string | undefined {
  if (Array.isArray(permalinks)) return findInList(permalinks, entry);
  if (!isMap(permalinks)) return undefined;
  const hasKinds = version === undefined || version >= 115;
  const ofKind = permalinks[entry.kind];
  if (hasKinds && isMap(ofKind)) {
    const found = findBySection(ofKind, entry);
    if (found !== undefined) return found;
  }
  return entry.kind === 'page' || entry.kind === 'term' ? findBySection(permalinks, entry) : undefined;
}

function findBySection(patterns: Readonly<Record<string, unknown>>, entry: ContentFile): string | undefined {
  const path = entry.path.toLowerCase();
  for (const [section, pattern] of Object.entries(patterns)) {
    if (typeof pattern !== 'string') continue;
    const folder = trim(section, ' /');
    const isInside = folder === '' ? !path.includes('/') : path === folder || path.startsWith(`${folder}/`);
    if (isInside && pattern !== '') return pattern;
  }
  return undefined;
}

function findInList(list: readonly unknown[], entry: ContentFile): string | undefined {
  for (const item of list) {
    if (!isMap(item)) continue;
    const target = isMap(item['target']) ? item['target'] : {};
    const kind = textOf(target['kind'])?.toLowerCase();
    const language = textOf(target['lang'])?.toLowerCase();
    const path = textOf(target['path'])?.toLowerCase();
    const isMeant =
      (kind === undefined || kind === entry.kind) &&
      (language === undefined || language === entry.language) &&
      (path === undefined || matchGlobs(path)(`/${entry.path.toLowerCase()}`));
    if (isMeant) return textOf(item['pattern']);
  }
  return undefined;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Fills the tokens in; not exact where a token is unknown, or where what it stands for can't be read. */
export function expandPermalink(
  pattern: string,
  parts: PermalinkParts,
  makePath: (text: string) => string,
): { path: string; exact: boolean } {
  let exact = true;
  const path = pattern.replaceAll('\\:', '\0').replace(/:(\w+)(\[[^\]]+\])?/g, (token, name: string, cut?: string) => {
    const value = tokenValue(name, cut, parts, makePath);
    if (value === undefined) exact = false;
    return value ?? token;
  });
  return { path: path.replaceAll('\0', ':'), exact };
}

function tokenValue(
  name: string,
  cut: string | undefined,
  parts: PermalinkParts,
  makePath: (text: string) => string,
): string | undefined {
  const { entry, values, slug, sections } = parts;
  const title = () => titleOf(values, entry, makePath);
  const file = () => makePath(entry.kind === 'page' ? lastPart(entry.path) : '');
  switch (name) {
    case 'title':
      return title();
    case 'slug':
      return slug === undefined ? title() : makePath(slug);
    case 'filename':
      return file();
    case 'contentbasename':
      return makePath(lastPart(entry.path));
    case 'slugorfilename':
      return slug === undefined ? file() : makePath(slug);
    case 'slugorcontentbasename':
      return makePath(slug ?? lastPart(entry.path));
    case 'section':
      return entry.kind === 'page' && !entry.path.includes('/') ? '' : entry.path.replace(/\/.*/, '');
    case 'sections':
      return slicePart(sections.names, cut).join('/');
    case 'sectionslug':
      return sectionSlugs(sections, makePath)?.slice(0, 1).join('');
    case 'sectionslugs': {
      const slugs = sectionSlugs(sections, makePath);
      return slugs && slicePart(slugs, cut).join('/');
    }
    default:
      return datePart(name, parts);
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A page without title has an empty one; that of a list comes from its name by rules of English. */
function titleOf(values: Values, entry: ContentFile, makePath: (text: string) => string): string | undefined {
  const title = textOf(values.get('title'));
  if (title === undefined && entry.kind !== 'page') return undefined;
  // Whether a slash in a title divides the address has changed between versions.
  return title?.includes('/') ? undefined : makePath(title ?? '');
}

function sectionSlugs(sections: Sections, makePath: (text: string) => string): string[] | undefined {
  const slugs = sections.values.flatMap(values => textOf(values?.get('slug')) ?? textOf(values?.get('title')) ?? []);
  return slugs.length < sections.values.length ? undefined : slugs.map(makePath);
}

/** `[1:]`, `[:2]`, `[last]`, `[0]` (toSliceFunc). */
function slicePart(list: readonly string[], cut: string | undefined): readonly string[] {
  if (cut === undefined) return list;
  const [from = '', to] = cut.slice(1, -1).toLowerCase().split(':');
  const position = (text: string, fallback: number) =>
    text === 'last' ? list.length - 1 : text === '' ? fallback : Number(text) || 0;
  const start = position(from, 0);
  return list.slice(start, to === undefined ? start + 1 : position(to, list.length));
}

function datePart(name: string, { date }: PermalinkParts): string | undefined {
  const { year, month, day } = date ?? { year: 1, month: 1, day: 1 };
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  const two = (number: number) => String(number).padStart(2, '0');
  switch (name) {
    case 'year':
      return String(year);
    case 'month':
    case '01':
      return two(month);
    case 'monthname':
    case 'January':
      return MONTHS[month - 1];
    case 'day':
    case '02':
      return two(day);
    case 'weekday':
      return String(time.getUTCDay());
    case 'weekdayname':
    case 'Monday':
      return DAYS[time.getUTCDay()];
    case 'yearday':
      return String(Math.floor((time.getTime() - new Date(0).setUTCFullYear(year, 0, 1)) / 86_400_000) + 1);
    case '2006':
      return String(year).padStart(4, '0');
    case '06':
      return two(year % 100);
    case '1':
      return String(month);
    case '2':
      return String(day);
    case 'Jan':
      return MONTHS[month - 1]?.slice(0, 3);
    case 'Mon':
      return DAYS[time.getUTCDay()]?.slice(0, 3);
    default:
      return undefined;
  }
}
