import type { Counts, MatchInput } from './baseline.ts';

/**
 * Files of a baseline that are gone, by the name that they probably have now: that of a post which the baseline does not
 * know, and at least half of whose findings are among theirs. Git is not asked, so that every run answers the same.
 */
export function followRenames({ entries, found, leftOut, exists }: MatchInput): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const gone = [...entries.keys()].filter(path => !exists(path)).sort();
  if (gone.length === 0) return renamed;
  for (const [path, counts] of [...countByPath([...leftOut, ...found])].sort(byPath)) {
    if (entries.has(path)) continue;
    const total = sum(counts.values());
    let best: { readonly former: string; readonly score: number } | undefined;
    for (const former of gone) {
      if (renamed.has(former)) continue;
      const shared = countShared(counts, entries.get(former));
      // Among several that fit, the one of the same name was moved.
      const score = shared + (slugOf(former) === slugOf(path) ? 0.5 : 0);
      if (shared * 2 >= total && score > (best?.score ?? 0)) best = { former, score };
    }
    if (best) renamed.set(best.former, path);
  }
  return renamed;
}

function countByPath(findings: MatchInput['found']): Map<string, Map<string, number>> {
  const byPath = new Map<string, Map<string, number>>();
  for (const { path, key } of findings) {
    const counts = byPath.get(path) ?? new Map<string, number>();
    byPath.set(path, counts.set(key, (counts.get(key) ?? 0) + 1));
  }
  return byPath;
}

function countShared(counts: Counts, others: Counts | undefined): number {
  return sum([...counts].map(([key, count]) => Math.min(count, others?.get(key) ?? 0)));
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** The name of a post without its date and extension. */
function slugOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
  const slug = name.replace(/\.[^.]+$/, '');
  // A bundle is named by its folder.
  return slug === 'index' || slug === '_index' ? slugOf(path.slice(0, path.lastIndexOf('/'))) : slug;
}

function byPath([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
