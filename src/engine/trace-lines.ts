/** More differences than this are not looked for: then all lines between the first and the last one count as changed. */
const MOST_STEPS = 400;

/**
 * For each line of a text (0-based) the line of the former text that it was, or undefined where it is new. Myers' greedy
 * algorithm (An O(ND) Difference Algorithm and Its Variations, 1986) on what is left between equal beginnings and ends.
 */
export function traceLines(before: string, after: string): (number | undefined)[] {
  const old = splitLines(before);
  const lines = splitLines(after);
  const origins: (number | undefined)[] = new Array(lines.length).fill(undefined);
  let start = 0;
  while (start < old.length && start < lines.length && old[start] === lines[start]) origins[start] = start++;
  let oldEnd = old.length;
  let end = lines.length;
  while (oldEnd > start && end > start && old[oldEnd - 1] === lines[end - 1]) origins[--end] = --oldEnd;
  for (const [was, is] of matchLines(old.slice(start, oldEnd), lines.slice(start, end)))
    origins[start + is] = start + was;
  return origins;
}

function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}

type Reached = ReadonlyMap<number, number>;

/** Pairs of equal lines on the shortest way from one text to the other. */
function matchLines(old: readonly string[], lines: readonly string[]): [number, number][] {
  const trail = findTrail(old, lines);
  const pairs: [number, number][] = [];
  let x = old.length;
  let y = lines.length;
  for (const [step, reached] of [...trail.entries()].reverse()) {
    const diagonal = step === 0 ? 0 : leadIn(reached, x - y, step);
    const fromX = step === 0 ? 0 : (reached.get(diagonal) ?? 0);
    const fromY = fromX - diagonal;
    while (x > fromX && y > fromY) pairs.push([--x, --y]);
    x = fromX;
    y = fromY;
  }
  return pairs;
}

/** How far each diagonal was reached before each step; empty where the texts differ too much. */
function findTrail(old: readonly string[], lines: readonly string[]): Reached[] {
  const trail: Reached[] = [];
  let reached: Reached = new Map();
  for (let step = 0; step <= MOST_STEPS; step++) {
    trail.push(reached);
    const next = new Map<number, number>();
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      let x = step === 0 ? 0 : enter(reached, diagonal, step);
      while (x < old.length && x - diagonal < lines.length && old[x] === lines[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= old.length && x - diagonal >= lines.length) return trail;
    }
    reached = next;
  }
  return [];
}

/** The neighbour from which a diagonal is entered: by a new line from above, or by a lost one from the left. */
function leadIn(reached: Reached, diagonal: number, step: number): number {
  const left = reached.get(diagonal - 1) ?? -1;
  const right = reached.get(diagonal + 1) ?? -1;
  return diagonal === -step || (diagonal !== step && left < right) ? diagonal + 1 : diagonal - 1;
}

function enter(reached: Reached, diagonal: number, step: number): number {
  const from = leadIn(reached, diagonal, step);
  return (reached.get(from) ?? 0) + (from < diagonal ? 1 : 0);
}
