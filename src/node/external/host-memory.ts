import type { Unsure } from '../../core/external.ts';

/** What was learnt of a host on the way, so that its thousandth link costs less than its first. */
export interface HostMemory {
  /** HEAD is not answered there as GET is. */
  readonly wantsGet: (host: string) => boolean;
  readonly noteWantsGet: (host: string) => void;
  /** Why nobody is asked there any more. */
  readonly findGivenUp: (host: string) => Unsure | undefined;
  /** Counts what came of an address. */
  readonly noteOutcome: (host: string, doubt: Unsure | undefined) => void;
}

/** Links in a row that came to nothing, before the rest are left alone. */
const TOLERANCE = 3;
/** What another link to the same host is likely to meet as well. */
const INFECTIOUS: ReadonlySet<Unsure['doubt']> = new Set(['busy', 'slow', 'unreachable', 'unresolved']);

export function openHostMemory(): HostMemory {
  const getOnly = new Set<string>();
  const failures = new Map<string, { count: number; last: Unsure }>();
  return {
    wantsGet: host => getOnly.has(host),
    noteWantsGet: host => void getOnly.add(host),
    findGivenUp: host => {
      const found = failures.get(host);
      return found && found.count >= TOLERANCE ? found.last : undefined;
    },
    noteOutcome: (host, doubt) => {
      if (!doubt || !INFECTIOUS.has(doubt.doubt)) return void failures.delete(host);
      failures.set(host, { count: (failures.get(host)?.count ?? 0) + 1, last: doubt });
    },
  };
}
