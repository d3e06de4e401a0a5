import { matchGlobs } from '../../../core/match-globs.ts';
import { isMap, type Settings, textOf } from '../../settings.ts';

/** What `defaults` of the configuration gives to the files in one scope. */
export interface FrontMatterDefault {
  readonly path: string;
  readonly type: string | undefined;
  readonly reaches: (path: string, type: string) => boolean;
  readonly values: Settings;
}

/** lib/jekyll/frontmatter_defaults.rb; a path that begins with a slash is one that no file has. */
export function readDefaults(value: unknown, collectionsDir: string): FrontMatterDefault[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap(set => {
    if (!isMap(set) || !isMap(set['values'])) return [];
    const scope = isMap(set['scope']) ? set['scope'] : {};
    const path = textOf(scope['path']) ?? '';
    // Older words for it still do.
    const type = textOf(scope['type'])?.replace(/^(?:page|post|draft)$/, '$&s');
    const isInScope = scopeOf(path, collectionsDir);
    const reaches = (file: string, wanted: string) =>
      (type === undefined || type === wanted) && isInScope(file, wanted);
    return [{ path, type, reaches, values: set['values'] }];
  });
}

/** Documents are known by their path below the folder of the collections, and a scope may name that folder or not. */
function scopeOf(path: string, collectionsDir: string): (file: string, type: string) => boolean {
  if (path === '') return () => true;
  if (path.includes('*')) {
    const isMatch = matchGlobs([path, `${path}/**`]);
    return file => isMatch(file);
  }
  const below = (text: string) => (text.startsWith(collectionsDir) ? text.slice(collectionsDir.length) : text);
  const scope = below(path);
  return (file, type) => (type === 'pages' ? file : below(file)).startsWith(scope);
}

/**
 * What the defaults give a file (path relative to the source) of a type: `pages`, or a collection, which is `posts` for
 * drafts as well. A longer path wins, then one with a type, then the later one.
 */
export function mergeDefaults(sets: readonly FrontMatterDefault[], path: string, type: string): Settings | undefined {
  let values: Settings | undefined;
  let strongest: FrontMatterDefault | undefined;
  for (const set of sets) {
    if (!set.reaches(path, type)) continue;
    const wins = strongest === undefined || outranks(set, strongest);
    values = wins ? mergeValues(values ?? {}, set.values) : mergeValues(set.values, values ?? {});
    if (wins) strongest = set;
  }
  return values;
}

function outranks(set: FrontMatterDefault, other: FrontMatterDefault): boolean {
  if (set.path.length !== other.path.length) return set.path.length > other.path.length;
  return set.type !== undefined || other.type === undefined;
}

/** Maps that are merged with one another: an alias of YAML can hold itself, many times. */
const MOST_MAPS = 1000;

/** lib/jekyll/utils.rb, deep_merge_hashes: nothing is no value, and maps are one. */
export function mergeValues(below: Settings, above: Settings, budget = { left: MOST_MAPS }): Settings {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const old = merged.get(key);
    if (isMap(old) && isMap(value) && budget.left-- > 0) merged.set(key, mergeValues(old, value, budget));
    else if ((value !== null && value !== undefined) || !merged.has(key)) merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
