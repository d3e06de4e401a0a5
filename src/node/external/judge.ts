import type { DeathCause, Doubt, Unsure, Verdict } from '../../core/external.ts';
import type { Trip } from './follow.ts';
import type { Answer, Failure, FailureCause } from './request.ts';

const DEATHS: Readonly<Partial<Record<FailureCause, DeathCause>>> = {
  'no-host': 'no-host',
  'certificate-name': 'certificate-name',
  'certificate-expired': 'certificate-expired',
};

const DOUBTS: Readonly<Record<FailureCause, Doubt>> = {
  'no-host': 'unresolved',
  unresolved: 'unresolved',
  private: 'private',
  slow: 'slow',
  unreachable: 'unreachable',
  'certificate-name': 'untrusted',
  'certificate-expired': 'untrusted',
  untrusted: 'untrusted',
};

/** What a trip proves. */
export function judge(trip: Trip): Verdict {
  const { end, hops, at } = trip;
  if (end.kind === 'astray') return unsure('redirects', end.detail);
  if (end.kind === 'answer' && isSuccess(end)) {
    const last = hops.at(-1);
    if (!last) return { kind: 'alive' };
    return { kind: 'alive', to: last.to, isPermanent: hops.every(({ status }) => status === 301 || status === 308) };
  }
  const cause = end.kind === 'answer' ? causeOfStatus(end) : DEATHS[end.cause];
  if (cause === undefined || !leadsThere(trip)) return doubt(end);
  return { kind: 'dead', cause, ...(hops.length > 0 && { at }) };
}

function isSuccess({ status, isWall }: Answer): boolean {
  return status >= 200 && status < 300 && !isWall;
}

function causeOfStatus({ status, isWall }: Answer): DeathCause | undefined {
  if (isWall) return undefined;
  return status === 404 ? 'not-found' : status === 410 ? 'gone' : undefined;
}

/**
 * Programs are sent to other hosts “for now” where readers are not (a wall, a login): what fails there says nothing
 * of the page. A permanent redirect, and one within the host, is the page’s own.
 */
function leadsThere({ hops }: Trip): boolean {
  return hops.every(({ from, to, status }) => status === 301 || status === 308 || hostOf(from) === hostOf(to));
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function doubt(end: Answer | Failure): Unsure {
  if (end.kind === 'failure') return unsure(DOUBTS[end.cause], end.detail);
  const { status } = end;
  if (status === 429 || (status === 503 && end.retryAfter !== undefined)) return unsure('busy', String(status));
  if (status >= 500 && status < 600 && !end.isWall) return unsure('failing', String(status));
  return unsure('refused', String(status));
}

function unsure(kind: Doubt, detail: string): Unsure {
  return { kind: 'unsure', doubt: kind, detail };
}
