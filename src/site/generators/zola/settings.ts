import { matchGlobs } from '../../../core/match-globs.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { isMap, readSettings, type Settings, textOf, textsOf } from '../../settings.ts';
import { CONFIG_FILES } from './config-files.ts';

interface Taxonomy {
  readonly name: string;
  readonly paginatePath: string | undefined;
  readonly isRendered: boolean;
}

export interface ZolaSettings {
  readonly raw: Settings;
  /** Base path with slashes on both ends. */
  readonly base: string;
  readonly hosts: readonly string[];
  readonly defaultLanguage: string;
  readonly otherLanguages: readonly string[];
  readonly theme: string | undefined;
  /** By language. */
  readonly taxonomies: ReadonlyMap<string, readonly Taxonomy[]>;
  readonly isIgnoredContent: (path: string) => boolean;
  readonly isIgnoredStatic: (path: string) => boolean;
  readonly slugify: Settings;
  readonly markdown: Settings;
}

/** Zola's components/config/src/config/mod.rs. */
export function readZolaSettings(files: SiteFiles): ZolaSettings {
  const file = CONFIG_FILES.find(path => files.has(path));
  const raw = (file === undefined ? undefined : readSettings(files, file)) ?? {};
  const url = /^(?:https?:)?\/\/([^/:?#]+)(?::\d+)?([^?#]*)/i.exec(textOf(raw['base_url']) ?? '');
  const path = url?.[2] ?? textOf(raw['base_url']) ?? '';
  const languages = mapOf(raw['languages']);
  const defaultLanguage = textOf(raw['default_language']) ?? 'en';
  const otherLanguages = Object.keys(languages).filter(code => code !== defaultLanguage);
  const own = readTaxonomies(raw['taxonomies']);
  const ofDefault = readTaxonomies(mapOf(languages[defaultLanguage])['taxonomies']);
  return {
    raw,
    base: `/${path}/`.replace(/\/{2,}/g, '/'),
    hosts: url?.[1] === undefined ? [] : [url[1].toLowerCase()],
    defaultLanguage,
    otherLanguages,
    theme: textOf(raw['theme']),
    taxonomies: new Map([
      [defaultLanguage, [...own, ...ofDefault]],
      ...otherLanguages.map(code => [code, readTaxonomies(mapOf(languages[code])['taxonomies'])] as const),
    ]),
    isIgnoredContent: makeMatcher(raw['ignored_content']),
    isIgnoredStatic: makeMatcher(raw['ignored_static']),
    slugify: mapOf(raw['slugify']),
    markdown: mapOf(raw['markdown']),
  };
}

export function mapOf(value: unknown): Settings {
  return isMap(value) ? value : {};
}

/** The patterns see the whole path on disk: `*.tmp` matches in any folder. */
function makeMatcher(globs: unknown): (path: string) => boolean {
  const patterns = textsOf(globs).flatMap(glob => [glob, `**/${glob}`]);
  const matches = patterns.length === 0 ? undefined : matchGlobs(patterns, { dot: true, bash: true });
  return path => matches?.(path) ?? false;
}

function readTaxonomies(value: unknown): Taxonomy[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isMap).flatMap(entry => {
    const name = textOf(entry['name']);
    if (name === undefined) return [];
    return [{ name, paginatePath: textOf(entry['paginate_path']), isRendered: entry['render'] !== false }];
  });
}
