import type { Range } from '../../core/span.ts';

/** A number of a date and where it stands in the source. */
interface DatePart {
  readonly value: number;
  readonly at: Range;
}

/** A date that begins with the year, as it is written: nothing is checked against the calendar. */
export interface WrittenDate {
  readonly year: DatePart;
  readonly month: DatePart;
  readonly day: DatePart;
  /** The characters of the date without time. */
  readonly dayAt: Range;
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number; readonly at: Range };
  /** Minutes east of UTC. */
  readonly zone?: { readonly minutes: number; readonly text: string; readonly at: Range };
}

const written =
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:(?:[Tt]|[ \t]+)(?<time>(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:]\d+)?)?)[ \t]*(?<zone>[Zz]|[-+]\d{1,2}(?::?\d{2})?)?)?(?![\d:])/d;

/** Reads `2024-05-01`, `2024/5/1 9:30`, `2024-05-01T09:30:00+02:00` and the like. */
export function readWrittenDate(source: string): WrittenDate | undefined {
  const match = written.exec(source);
  const at = match?.indices?.groups;
  if (!match || !at) return undefined;
  const part = (name: 'year' | 'month' | 'day'): DatePart => ({
    value: Number(match.groups?.[name]),
    at: at[name] ?? [0, 0],
  });
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const zone = match.groups?.['zone'];
  return {
    year,
    month,
    day,
    dayAt: [year.at[0], day.at[1]],
    ...(at['time'] && {
      time: {
        hour: Number(match[5]),
        minute: Number(match[6]),
        second: Number(match[7] ?? 0),
        at: at['time'],
      },
    }),
    ...(zone && at['zone'] && { zone: { minutes: readOffset(zone), text: zone, at: at['zone'] } }),
  };
}

function readOffset(zone: string): number {
  const [, sign, hours, minutes] = /^([-+])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const value = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -value : value;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether year, month and day name a day of the calendar. */
export function isCalendarDay({ year, month, day }: WrittenDate): boolean {
  return month.value >= 1 && month.value <= 12 && day.value >= 1 && day.value <= daysInMonth(year.value, month.value);
}

/** The moment in milliseconds, counted on as JavaScript and Ruby do where day or month are too large. */
export function instantOf(date: WrittenDate): number {
  const { hour = 0, minute = 0, second = 0 } = date.time ?? {};
  const day = Date.UTC(date.year.value, date.month.value - 1, date.day.value);
  return day + ((hour * 60 + minute - (date.zone?.minutes ?? 0)) * 60 + second) * 1000;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function monthName(month: number): string {
  return monthNames[month - 1] ?? `month ${month}`;
}

/** `1 March 2024`. */
export function formatDay(instant: number): string {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${monthName(date.getUTCMonth() + 1)} ${date.getUTCFullYear()}`;
}

/** `2024-03-01 09:30`. */
export function formatMinute(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}
