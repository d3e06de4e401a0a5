import { baseName } from '../../address.ts';
import { slugize } from '../../slugs/slugize.ts';
import { withoutEnding } from './files.ts';

/** Parts of a file name with a form of their own (lib/plugins/processor/post.js, parseFilename). */
const SEGMENTS: Readonly<Record<string, string>> = {
  year: '(\\d{4})',
  month: '(\\d{2})',
  day: '(\\d{2})',
  i_month: '(\\d{1,2})',
  i_day: '(\\d{1,2})',
  hash: '([0-9a-f]{12})',
};

/** hexo-util's lib/permalink.js. */
export const TOKEN = /:(\w*[^_\W])/g;

/** More parts of any length than this take too long to tell apart. */
const MOST_LOOSE_PARTS = 2;

export interface ReadName {
  /** `:title` of the address. */
  readonly slug: string;
  /** Parts of the name that go into the front matter, such as `lang`. */
  readonly data: Readonly<Record<string, string>>;
  /** Midnight of the date in the name, read as UTC. */
  readonly date: number | undefined;
}

/** Reads a post's name as `new_post_name` says; undefined where the pattern is too loose to say. */
export function nameReader(pattern: string): (path: string) => ReadName | undefined {
  const names: string[] = [];
  let loose = 0;
  const source = withoutEnding(pattern)
    .replace(/[-[\]/{}()*+?.\\^$|]/g, '\\$&')
    .replace(TOKEN, (_, name: string) => {
      names.push(name);
      if (Object.hasOwn(SEGMENTS, name)) return SEGMENTS[name] ?? '';
      loose++;
      return '(.+?)';
    });
  const parse = loose <= MOST_LOOSE_PARTS ? new RegExp(`^${source}$`) : undefined;
  return path => {
    if (!parse) return undefined;
    const stem = withoutEnding(path);
    const match = parse.exec(stem);
    const parts = Object.fromEntries(match ? names.map((name, index) => [name, match[index + 1] ?? '']) : []);
    const { title, year, month, day, i_month: shortMonth, i_day: shortDay, hash: _, ...data } = parts;
    const [wroteMonth, wroteDay] = [month ?? shortMonth, day ?? shortDay];
    const isDated = year !== undefined && wroteMonth !== undefined && wroteDay !== undefined;
    return {
      slug: title ?? slugize(stem),
      data,
      date: isDated ? Date.UTC(Number(year), Number(wroteMonth) - 1, Number(wroteDay)) : undefined,
    };
  };
}

/** `:name`. */
export function nameOf(slug: string): string {
  return baseName(slug);
}
