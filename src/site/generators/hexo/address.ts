import type { FrontMatter } from '../../../core/front-matter.ts';
import { textOf } from '../../settings.ts';
import { slugize } from '../../slugs/slugize.ts';
import { inZone, type PostDate, readDate } from './dates.ts';
import { nameOf, type ReadName, TOKEN } from './names.ts';
import { type HexoSettings, mapOf } from './settings.ts';
import { categoriesOf } from './terms.ts';

type Data = Readonly<Record<string, unknown>>;

/** Where a post is published: paths as the router has them, without leading slash. */
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
  const date = written && inZone(written, settings.timezone);
  const own = textOf(data['permalink']);
  if (own) return { path: routeOf(ofFolder(own, settings)), isSure: true, others: [], date };
  const expand = (wall: number | undefined) => expandPermalink(settings, tokensOf(name, data, { settings, wall }));
  const isDated = usesDate(settings.permalink);
  const path = expand(date?.wall ?? (isDated ? undefined : 0));
  if (path === undefined) {
    const shape = isDated && expand(0) !== undefined ? shapeOf(expand(0) ?? '') : undefined;
    return { path, isSure: false, others: [], date, ...(shape !== undefined && { shape }) };
  }
  const branches = categoriesOf(data, settings);
  // The last category is the one that was met last on the whole site.
  const isOneBranch = branches.length < 2 || !/:category\b/.test(settings.permalink);
  return {
    path,
    isSure: isOneBranch && (!isDated || date?.isSure !== false),
    others: [
      ...(isDated ? (date?.others ?? []) : []).flatMap(wall => expand(wall) ?? []),
      ...(isOneBranch ? [] : branches.flat().flatMap(slug => expandWith(slug, { name, data, date, settings }) ?? [])),
    ].filter(other => other !== path),
    date,
  };
}

function expandWith(
  category: string,
  {
    name,
    data,
    date,
    settings,
  }: Omit<PostSource, 'frontMatter'> & { date: PostDate | undefined; settings: HexoSettings },
): string | undefined {
  return expandPermalink(settings, { ...tokensOf(name, data, { settings, wall: date?.wall ?? 0 }), category });
}

function usesDate(permalink: string): boolean {
  return /:(?:year|month|day|hour|minute|second|i_month|i_day|timestamp|hash)(?!\w*[^_\W])/.test(permalink);
}

/** Every number is 0: addresses that differ only in the date have the same shape. */
export function shapeOf(path: string): string {
  return path.replace(/\d+/g, '0');
}

type Tokens = Readonly<Record<string, string | undefined>>;

interface Moment {
  readonly settings: HexoSettings;
  readonly wall: number | undefined;
}

/** Undefined: it can't be known; a name that is absent becomes the word `undefined`. */
function tokensOf(name: ReadName, data: Data, { settings, wall }: Moment): Tokens {
  const title =
    textOf(data['title']) ?? (settings.raw['use_slug_as_post_title'] && !('title' in data) ? name.slug : '');
  const defaults = mapOf(settings.raw['permalink_defaults']);
  const others = Object.entries({ layout: 'post', ...defaults, ...data, ...name.data }).map(
    ([key, value]) => [key, isText(value) ? String(value) : undefined] as const,
  );
  return {
    ...Object.fromEntries(others),
    id: textOf(data['id']),
    slug: name.slug,
    title: name.slug,
    name: nameOf(name.slug),
    post_title: slugize(title, { transform: 1 }),
    hash: undefined,
    timestamp: undefined,
    category:
      categoriesOf(data, settings).at(-1)?.at(-1) ?? textOf(settings.raw['default_category']) ?? 'uncategorized',
    ...clockOf(wall),
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function clockOf(wall: number | undefined): Tokens {
  const date = wall === undefined ? undefined : new Date(wall);
  const pad = (value: number | undefined) => (value === undefined ? undefined : String(value).padStart(2, '0'));
  const month = date && date.getUTCMonth() + 1;
  return {
    year: date && String(date.getUTCFullYear()).padStart(4, '0'),
    month: pad(month),
    day: pad(date?.getUTCDate()),
    hour: pad(date?.getUTCHours()),
    minute: pad(date?.getUTCMinutes()),
    second: pad(date?.getUTCSeconds()),
    i_month: month === undefined ? undefined : String(month),
    i_day: date && String(date.getUTCDate()),
  };
}

function expandPermalink(settings: HexoSettings, tokens: Tokens): string | undefined {
  let isKnown = true;
  const path = settings.permalink.replace(TOKEN, (_, name: string) => {
    if (!Object.hasOwn(tokens, name)) {
      // hexo-abbrlink writes it into the post when it is built first.
      isKnown &&= name !== 'abbrlink' || !settings.plugins.names.has('hexo-abbrlink');
      return 'undefined';
    }
    isKnown &&= tokens[name] !== undefined;
    return tokens[name] ?? '';
  });
  return isKnown ? routeOf(ofFolder(path, settings)) : undefined;
}

/** The assets of a post need a folder to be in. */
function ofFolder(path: string, { hasAssetFolders }: HexoSettings): string {
  return hasAssetFolders && !path.endsWith('/') && !path.endsWith('.html') ? `${path}/` : path;
}

/** lib/hexo/router.js, format: a question mark ends the path. */
export function routeOf(path: string): string {
  return path
    .replace(/^\/+/, '')
    .replaceAll('\\', '/')
    .replace(/\?.*$/s, '')
    .replace(/(^|\/)index\.html$/, '$1')
    .normalize('NFC');
}

/** lib/plugins/processor/asset.js, processPage. */
export function addressOfPage(path: string, permalink: string | undefined, output: string): string {
  if (!permalink) return routeOf(path.slice(0, path.length - (/\.[^./]*$/.exec(path)?.[0].length ?? 0)) + output);
  const full = permalink.endsWith('/') ? `${permalink}index` : permalink;
  return routeOf(/[^/]\.[^./]*$/.test(full) ? full : full + output);
}
