import type { Doubt, ExternalSummary } from '../core/external.ts';
import { formatNumber } from '../core/pluralize.ts';

const doubts: Readonly<Record<Doubt, string>> = {
  refused: 'refused us',
  busy: 'asked to wait',
  failing: 'in trouble',
  slow: 'too slow',
  unreachable: 'out of reach',
  unresolved: 'not looked up',
  untrusted: 'with a certificate that can’t be checked',
  redirects: 'redirected without end',
  private: 'not public',
  late: 'not asked in time',
  offline: 'asked while offline',
  unasked: 'not asked yet',
};

/** `External links: 230 answer, 2 are dead, 8 unsure (5 refused us, 3 too slow)` */
export function describeExternal({ alive, dead, unsure }: ExternalSummary): string {
  const parts = [
    alive === 0 ? 'none answers' : `${formatNumber(alive)} ${alive === 1 ? 'answers' : 'answer'}`,
    ...(dead > 0 ? [`${formatNumber(dead)} ${dead === 1 ? 'is' : 'are'} dead`] : []),
    ...(unsure.length > 0 ? [`${formatNumber(unsure.length)} unsure (${describeDoubts(unsure)})`] : []),
  ];
  return `External links: ${parts.join(', ')}`;
}

/** The reasons, most frequent first. */
function describeDoubts(unsure: ExternalSummary['unsure']): string {
  const counts = new Map<Doubt, number>();
  for (const { doubt } of unsure) counts.set(doubt, (counts.get(doubt) ?? 0) + 1);
  const sorted = [...counts].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1));
  return sorted.map(([doubt, count]) => `${formatNumber(count)} ${doubts[doubt]}`).join(', ');
}

/** What programs get: the addresses that a person may want to look at are listed, the others counted. */
export function externalJson({ addresses, alive, dead, unsure }: ExternalSummary) {
  return {
    addresses,
    alive,
    dead,
    unsure: unsure.map(({ address, doubt, detail }) => ({ address, doubt, detail: detail ?? null })),
  };
}
