import type { Unsure, Verdict } from '../../core/external.ts';

/** What was learnt of a host on the way, so that its thousandth link costs less than its first. */
export interface HostMemory {
  /** HEAD is not answered there as GET is. */
  readonly wantsGet: (host: string) => boolean;
  readonly noteWantsGet: (host: string) => void;
  /** What holds for all links of a host, so that nobody is asked any more. */
  readonly findVerdict: (host: string) => Verdict | undefined;
  /** Learns from what came of an address without redirects. */
  readonly noteVerdict: (host: string, verdict: Verdict) => void;
}

/** Links in a row that came to nothing, before the rest are left alone. */
const TOLERANCE = 3;
/** What another link to the same host is likely to meet as well. */
const INFECTIOUS: ReadonlySet<Unsure['doubt']> = new Set(['busy', 'slow', 'unreachable', 'unresolved']);
/** What a connection meets before an address is named. */
const OF_HOSTS: ReadonlySet<string> = new Set([
  ...['no-host', 'certificate-name', 'certificate-expired'],
  ...(['private', 'untrusted'] satisfies Unsure['doubt'][]),
]);

export function openHostMemory(): HostMemory {
  const getOnly = new Set<string>();
  const settled = new Map<string, Verdict>();
  const failures = new Map<string, number>();
  return {
    wantsGet: host => getOnly.has(host),
    noteWantsGet: host => void getOnly.add(host),
    findVerdict: host => settled.get(host),
    noteVerdict: (host, verdict) => {
      const isInfectious = verdict.kind === 'unsure' && INFECTIOUS.has(verdict.doubt);
      const count = isInfectious ? (failures.get(host) ?? 0) + 1 : 0;
      failures.set(host, count);
      if (count >= TOLERANCE || OF_HOSTS.has(reasonOf(verdict))) settled.set(host, verdict);
    },
  };
}

function reasonOf(verdict: Verdict): string {
  if (verdict.kind === 'dead') return verdict.cause;
  return verdict.kind === 'unsure' ? verdict.doubt : '';
}
