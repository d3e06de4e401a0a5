import picomatch from 'picomatch';
import type { FrontMatter } from '../../../core/front-matter.ts';
import { isMap, type Settings, textOf, textsOf } from '../../settings.ts';
import type { ContentFile } from './content.ts';

/** Values by key; Hugo does not care about the case of keys. */
export type Values = ReadonlyMap<string, unknown>;

export function lowerCaseKeys(data: Settings): Values {
  return new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
}

export function valuesOf(frontMatter: Pick<FrontMatter, 'data'> | undefined): Values {
  return lowerCaseKeys(frontMatter?.data ?? {});
}

/** cast.ToBool. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:1|t|true)$/i.test(value));
}

interface Cascade {
  /** Logical path of the page that hands it down. */
  readonly from: string;
  readonly language: string | undefined;
  readonly matches: (entry: ContentFile) => boolean;
  readonly values: Values;
}

/** What sections and the configuration hand down to the pages below them (gohugo.io/content-management/front-matter). */
export interface Cascades {
  valuesFor(entry: ContentFile, own: Values): Values;
}

export function readCascades(
  configured: unknown,
  branches: Iterable<{ readonly entry: ContentFile; readonly values: Values }>,
): Cascades {
  const cascades: Cascade[] = readList(configured, '', undefined);
  for (const { entry, values } of branches)
    cascades.push(...readList(values.get('cascade'), entry.path, entry.language));
  // The nearest comes first.
  cascades.sort((left, right) => right.from.length - left.from.length);
  return {
    valuesFor: (entry, own) => {
      const given = cascades.filter(cascade => reaches(cascade, entry));
      if (given.length === 0) return own;
      const merged = new Map<string, unknown>();
      for (const { values } of given.reverse()) for (const [key, value] of values) merged.set(key, value);
      for (const [key, value] of own) merged.set(key, value);
      return merged;
    },
  };
}

function reaches({ from, language, matches }: Cascade, entry: ContentFile): boolean {
  if (language !== undefined && language !== entry.language) return false;
  const isBelow = from === '' || entry.path === from || entry.path.startsWith(`${from}/`);
  return isBelow && matches(entry);
}

function readList(value: unknown, from: string, language: string | undefined): Cascade[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(isMap).map(item => {
    const values = lowerCaseKeys(item);
    return { from, language, values, matches: makeMatcher(values.get('target') ?? values.get('_target')) };
  });
}

function makeMatcher(target: unknown): (entry: ContentFile) => boolean {
  if (!isMap(target)) return () => true;
  const wanted = lowerCaseKeys(target);
  const path = textOf(wanted.get('path'));
  const isPath = path === undefined ? undefined : picomatch(path.toLowerCase());
  const kinds = textsOf(wanted.get('kind')).map(kind => kind.toLowerCase());
  const languages = textsOf(wanted.get('lang')).map(language => language.toLowerCase());
  return entry =>
    (isPath === undefined || isPath(`/${entry.path}`.toLowerCase())) &&
    (kinds.length === 0 || kinds.includes(entry.kind)) &&
    (languages.length === 0 || languages.includes(entry.language));
}
