import { escapePattern } from '../../../core/escape-pattern.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { folderOf } from '../../address.ts';
import { routeOf, shapeOf } from './address.ts';
import { CONFIG_FILES } from './config-files.ts';
import type { OtherSources } from './other-sources.ts';
import type { HexoPage } from './publish.ts';
import type { HexoSettings } from './settings.ts';

/** Folders that themes fill with files of their own. */
const THEME_FOLDERS =
  /^(?:css|js|img|images?|assets|libs?|fonts?|webfonts|medias?|static|vendors?|dist|style|styles|scripts|fancybox|favicons?|icons?|svg|audio|plugins?)(?:\/|$)/;

interface Published {
  readonly pages: readonly HexoPage[];
  readonly others: OtherSources;
  readonly files: SiteFiles;
}

/** Why an address that nothing accounts for may exist all the same. */
export function openWorld(
  settings: HexoSettings,
  { pages, others: read, files }: Published,
): (address: string) => string | undefined {
  const { plugins, base } = settings;
  const posts = pages.filter(({ isPost, state }) => isPost && state === 'published');
  const others = new Set(posts.flatMap(({ address }) => address?.others ?? []));
  const unplaced = [...posts, ...read.posts].flatMap(({ address }) =>
    address !== undefined && address.path === undefined ? [address] : [],
  );
  const shapes = new Set(unplaced.flatMap(({ shape }) => shape ?? []));
  const mayBeAnywhere = unplaced.some(({ shape }) => shape === undefined);
  const ownFolders = new Set(files.paths.filter(file => file.startsWith(settings.source)).map(folderOf));
  const postAddress = postPattern(settings);
  return address => {
    if (!CONFIG_FILES.some(file => files.has(file))) return 'the configuration of this site is not here';
    if (plugins.addressChanger !== undefined) return `“${plugins.addressChanger}” may change the addresses of posts`;
    const path = routeOf(address.slice(base.length));
    // A post takes its own files along.
    const around = foldersOf(path);
    if (around.some(folder => others.has(folder)))
      return 'the day in an address depends on the time zone of the machine';
    if (mayBeAnywhere || around.some(folder => shapes.has(shapeOf(folder))))
      return 'the address of a post depends on when its file was made';
    // Plugins and themes make no posts; a post's own files are all in its folder.
    if (postAddress.test(path)) return undefined;
    if (!files.has('package.json')) return 'the plugins of this site are not known';
    if (plugins.stranger !== undefined) return `“${plugins.stranger}” may make it`;
    return settings.themeFolder === undefined ? themeMayHave(path, ownFolders, settings) : undefined;
  };
}

/** The address itself and the folders around it, with their final slash. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').filter(part => part !== '');
  return [path, ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)];
}

/** Addresses that only posts have: below a folder that the permalink names, or below a year and a month. */
function postPattern({ permalink }: HexoSettings): RegExp {
  const [, folder = '', date] = /^\/?((?:[^:/]+\/)*)(:year\/:(?:month|i_month)\/)?/.exec(permalink) ?? [];
  if (folder === '' && date === undefined) return /(?!)/;
  return new RegExp(`^${escapePattern(folder)}${date === undefined ? '' : '\\d{4}/\\d{1,2}/'}`);
}

/** A theme that is a package has styles, scripts and pictures, and may make pages at the top. */
function themeMayHave(path: string, ownFolders: ReadonlySet<string>, { source }: HexoSettings): string | undefined {
  const why = 'the files of the theme are not here';
  const folder = folderOf(path.replace(/\/$/, ''));
  if (folder === '') return why;
  return THEME_FOLDERS.test(path) && !(folder.includes('/') && ownFolders.has(source + folder)) ? why : undefined;
}
