import { lazily } from '../core/lazily.ts';

/** A date as its author wrote it, before any time zone is applied. Not checked against the calendar. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly hasTime: boolean;
  /** Minutes east of UTC; undefined where no zone is written. */
  readonly offset: number | undefined;
}

const WRITTEN =
  /^(\d{1,4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?[ \t]*(Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?(?!\d)/;

/** Reads `2024-05-01`, `2024-05-01 10:00:00 +0900`, `2024-05-01T10:00Z` and the like; undefined for other shapes. */
export function readWrittenDate(source: string): WrittenDate | undefined {
  const match = WRITTEN.exec(source.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  return {
    year: fullYear(year ?? ''),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    hasTime: hour !== undefined,
    offset: zone === undefined ? undefined : readOffset(zone),
  };
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The forms beside `readWrittenDate`'s that Ruby's Time.parse reads; a day comes before its month in `05/01/2024`. */
export function readRubyDate(source: string): WrittenDate | undefined {
  const usual = readWrittenDate(source);
  if (usual) return usual;
  const text = source.trim();
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[T\s])(.*)$/s.exec(text);
  if (numbers) return readWrittenDate(`${numbers[3]}-${numbers[2]}-${numbers[1]}${numbers[4]}`);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return readWrittenDate(compact.slice(1).join('-'));
  const named = /^(?:[a-z]+,?\s+)?(?:([a-z]+)\s+(\d{1,2})|(\d{1,2})\s+([a-z]+)),?\s+(\d{4})(?=$|\s)(.*)$/is.exec(text);
  if (!named) return undefined;
  const month = MONTH_NAMES.indexOf((named[1] ?? named[4] ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : readWrittenDate(`${named[5]}-${month}-${named[2] ?? named[3]}${named[6]}`);
}

/** Two-digit years as Ruby's Time.parse reads them: 69 and up are 19xx. */
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year >= 69 ? 1900 + year : 2000 + year;
}

function readOffset(zone: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** The instant, in milliseconds; days and months beyond the calendar roll over as JavaScript and Ruby do. */
export function instantOf(date: WrittenDate, offset: number): number {
  const { year, month, day, hour, minute, second } = date;
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
}

/** Minutes east of UTC at an instant; undefined where that can't be known. */
export type ZoneOffset = (instant: number) => number | undefined;

/** The offsets of an IANA zone; a name that is not a zone has none. */
export function openZone(zone: string | undefined): ZoneOffset {
  if (zone === undefined) return () => undefined;
  // To make a formatter takes longer than to read a post.
  const formatter = lazily(() => makeFormatter(zone));
  return instant => {
    const known = formatter();
    return known && offsetAt(known, instant);
  };
}

function offsetAt(formatter: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(formatter.formatToParts(instant).map(part => [part.type, Number(part.value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour % 24, minute, second) - instant) / 60_000);
}

function makeFormatter(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}
