import type { DiskStamp } from '../engine/store.ts';
import type { StoredEntry } from '../engine/stored/result-store.ts';

/** What a cache knows of each of its results but the result itself: lists of equal length, a place for each file. */
export interface CacheTable {
  /** `./` and the way from the folder that the cache is of; absolute where a file lies outside it. */
  readonly paths: readonly string[];
  readonly hashes: readonly string[];
  /** Four numbers for each file: size, times and inode; the size is -1 where they can't be relied on. */
  readonly stamps: readonly number[];
  readonly lengths: readonly number[];
  /** Places in `recipes`. */
  readonly recipeOf: readonly number[];
  /** Places in `findings`; -1 where no rules have run. */
  readonly findingsOf: readonly number[];
  readonly recipes: readonly string[];
  readonly findings: readonly string[];
}

export interface TableRow {
  readonly path: string;
  readonly entry: Omit<StoredEntry, 'text'>;
  readonly length: number;
}

export function buildTable(rows: readonly TableRow[]): CacheTable {
  const recipes = new Map<string, number>();
  const findings = new Map<string, number>();
  const recipeOf = rows.map(({ entry }) => numberOf(recipes, entry.recipe));
  const findingsOf = rows.map(({ entry }) => (entry.findings === undefined ? -1 : numberOf(findings, entry.findings)));
  return {
    paths: rows.map(({ path }) => path),
    hashes: rows.map(({ entry }) => entry.hash),
    stamps: rows.flatMap(({ entry: { stamp } }) =>
      stamp ? [stamp.size, stamp.modified, stamp.changed, stamp.inode] : [-1, 0, 0, 0],
    ),
    lengths: rows.map(({ length }) => length),
    recipeOf,
    findingsOf,
    recipes: [...recipes.keys()],
    findings: [...findings.keys()],
  };
}

function numberOf(known: Map<string, number>, key: string): number {
  const number = known.get(key) ?? known.size;
  known.set(key, number);
  return number;
}

/** The rows of a table; none where the text is something else. */
export function readTable(text: string): readonly TableRow[] {
  const table = parseTable(text);
  if (!table) return [];
  const { paths, hashes, stamps, lengths, recipeOf, findingsOf, recipes, findings } = table;
  return paths.map((path, index) => ({
    path,
    length: lengths[index] ?? 0,
    entry: {
      recipe: recipes[recipeOf[index] ?? -1] ?? '',
      findings: findings[findingsOf[index] ?? -1],
      hash: hashes[index] ?? '',
      stamp: readStamp(stamps, index * 4),
    },
  }));
}

function readStamp(stamps: readonly number[], at: number): DiskStamp | undefined {
  const [size = -1, modified = 0, changed = 0, inode = 0] = stamps.slice(at, at + 4);
  return size === -1 ? undefined : { size, modified, changed, inode };
}

function parseTable(text: string): CacheTable | undefined {
  try {
    const table: unknown = JSON.parse(text);
    return isTable(table) ? table : undefined;
  } catch {
    return undefined;
  }
}

function isTable(value: unknown): value is CacheTable {
  if (typeof value !== 'object' || value === null) return false;
  const { paths, hashes, stamps, lengths, recipeOf, findingsOf, recipes, findings } = value as Readonly<
    Record<string, unknown>
  >;
  const count = Array.isArray(paths) ? paths.length : -1;
  return (
    [paths, hashes, recipes, findings].every(list => isListOf(list, 'string')) &&
    [stamps, lengths, recipeOf, findingsOf].every(list => isListOf(list, 'number')) &&
    [hashes, lengths, recipeOf, findingsOf].every(list => Array.isArray(list) && list.length === count) &&
    Array.isArray(stamps) &&
    stamps.length === 4 * count
  );
}

function isListOf(value: unknown, type: 'string' | 'number'): boolean {
  return Array.isArray(value) && value.every(item => typeof item === type);
}
