/** Lines `start` to `end` of the old text become lines `newStart` to `newEnd` of the new one; all 0-based, ends exclusive. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Texts that differ more than this are not worth the search for the shortest way: it takes its square in time. */
const MAXIMAL_DISTANCE = 1000;

/** The lines that differ, by the greedy algorithm of Myers (“An O(ND) Difference Algorithm”, 1986). */
export function findLineChanges(old: readonly string[], now: readonly string[]): LineChange[] {
  let prefix = 0;
  while (prefix < old.length && prefix < now.length && old[prefix] === now[prefix]) prefix++;
  let suffix = 0;
  const most = Math.min(old.length, now.length) - prefix;
  while (suffix < most && old[old.length - 1 - suffix] === now[now.length - 1 - suffix]) suffix++;
  const left = old.slice(prefix, old.length - suffix);
  const right = now.slice(prefix, now.length - suffix);
  if (left.length + right.length === 0) return [];
  const steps = walk(left, right);
  const changes = steps ? joinSteps(steps) : [{ start: 0, end: left.length, newStart: 0, newEnd: right.length }];
  return changes.map(({ start, end, newStart, newEnd }) => {
    return { start: start + prefix, end: end + prefix, newStart: newStart + prefix, newEnd: newEnd + prefix };
  });
}

/** How far each diagonal was reached, for each number of changes; undefined where the texts differ too much. */
function walk(old: readonly string[], now: readonly string[]): LineChange[] | undefined {
  const reached: Map<number, number>[] = [];
  for (let distance = 0; distance <= MAXIMAL_DISTANCE; distance++) {
    const last = reached.at(-1) ?? new Map([[1, 0]]);
    const current = new Map<number, number>();
    reached.push(current);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = isInsertion(last, diagonal, distance) ? (last.get(diagonal + 1) ?? 0) : (last.get(diagonal - 1) ?? 0) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
      current.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return traceBack(reached, old.length, now.length);
    }
  }
  return undefined;
}

function isInsertion(last: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean {
  if (diagonal === -distance) return true;
  return diagonal !== distance && (last.get(diagonal - 1) ?? -1) < (last.get(diagonal + 1) ?? -1);
}

/** Each single line that was taken out or put in, from the last one back. */
function traceBack(reached: readonly ReadonlyMap<number, number>[], oldEnd: number, newEnd: number): LineChange[] {
  const steps: LineChange[] = [];
  let diagonal = oldEnd - newEnd;
  for (let distance = reached.length - 1; distance > 0; distance--) {
    const last = reached[distance - 1] ?? new Map();
    const inserts = isInsertion(last, diagonal, distance);
    diagonal += inserts ? 1 : -1;
    const x = last.get(diagonal) ?? 0;
    const y = x - diagonal;
    steps.push({ start: x, end: inserts ? x : x + 1, newStart: y, newEnd: inserts ? y + 1 : y });
  }
  return steps.reverse();
}

function joinSteps(steps: readonly LineChange[]): LineChange[] {
  const joined: LineChange[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (last?.end === step.start && last.newEnd === step.newStart)
      joined[joined.length - 1] = { ...last, end: step.end, newEnd: step.newEnd };
    else joined.push(step);
  }
  return joined;
}
