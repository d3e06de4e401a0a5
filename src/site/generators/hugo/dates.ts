import { trim } from '../../../core/trim.ts';
import { instantOf, readWrittenDate, type WrittenDate } from '../../dates.ts';
import { isMap, textOf, textsOf } from '../../settings.ts';
import type { ContentFile } from './content.ts';
import type { Values } from './front-matter.ts';
import type { HugoSettings } from './settings.ts';

const ISO =
  /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|z| ?[+-]\d{2}:?\d{2}|[+-]\d{2})?(?: [A-Z]{3,4})?)?$/;
const NAMED =
  /^(?:[A-Z][a-z]+, )?(\d{2})[ -]([A-Z][a-z]{2})[ -](\d{4}|\d{2})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?(?: ([+-]\d{4}|[A-Z]{3,4}))?$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The layouts that Hugo's cast.ToTimeInDefaultLocation takes; a number counts seconds. */
function readHugoDate(value: unknown): WrittenDate | undefined {
  if (typeof value === 'number') return fromSeconds(value);
  const source = textOf(value)?.trim() ?? '';
  const date = ISO.test(source) ? readWrittenDate(source) : readNamedDate(source);
  return date && isOnCalendar(date) ? date : undefined;
}

function fromSeconds(seconds: number): WrittenDate | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : readWrittenDate(date.toISOString());
}

function readNamedDate(source: string): WrittenDate | undefined {
  const match = NAMED.exec(source);
  if (!match) return undefined;
  const [, day = '', name = '', year = '', hour = '00', minute = '00', second = '00', zone = ''] = match;
  const month = MONTHS.indexOf(name) / 3 + 1;
  if (month < 1) return undefined;
  const fullYear = year.length === 4 ? year : `${Number(year) >= 69 ? 19 : 20}${year}`;
  const offset = /^[+-]/.test(zone) ? zone : '';
  return readWrittenDate(`${fullYear}-${String(month).padStart(2, '0')}-${day} ${hour}:${minute}:${second} ${offset}`);
}

function isOnCalendar(date: WrittenDate): boolean {
  const instant = new Date(instantOf({ ...date, hour: 0, minute: 0, second: 0 }, 0));
  return instant.getUTCDate() === date.day && instant.getUTCMonth() === date.month - 1 && date.hour < 24;
}

export interface PageDates {
  readonly date: WrittenDate | undefined;
  readonly publishDate: WrittenDate | undefined;
  readonly expiryDate: WrittenDate | undefined;
  /** A slug that came from the file name together with the date. */
  readonly slug?: string;
  /** False where git or the file's own time decides. */
  readonly isSure: boolean;
}

/** resources/page/pagemeta/page_frontmatter.go. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  lastmod: ['modified'],
  publishdate: ['pubdate', 'published'],
  expirydate: ['unpublishdate'],
};
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  date: ['date', 'publishdate', 'lastmod'],
  publishdate: ['publishdate', 'date'],
  expirydate: ['expirydate'],
};

/** Reads the dates of a page in the order that `frontmatter` of the configuration asks for. */
export function makeDateReader(settings: HugoSettings): (values: Values, entry: ContentFile) => PageDates {
  const configured = settings.raw['frontmatter'];
  const chainOf = (key: string) => expandChain(key, isMap(configured) ? configured[key] : undefined);
  const chains = { date: chainOf('date'), publish: chainOf('publishdate'), expiry: chainOf('expirydate') };
  return (values, entry) => {
    const date = readChain(chains.date, values, entry);
    const publish = readChain(chains.publish, values, entry);
    const expiry = readChain(chains.expiry, values, entry);
    return {
      date: date.date,
      publishDate: publish.date,
      expiryDate: expiry.date,
      isSure: date.isSure,
      ...(date.slug !== undefined && { slug: date.slug }),
    };
  };
}

function expandChain(key: string, configured: unknown): string[] {
  const wanted = configured === undefined ? [':default'] : textsOf(configured).map(name => name.toLowerCase());
  const names = wanted.flatMap(name => (name === ':default' ? (DEFAULTS[key] ?? []) : [name]));
  return [...new Set(names.flatMap(name => [name, ...(ALIASES[name] ?? [])]))];
}

interface Found {
  readonly date?: WrittenDate;
  readonly slug?: string;
  readonly isSure: boolean;
}

function readChain(chain: readonly string[], values: Values, entry: ContentFile): Found {
  for (const name of chain) {
    if (name === ':git' || name === ':filemodtime') return { isSure: false };
    if (name === ':filename') {
      const found = readFileName(entry);
      if (found) return found;
      continue;
    }
    const value = values.get(name);
    if (value === undefined || value === null || value === '' || typeof value === 'boolean') continue;
    const date = readHugoDate(value);
    return date ? { date, isSure: true } : { isSure: false };
  }
  return { isSure: true };
}

/** `2023-04-05-from-the-name.md`, or the folder of a bundle named so (dateAndSlugFromBaseFilename). */
function readFileName(entry: ContentFile): Found | undefined {
  const name = entry.path.slice(entry.folder === '' ? 0 : entry.folder.length + 1);
  const date = readHugoDate(name.slice(0, 10));
  if (!date) return undefined;
  const slug = trim(name.slice(10), ' -_');
  return { date, isSure: true, ...(slug !== '' && { slug }) };
}

/** Milliseconds; a date without a zone is one of the site's `timeZone`. */
export function hugoInstant(date: WrittenDate, settings: HugoSettings): number {
  const asUtc = instantOf(date, date.offset ?? 0);
  return date.offset === undefined ? asUtc - (settings.zone(asUtc) ?? 0) * 60_000 : asUtc;
}
