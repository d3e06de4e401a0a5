/** Editors write in several steps, and git changes many files. */
const QUIET = 100;
const LONGEST_WAIT = 1000;

export interface Changes {
  readonly add: (path: string) => void;
  /** Something else is new than a file. */
  readonly touch: () => void;
  /** The paths that have changed since it was last asked, once it is quiet; waits until something is new. */
  readonly next: () => Promise<readonly string[]>;
}

/** Gathers what changes; what comes while nobody waits is there for the next who does. */
export function collectChanges(): Changes {
  let paths = new Set<string>();
  let last = 0;
  let isNew = false;
  let wake: (() => void) | undefined;
  const touch = (): void => {
    isNew = true;
    last = performance.now();
    wake?.();
  };
  return {
    add: path => {
      paths.add(path);
      touch();
    },
    touch,
    next: async () => {
      if (!isNew)
        await new Promise<void>(done => {
          wake = done;
        });
      wake = undefined;
      const latest = performance.now() + LONGEST_WAIT;
      for (let now = performance.now(); now < latest && now < last + QUIET; now = performance.now())
        await new Promise(done => setTimeout(done, Math.max(1, last + QUIET - now)));
      const changed = [...paths];
      paths = new Set();
      isNew = false;
      return changed;
    },
  };
}
