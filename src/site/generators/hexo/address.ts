import type { FrontMatter } from '../../../core/front-matter.ts';
import { textOf } from '../../settings.ts';
import { slugize } from '../../slugs/slugize.ts';
import { inZone, type PostDate, readDate } from './dates.ts';
import { nameOf, type ReadName, TOKEN } from './names.ts';
import { type HexoSettings, mapOf } from './settings.ts';
import { categoriesOf } from './terms.ts';

type Data = Readonly<Record<string, unknown>>;

/** Where a post is published: paths as the router has them, without leading slash, with any `index.html` that is written. */
export interface PostAddress {
  /** Undefined where it depends on what can't be known: the time at which the file was made, a random number. */
  readonly path: string | undefined;
  readonly isSure: boolean;
  /** Where it is on machines in other time zones. */
  readonly others: readonly string[];
  /** Without path: what it looks like with all numbers as 0; undefined where it may look like anything. */
  readonly shape?: string;
  readonly date: PostDate | undefined;
}

export interface PostSource {
  readonly name: ReadName;
  readonly frontMatter: FrontMatter | undefined;
  readonly data: Data;
}

/** lib/plugins/filter/post_permalink.js. */
export function addressOfPost({ name, frontMatter, data }: PostSource, settings: HexoSettings): PostAddress {
  const written = readDate(frontMatter, name.date);
  const date = written && inZone(written, settings.zone);
  const own = textOf(data['permalink']);
  if (own) return { path: formatRoute(ofFolder(own, settings)), isSure: true, others: [], date };
  const branches = /:category\b/.test(settings.permalink) ? categoriesOf(data, settings) : [];
  const expand = (wall: number | undefined, category = branches.at(-1)?.at(-1)) =>
    expandPermalink({ name, data, settings, wall, category });
  const isDated = usesDate(settings.permalink);
  const path = expand(date?.wall ?? (isDated ? undefined : 0));
  if (path === undefined) {
    const dateless = isDated ? expand(0) : undefined;
    return {
      path,
      isSure: false,
      others: [],
      date,
      ...(dateless !== undefined && { shape: shapeOf(routeOf(dateless)) }),
    };
  }
  // The last category is the one that was met last on the whole site.
  const isOneBranch = branches.length < 2;
  return {
    path,
    isSure: isOneBranch && (!isDated || date?.isSure !== false),
    others: [
      ...(isDated ? (date?.others ?? []) : []).flatMap(wall => expand(wall) ?? []),
      ...(isOneBranch ? [] : branches.flat().flatMap(category => expand(date?.wall ?? 0, category) ?? [])),
    ]
      .filter(other => other !== path)
      .map(routeOf),
    date,
  };
}

function usesDate(permalink: string): boolean {
  return /:(?:year|month|day|hour|minute|second|i_month|i_day|timestamp|hash)(?!\w*[^_\W])/.test(permalink);
}

/** Every number is 0: addresses that differ only in the date have the same shape. */
export function shapeOf(path: string): string {
  return path.replace(/\d+/g, '0');
}

interface Subject {
  readonly name: ReadName;
  readonly data: Data;
  readonly settings: HexoSettings;
  readonly wall: number | undefined;
  readonly category: string | undefined;
}

const two = (value: number) => String(value).padStart(2, '0');

const CLOCK: Readonly<Record<string, (date: Date) => string>> = {
  year: date => String(date.getUTCFullYear()).padStart(4, '0'),
  month: date => two(date.getUTCMonth() + 1),
  day: date => two(date.getUTCDate()),
  hour: date => two(date.getUTCHours()),
  minute: date => two(date.getUTCMinutes()),
  second: date => two(date.getUTCSeconds()),
  i_month: date => String(date.getUTCMonth() + 1),
  i_day: date => String(date.getUTCDate()),
};

/** Undefined: it can't be known; null: nothing of that name is there. */
function readToken(token: string, subject: Subject): string | undefined | null {
  const { name, data, settings, wall, category } = subject;
  const clock = Object.hasOwn(CLOCK, token) ? CLOCK[token] : undefined;
  if (clock) return wall === undefined ? undefined : clock(new Date(wall));
  switch (token) {
    case 'title':
    case 'slug':
      return name.slug;
    case 'name':
      return nameOf(name.slug);
    case 'post_title':
      return slugize(titleOf(subject), { transform: 1 });
    case 'category':
      return category ?? textOf(settings.raw['default_category']) ?? 'uncategorized';
    case 'id':
      return textOf(data['id']);
    case 'hash':
    case 'timestamp':
      return undefined;
    default:
      return readKey(token, subject);
  }
}

function titleOf({ name, data, settings }: Subject): string {
  const usesName = settings.raw['use_slug_as_post_title'] && !('title' in data);
  return textOf(data['title']) ?? (usesName ? name.slug : '');
}

function readKey(key: string, { name, data, settings }: Subject): string | undefined | null {
  const holders: readonly Data[] = [name.data, data, mapOf(settings.raw['permalink_defaults']), { layout: 'post' }];
  const holder = holders.find(each => Object.hasOwn(each, key));
  // hexo-abbrlink writes it into the post when it is built first.
  if (!holder) return key === 'abbrlink' && settings.plugins.names.has('hexo-abbrlink') ? undefined : null;
  const value = holder[key];
  return typeof value === 'object' ? undefined : String(value);
}

/** A name that is absent becomes the word `undefined`. */
function expandPermalink(subject: Subject): string | undefined {
  let isKnown = true;
  const path = subject.settings.permalink.replace(TOKEN, (_, token: string) => {
    const value = readToken(token, subject);
    isKnown &&= value !== undefined;
    return value ?? 'undefined';
  });
  return isKnown ? formatRoute(ofFolder(path, subject.settings)) : undefined;
}

/** The assets of a post need a folder to be in. */
function ofFolder(path: string, { hasAssetFolders }: HexoSettings): string {
  return hasAssetFolders && !path.endsWith('/') && !path.endsWith('.html') ? `${path}/` : path;
}

/** lib/hexo/router.js, format: a question mark ends the path. */
function formatRoute(path: string): string {
  return path.replace(/^\/+/, '').replaceAll('\\', '/').replace(/\?.*$/s, '').normalize('NFC');
}

/** The same as visitors see it. */
export function routeOf(path: string): string {
  return formatRoute(path).replace(/(^|\/)index\.html$/, '$1');
}

/** lib/plugins/processor/asset.js, processPage. */
export function addressOfPage(path: string, permalink: string | undefined, output: string): string {
  if (!permalink) return routeOf(path.slice(0, path.length - (/\.[^./]*$/.exec(path)?.[0].length ?? 0)) + output);
  const full = permalink.endsWith('/') ? `${permalink}index` : permalink;
  return routeOf(/[^/]\.[^./]*$/.test(full) ? full : full + output);
}
