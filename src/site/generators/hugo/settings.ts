import type { SiteFiles } from '../../../core/site.ts';
import { folderOf } from '../../address.ts';
import { openZone, type ZoneOffset } from '../../dates.ts';
import { isMap, parseSettings, type Settings, textOf, textsOf } from '../../settings.ts';
import { CONFIG_FILES } from './config-files.ts';
import { type Component, type Mount, readMounts, readThemes } from './mounts.ts';
import { mapOf } from './setting-at.ts';
import { readHugoVersion } from './version.ts';

export interface Language {
  readonly id: string;
  /** What its addresses begin with: empty, or `de/`. */
  readonly prefix: string;
  readonly permalinks: unknown;
  /** Plural names. */
  readonly taxonomies: readonly string[];
}

export interface HugoSettings {
  /** The merged configuration; all keys in lower case. */
  readonly raw: Settings;
  /** Base path with slashes on both ends. */
  readonly base: string;
  readonly hosts: readonly string[];
  /** Enabled languages, the default one first. */
  readonly languages: readonly [Language, ...Language[]];
  /** Ids of languages that are configured but switched off. */
  readonly disabledLanguages: readonly string[];
  /** What dates without a zone are in. */
  readonly zone: ZoneOffset;
  /** Every language has a host of its own. */
  readonly isMultihost: boolean;
  readonly content: readonly Mount[];
  readonly statics: readonly Mount[];
  readonly assets: readonly Mount[];
  readonly layouts: readonly Mount[];
  /** The theme or module whose files are not here. */
  readonly absentTheme: string | undefined;
  /** Below these parts of the content, a module that is not here may have pages. */
  readonly absentContent: readonly string[];
  /** The version that the repository says it is built with: 0.111 is 111. */
  readonly version: number | undefined;
}

export function readHugoSettings(files: SiteFiles): HugoSettings {
  const raw = readMerged(files);
  const themes = readThemes(raw, files);
  const location = readBaseUrl(textOf(raw['baseurl']) ?? '');
  const locations = [location, ...languageValues(raw, 'baseurl').map(readBaseUrl)];
  const mounts = (component: Component) => readMounts(raw, component, themes.folders);
  return {
    raw,
    base: location.path,
    hosts: [...new Set(locations.flatMap(({ host }) => host ?? []))],
    languages: readLanguages(raw),
    disabledLanguages: Object.keys(mapOf(raw['languages'])).filter(id => isDisabled(raw, id)),
    zone: openZone(textOf(raw['timezone'])),
    isMultihost: languageValues(raw, 'baseurl').length > 1,
    content: mounts('content'),
    statics: mounts('static'),
    assets: mounts('assets'),
    layouts: mounts('layouts'),
    absentTheme: themes.absent[0],
    absentContent: themes.absentContent,
    version: readHugoVersion(files),
  };
}

/**
 * The root file, then `config/_default/*`, then `config/production/*`: a file's name is the key that it holds, and
 * with the name of a language it holds what is that language's own (config/configLoader.go).
 */
function readMerged(files: SiteFiles): Settings {
  const root = CONFIG_FILES.find(path => files.has(path));
  let merged = root === undefined ? {} : readLowerCased(files, root);
  for (const folder of ['config/_default', 'config/production']) {
    const paths = files.paths.filter(path => folderOf(path) === folder && /\.(?:toml|ya?ml|json)$/.test(path));
    for (const path of paths) merged = mergeDeep(merged, wrapFile(path.slice(folder.length + 1), files, path));
  }
  return merged;
}

function wrapFile(name: string, files: SiteFiles, path: string): Settings {
  const data = readLowerCased(files, path);
  const [key = '', language] = name.toLowerCase().split('.').slice(0, -1);
  if (language !== undefined)
    return { languages: { [language]: /^(?:menus?|params)$/.test(key) ? { [key]: data } : data } };
  if (key === 'hugo' || key === 'config') return data;
  // A file of a list has one key, which is its own name.
  const isWrapped = Array.isArray(data[key]) && Object.keys(data).length === 1;
  return { [key]: isWrapped ? data[key] : data };
}

function readLowerCased(files: SiteFiles, path: string): Settings {
  const data = lowerKeys(parseSettings(files.read(path) ?? '', path), 0);
  return mapOf(data);
}

function lowerKeys(value: unknown, depth: number): unknown {
  if (depth > 20) return undefined;
  if (Array.isArray(value)) return value.map(item => lowerKeys(item, depth + 1));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toLowerCase(), lowerKeys(item, depth + 1)]),
  );
}

function mergeDeep(below: Settings, above: Settings): Settings {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const old = merged.get(key);
    merged.set(key, isMap(old) && isMap(value) ? mergeDeep(old, value) : value);
  }
  return Object.fromEntries(merged);
}

function readBaseUrl(url: string): { path: string; host?: string } {
  const match = /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/:?#]*)(?::\d+)?([^?#]*)/i.exec(url);
  const path = `/${match ? match[2] : /^[a-z]+:/i.test(url) ? '' : url}/`.replace(/\/{2,}/g, '/');
  return { path, ...(match?.[1] && { host: match[1].toLowerCase() }) };
}

function languageValues(raw: Settings, key: string): string[] {
  return Object.values(mapOf(raw['languages'])).flatMap(language => textOf(mapOf(language)[key]) ?? []);
}

function isDisabled(raw: Settings, id: string): boolean {
  if (mapOf(mapOf(raw['languages'])[id])['disabled'] === true) return true;
  return textsOf(raw['disablelanguages']).some(name => name.toLowerCase() === id);
}

function readLanguages(raw: Settings): [Language, ...Language[]] {
  const configured = mapOf(raw['languages']);
  const wanted = (textOf(raw['defaultcontentlanguage']) ?? 'en').toLowerCase();
  const ids = Object.keys(configured).filter(id => !isDisabled(raw, id));
  const [first = wanted] = ids;
  const standard = ids.includes(wanted) ? wanted : first;
  const inSubfolder = raw['defaultcontentlanguageinsubdir'] === true;
  const describe = (id: string): Language => {
    const own = mapOf(configured[id]);
    const isBare = ids.length < 2 || (id === standard && !inSubfolder);
    return {
      id,
      prefix: isBare ? '' : `${id}/`,
      permalinks: own['permalinks'] ?? raw['permalinks'],
      taxonomies: readTaxonomies(own['taxonomies'] ?? raw['taxonomies']),
    };
  };
  const others = ids.filter(id => id !== standard).sort();
  return [describe(standard), ...others.map(describe)];
}

function readTaxonomies(value: unknown): string[] {
  if (!isMap(value)) return ['tags', 'categories'];
  return Object.values(value).flatMap(plural => textOf(plural)?.toLowerCase() ?? []);
}
