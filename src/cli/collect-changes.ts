/** Editors write in several steps, and git changes many files. */
const QUIET = 100;
const LONGEST_WAIT = 1000;

export interface Changes {
  readonly add: (path: string) => void;
  /** The paths that have changed since it was last asked, once it is quiet; waits for one at least. */
  readonly next: () => Promise<readonly string[]>;
}

/** Gathers what changes; what comes while nobody waits is there for the next who does. */
export function collectChanges(): Changes {
  let paths = new Set<string>();
  let last = 0;
  let wake: (() => void) | undefined;
  return {
    add: path => {
      paths.add(path);
      last = performance.now();
      wake?.();
    },
    next: async () => {
      if (paths.size === 0)
        await new Promise<void>(done => {
          wake = done;
        });
      wake = undefined;
      const latest = performance.now() + LONGEST_WAIT;
      for (let now = performance.now(); now < latest && now < last + QUIET; now = performance.now())
        await new Promise(done => setTimeout(done, Math.max(1, last + QUIET - now)));
      const changed = [...paths];
      paths = new Set();
      return changed;
    },
  };
}
