import { matchGlobs } from '../../../core/match-globs.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { openZone, type ZoneOffset } from '../../dates.ts';
import { isMap, readSettings, type Settings, textOf, textsOf } from '../../settings.ts';
import { CONFIG_FILES } from './config-files.ts';
import { type HexoPlugins, readPlugins } from './plugins.ts';

/** What a new site has for its address: posts link to these as examples. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['example.com', 'example.org', 'yoursite.com', 'localhost']);

export interface HexoSettings {
  readonly raw: Settings;
  /** Base path with slashes on both ends. */
  readonly base: string;
  readonly hosts: readonly string[];
  /** The folder of all content, with a final slash. */
  readonly source: string;
  readonly permalink: string;
  readonly postName: string;
  readonly hasAssetFolders: boolean;
  readonly showsDrafts: boolean;
  readonly publishesFuture: boolean;
  readonly zone: ZoneOffset;
  readonly filenameCase: unknown;
  readonly languages: readonly string[];
  /** The theme's folder with a final slash; undefined where its files are not here (it is a package). */
  readonly themeFolder: string | undefined;
  readonly plugins: HexoPlugins;
  /** What the patterns match: paths below the source folder; of `ignored`, below the root. */
  readonly isSkipped: (path: string) => boolean;
  readonly isIncluded: (path: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
  readonly isIgnored: (path: string) => boolean;
}

/** Defaults of lib/hexo/default_config.js. */
export function readHexoSettings(files: SiteFiles): HexoSettings {
  const file = CONFIG_FILES.find(path => files.has(path));
  const raw = (file === undefined ? undefined : readSettings(files, file)) ?? {};
  const written = textOf(raw['url']);
  const url = written !== undefined && URL.canParse(written) ? new URL(written) : undefined;
  const theme = 'theme' in raw ? textOf(raw['theme']) : 'landscape';
  const themeFolder = theme === undefined || theme === '' ? undefined : `themes/${theme}`;
  const folder = themeFolder !== undefined && files.hasFolder(themeFolder) ? `${themeFolder}/` : undefined;
  return {
    raw,
    base: asFolder(textOf(raw['root']) || (url?.pathname ?? '/')),
    hosts: url && !PLACEHOLDERS.has(url.hostname) ? [url.hostname] : [],
    source: asFolder(textOf(raw['source_dir']) || 'source').slice(1),
    permalink: textOf(raw['permalink']) || ':year/:month/:day/:title/',
    postName: textOf(raw['new_post_name']) || ':title.md',
    hasAssetFolders: Boolean(raw['post_asset_folder']),
    showsDrafts: Boolean(raw['render_drafts']),
    publishesFuture: raw['future'] === undefined || Boolean(raw['future']),
    zone: openZone(textOf(raw['timezone']) || undefined),
    filenameCase: raw['filename_case'],
    languages: textsOf(raw['language']),
    themeFolder: folder,
    plugins: readPlugins(files, folder),
    isSkipped: matcherOf(raw['skip_render']),
    isIncluded: matcherOf(raw['include']),
    isExcluded: matcherOf(raw['exclude']),
    isIgnored: ignoreMatcher(raw['ignore']),
  };
}

export function mapOf(value: unknown): Settings {
  return isMap(value) ? value : {};
}

function asFolder(path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}

function matcherOf(patterns: unknown): (path: string) => boolean {
  const globs = textsOf(patterns).filter(glob => glob !== '');
  return globs.length === 0 ? () => false : matchGlobs(globs);
}

/** The patterns see whole paths on disk, those of folders included (lib/box/index.js, readDirWalker). */
function ignoreMatcher(patterns: unknown): (path: string) => boolean {
  const matches = matcherOf(patterns);
  if (textsOf(patterns).length === 0) return () => false;
  return path => {
    const parts = `/site/${path}`.split('/');
    return parts.some((_, index) => index > 0 && matches(parts.slice(0, index + 1).join('/')));
  };
}
