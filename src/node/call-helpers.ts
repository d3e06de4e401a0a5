import { availableParallelism } from 'node:os';
import { findCustomCode } from '../config/custom-code.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { CallHelpers, Helpers } from '../engine/read-helpers.ts';

/** Fewer files are read before a second thread has loaded the parsers. */
const WORTH = 400;

/** More threads than this wait for the main one, which reads the contents and keeps the results. */
const MOST = 4;

interface CallerInput {
  readonly jobs: number | undefined;
  readonly parser: string;
  readonly loaded: LoadedConfig;
}

export interface Caller {
  readonly call: CallHelpers;
  readonly close: () => void;
}

/** Starts threads when there is work for them; `jobs` is how many there are with the main one, whatever the work. */
export function openCaller({ jobs, parser, loaded }: CallerInput): Caller {
  let pool: Helpers | undefined;
  const { files: ownFiles, isInline } = findCustomCode(loaded);
  // Only code of ours runs in other threads, with the fast parser, which is what they have loaded.
  const isOurs = parser === 'fast' && ownFiles.length === 0 && !isInline;
  const count = isOurs ? (jobs ?? Math.min(availableParallelism(), MOST)) : 1;
  return {
    call: async files => {
      if (count < 2 || (jobs === undefined && files < WORTH)) return pool;
      const { openReadPool } = await import('./read-pool.ts');
      pool ??= openReadPool(count - 1);
      return pool;
    },
    close: () => pool?.close(),
  };
}
