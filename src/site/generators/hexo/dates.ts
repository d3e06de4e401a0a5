import type { FrontMatter } from '../../../core/front-matter.ts';
import { readWrittenDate, type ZoneOffset } from '../../dates.ts';

/** The wall clock of a post's address, in milliseconds read as UTC. */
export interface PostDate {
  readonly wall: number;
  /** Days that it may be instead on another machine. */
  readonly others: readonly number[];
  /** Whether every machine comes to that time of day. */
  readonly isSure: boolean;
}

const DAY = 86_400_000;

/** What js-yaml makes a date of, unquoted (lib/type/timestamp.js). */
const TIMESTAMP =
  /^(\d{4})-(?:(\d\d)-(\d\d)$|(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|([-+])(\d\d?)(?::?(\d\d))?))?$)/;

/**
 * The date that Hexo builds addresses with; undefined where it takes the time at which the file was made. A date of YAML
 * becomes the local time of the same numbers (hexo-front-matter); any other text is read by JavaScript in local time, or is
 * an instant, whose day depends on the machine.
 */
export function readDate(frontMatter: FrontMatter | undefined, fromName: number | undefined): PostDate | undefined {
  const source = frontMatter?.source('date').trim() ?? '';
  if (source === '' || source === 'null' || source === '~') return fromName === undefined ? undefined : sure(fromName);
  const isPlain = frontMatter?.language === 'yaml' && frontMatter.entry('date')?.style !== 'quoted';
  const timestamp = isPlain ? readTimestamp(source) : undefined;
  if (timestamp !== undefined) return sure(timestamp);
  const written = readWrittenDate(source);
  const isInstant = isPlain
    ? /^\d+$/.test(source) || /^\d{4}-\d\d$/.test(source)
    : /^\d{4}(?:-\d\d){0,2}$/.test(source);
  const hasZone = /\d\s*(?:Z|[A-Z]{3,4}|[+-]\d{1,2}:?\d{2})\)?$/i.test(source) && !/^\d{4}-\d\d?-\d\d?$/.test(source);
  if (isInstant || hasZone) {
    const instant = /^\d+$/.test(source) && isPlain ? Number(source) : Date.parse(source);
    return Number.isNaN(instant) ? undefined : unsure(instant);
  }
  if (written) {
    const { year, month, day, hour, minute, second } = written;
    return sure(Date.UTC(year, month - 1, day, hour, minute, second));
  }
  const spelled = Date.parse(`${source} UTC`);
  return Number.isNaN(spelled) ? undefined : sure(spelled);
}

function readTimestamp(source: string): number | undefined {
  const match = TIMESTAMP.exec(source);
  if (!match) return undefined;
  const [, year, month, day, looseMonth, looseDay, hour, minute, second, sign, zoneHour, zoneMinute] = match;
  const wall = Date.UTC(
    Number(year),
    Number(month ?? looseMonth) - 1,
    Number(day ?? looseDay),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const offset = Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0);
  return wall - (sign === '-' ? -offset : offset) * 60_000;
}

function sure(wall: number): PostDate {
  return { wall, others: [], isSure: true };
}

function unsure(wall: number): PostDate {
  return { wall, others: [wall - DAY, wall + DAY], isSure: false };
}

/**
 * With `timezone` the numbers are read as a time in that zone, but the address is written in the machine's own
 * (lib/plugins/processor/common.js, adjustDateForTimezone): a machine in that zone and one in UTC may come to different days.
 */
export function inZone(date: PostDate, zone: ZoneOffset): PostDate {
  const offset = zone(date.wall);
  if (offset === undefined || offset === 0) return date;
  const isSameDay = new Date(date.wall - offset * 60_000).getUTCDate() === new Date(date.wall).getUTCDate();
  return { wall: date.wall, others: [date.wall - DAY, date.wall + DAY], isSure: date.isSure && isSameDay };
}
