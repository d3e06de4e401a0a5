import type { Dead, DeathCause, Unsure, Verdict } from '../../core/external.ts';
import type { Question } from './ask-address.ts';

/** What a machine without internet, behind a portal that wants a login, or with a wrong clock takes for a death. */
const DOUBTFUL: ReadonlySet<DeathCause> = new Set(['no-host', 'certificate-name', 'certificate-expired']);

/** Whether all may have one cause, on our side: somebody seems dead, and nobody has answered over TLS, as no portal can. */
export function needsControl(answers: Iterable<readonly [Question, Verdict]>): boolean {
  let isDoubtful = false;
  for (const [{ address }, verdict] of answers) {
    if (verdict.kind === 'alive' && (verdict.to ?? address).startsWith('https:')) return false;
    if (isDoubtfulDeath(verdict)) isDoubtful = true;
  }
  return isDoubtful;
}

/** A verdict as it stands on a machine that is offline. */
export function distrust(verdict: Verdict): Verdict {
  return isDoubtfulDeath(verdict) ? OFFLINE : verdict;
}

const OFFLINE: Unsure = { kind: 'unsure', doubt: 'offline' };

function isDoubtfulDeath(verdict: Verdict): verdict is Dead {
  return verdict.kind === 'dead' && DOUBTFUL.has(verdict.cause);
}
