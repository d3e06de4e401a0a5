import { hasKeys } from '../../../core/has-keys.ts';
import { baseName } from '../../address.ts';
import { isMap, textsOf } from '../../settings.ts';
import type { ContentFile } from './content.ts';
import { lowerCaseKeys, type Values } from './front-matter.ts';
import { readGlob } from './glob.ts';
import { mapOf } from './setting-at.ts';
import type { HugoSettings } from './settings.ts';

interface Cascade {
  /** Logical path of the page that hands it down. */
  readonly from: string;
  readonly language: string | undefined;
  readonly matches: (entry: ContentFile) => boolean;
  /** Undefined where they can't be read. */
  readonly values: Values | undefined;
}

/** What sections and the configuration hand down to the pages below them (gohugo.io/content-management/front-matter). */
export interface Cascades {
  valuesFor(entry: ContentFile, own: Values): Values;
  /** Whether a page is given a value at these keys, or may be. */
  mayGive(entry: ContentFile, keys: readonly string[]): boolean;
}

/** A page that hands values down; undefined where its front matter can't be read. */
export interface Branch {
  readonly entry: ContentFile;
  readonly own: Values | undefined;
}

export function readCascades(settings: HugoSettings, branches: readonly Branch[]): Cascades {
  const { raw, version } = settings;
  const cascades = settings.languages.flatMap(({ id }) => {
    const own = mapOf(mapOf(raw['languages'])[id])['cascade'];
    return listCascades(own ?? raw['cascade'], { from: '', language: id, version });
  });
  for (const { entry, own } of branches) {
    const source = { from: entry.path, language: entry.language, version };
    if (own === undefined) cascades.push({ ...source, values: undefined, matches: () => true });
    else cascades.push(...listCascades(own.get('cascade'), source));
  }
  // The nearest comes first.
  cascades.sort((left, right) => right.from.length - left.from.length);
  return {
    valuesFor: (entry, own) => {
      const given = cascades.filter(cascade => reaches(cascade, entry));
      if (given.length === 0) return own;
      const merged = new Map<string, unknown>();
      for (const { values } of given.reverse()) for (const [key, value] of values ?? []) merged.set(key, value);
      for (const [key, value] of own) merged.set(key, value);
      return merged;
    },
    mayGive: (entry, keys) =>
      cascades.some(cascade => {
        if (!reaches(cascade, entry)) return false;
        if (cascade.values === undefined) return true;
        const values = Object.fromEntries(cascade.values);
        return hasKeys(values, keys) || hasKeys(values, ['params', ...keys]);
      }),
  };
}

function reaches({ from, language, matches }: Cascade, entry: ContentFile): boolean {
  if (language !== undefined && language !== entry.language) return false;
  const isBelow = from === '' || entry.path === from || entry.path.startsWith(`${from}/`);
  return isBelow && matches(entry);
}

type Source = Pick<Cascade, 'from' | 'language'> & { readonly version: number | undefined };

function listCascades(value: unknown, { version, ...source }: Source): Cascade[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(isMap).map(item => {
    const values = lowerCaseKeys(item);
    return { ...source, values, matches: makeMatcher(values.get('target') ?? values.get('_target'), version) };
  });
}

/** resources/page/page_matcher.go: patterns all, of which the whole must match. */
function makeMatcher(target: unknown, version: number | undefined): (entry: ContentFile) => boolean {
  if (!isMap(target)) return () => true;
  const wanted = lowerCaseKeys(target);
  const matches = (key: string) => {
    const patterns = textsOf(wanted.get(key)).map(pattern => readGlob(pattern));
    return (texts: readonly string[]) =>
      patterns.length === 0 || patterns.some(pattern => texts.some(text => pattern?.test(text) ?? true));
  };
  const sites = lowerCaseKeys(mapOf(lowerCaseKeys(mapOf(wanted.get('sites'))).get('matrix')));
  const languages = sites.has('languages') ? textsOf(sites.get('languages')).map(text => readGlob(text)) : [];
  const [isPath, isKind, isLanguage] = [matches('path'), matches('kind'), matches('lang')];
  if (!matches('environment')(['production'])) return () => false;
  return entry =>
    isPath(pathsOf(entry, version)) &&
    isKind([entry.kind]) &&
    isLanguage([entry.language]) &&
    (languages.length === 0 || languages.some(pattern => pattern?.test(entry.language) ?? true));
}

/** Since 0.123 a page is known by its logical path, before by the one of its file. */
function pathsOf({ file, path, folder, kind, isBundle }: ContentFile, version: number | undefined): string[] {
  const logical = `/${path}`.toLowerCase().replaceAll(' ', '-');
  const written = `/${isBundle ? path : folder}/${baseName(file)}`.toLowerCase().replace(/^\/{2}/, '/');
  if (version !== undefined) return version < 123 ? [written] : [logical];
  return kind === 'page' ? [logical, written] : [logical];
}
