import type { GeneratorId } from '../../core/dialect.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { describeRolled, describeUnreadable } from './date-effects.ts';
import {
  daysInMonth,
  formatMinute,
  instantOf,
  isCalendarDay,
  monthName,
  readWrittenDate,
  type WrittenDate,
} from './written-date.ts';

/** What is wrong with a date; places count from the beginning of its source. */
export interface DateVerdict {
  readonly at: Range;
  readonly message: string;
  readonly hint: string;
  /** What was meant, where that can be proved. */
  readonly repaired?: { readonly at: Range; readonly text: string };
}

export interface DateContext {
  readonly generator: GeneratorId;
  /** Quoted dates are text to some parsers, unquoted ones are not. */
  readonly isQuoted: boolean;
  /** The generator reads this date itself: what it then does is known. */
  readonly isOwn: boolean;
}

/** Judges a date on the characters of its author: parsers count impossible days on in silence. */
export function judgeDate(source: string, context: DateContext): DateVerdict | undefined {
  const date = readWrittenDate(source);
  if (!date) return context.isOwn ? describeUnreadable(source, context) : undefined;
  return (
    judgeDay(source, date, context) ??
    judgeTime(source, date, context) ??
    judgeZone(source, date, context) ??
    (context.isOwn ? describeUnreadable(source, context) : undefined)
  );
}

function judgeDay(source: string, date: WrittenDate, context: DateContext): DateVerdict | undefined {
  const { year, month, day, dayAt } = date;
  if (isCalendarDay(date)) return undefined;
  const written = source.slice(...dayAt);
  const effect = describeRolled(date, context);
  if (month.value >= 1 && month.value <= 12)
    return {
      at: dayAt,
      message: `“${written}” is not in the calendar: ${monthName(month.value)} ${year.value} has ${daysInMonth(year.value, month.value)} days${effect}`,
      hint: 'Write the day that you mean',
    };
  const isSwapped = day.value >= 1 && day.value <= 12 && month.value >= 1 && month.value <= 31;
  const swapped = [
    source.slice(...year.at),
    String(day.value).padStart(2, '0'),
    String(month.value).padStart(2, '0'),
  ].join(source[year.at[1]] ?? '-');
  return {
    at: dayAt,
    message: `“${written}” is not in the calendar: there is no month ${month.value}${effect}`,
    hint: isSwapped ? `Did you mean “${swapped}”?` : 'Write year, month and day in this order',
    ...(isSwapped && { repaired: { at: dayAt, text: swapped } }),
  };
}

function judgeTime(source: string, date: WrittenDate, context: DateContext): DateVerdict | undefined {
  const { time } = date;
  if (!time) return undefined;
  const { hour, minute, second, at } = time;
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  if ((hour < 24 || isMidnight) && minute < 60 && second <= 60) return undefined;
  return {
    at,
    message: `“${source.slice(...at)}” is not a time of day${describeRolled(date, context)}`,
    hint: 'Hours run from 00 to 23, minutes and seconds from 00 to 59',
  };
}

/** Offsets in use run from −12:00 (Baker Island) to +14:00 (Kiritimati). */
function judgeZone(_source: string, date: WrittenDate, { generator }: DateContext): DateVerdict | undefined {
  const { time, zone } = date;
  if (!time || !zone || (zone.minutes >= -12 * 60 && zone.minutes <= 14 * 60)) return undefined;
  const repeats = Math.abs(zone.minutes) === time.hour * 60 + time.minute;
  const reading = generator === 'plain' ? '' : `; the post is dated ${formatMinute(instantOf(date))} UTC`;
  return {
    at: zone.at,
    message: `${quote(zone.text)} is the offset of no time zone${repeats ? ': it repeats the time of day' : ''}${reading}`,
    hint: 'Write the offset of your time zone, such as +02:00, or leave it out',
  };
}
