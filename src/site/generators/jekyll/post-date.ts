import type { FrontMatter } from '../../../core/front-matter.ts';
import { trimEnd } from '../../../core/trim.ts';
import { baseName } from '../../address.ts';
import { instantOf, readRubyDate } from '../../dates.ts';
import type { JekyllSettings } from './settings.ts';

/** lib/jekyll/document.rb, DATE_FILENAME_MATCHER. */
const POST_NAME = /^(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)$/;

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
