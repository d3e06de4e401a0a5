import { slug } from 'github-slugger';
import { matchGlobs } from '../../../core/match-globs.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { extensionOf, joinPath } from '../../address.ts';
import { isCall, type Literal, literalAt, textsOf } from '../../literals/literal.ts';
import { pathOf } from '../../literals/path-of.ts';
import { isMap, parseSettings } from '../../settings.ts';
import type { AstroSettings } from './settings.ts';

const ENTRIES = new Set(['.md', '.mdx', '.mdoc', '.json', '.yaml', '.yml', '.toml']);

/** The ids of a collection's entries, by which `reference()` names them; undefined where they can't be known. */
export function readEntryIds(
  name: string,
  definition: Literal,
  { files, settings }: { readonly files: SiteFiles; readonly settings: AstroSettings },
): ReadonlySet<string> | undefined {
  const loader = literalAt(definition, 'loader');
  if (loader === undefined) return idsBelow(`${settings.source}content/${name}/`, () => true, files);
  if (!isCall(loader)) return undefined;
  if (loader.callee === 'file' && loader.args.length === 1) return idsIn(pathOf(loader.args[0]), files);
  if (loader.callee !== 'glob' || literalAt(loader.args[0], 'generateId') !== undefined) return undefined;
  const base = baseOf(literalAt(loader.args[0], 'base'), settings);
  const patterns = textsOf(literalAt(loader.args[0], 'pattern'));
  if (base === undefined || !patterns || patterns.some(pattern => pattern.startsWith('!'))) return undefined;
  return idsBelow(base, matchGlobs(patterns.map(pattern => pattern.replace(/^\.\//, ''))), files);
}

function idsBelow(
  base: string,
  includes: (path: string) => boolean,
  { paths, read }: SiteFiles,
): ReadonlySet<string> | undefined {
  const own = paths.filter(path => path.startsWith(base) && ENTRIES.has(extensionOf(path)));
  const entries = own.map(path => path.slice(base.length)).filter(includes);
  // `slug` is an id of its own (astro/src/content/loaders/glob.ts, generateIdDefault).
  if (entries.length === 0 || entries.some(path => /\bslug\b["']?\s*[:=]/.test(read(base + path) ?? '')))
    return undefined;
  return new Set(entries.flatMap(path => [entryIdOf(path), path.slice(0, -extensionOf(path).length)]));
}

/** `file()`: a list of entries with an `id` or `slug`, or a map whose keys are ids (astro/src/content/loaders/file.ts). */
function idsIn(path: string | undefined, files: SiteFiles): ReadonlySet<string> | undefined {
  const file = path === undefined ? undefined : joinPath('', path);
  const text = file === undefined ? undefined : files.read(file);
  const data = file === undefined || text === undefined ? undefined : parseSettings(text, file);
  if (!Array.isArray(data)) return isMap(data) ? new Set(Object.keys(data)) : undefined;
  const ids = data.map(item => (isMap(item) ? (item['id'] ?? item['slug']) : undefined));
  return ids.some(id => id === undefined) ? undefined : new Set(ids.map(String));
}

/** `base` is relative to the root, or a URL relative to the configuration, which is in `src`. */
export function baseOf(value: Literal, settings: AstroSettings): string | undefined {
  if (value === undefined) return '';
  const path = pathOf(value);
  const folder = path === undefined ? undefined : joinPath(isCall(value) ? settings.source.slice(0, -1) : '', path);
  return folder === undefined || folder === '' ? folder : `${folder}/`;
}

/** The id of an entry without `slug` (astro/src/content/utils.ts, getContentEntryIdAndSlug). */
export function entryIdOf(path: string): string {
  const stem = path.slice(0, path.length - extensionOf(path).length);
  const id = stem
    .split('/')
    .map(segment => slug(segment))
    .join('/');
  return id.replace(/\/index$/, '');
}
