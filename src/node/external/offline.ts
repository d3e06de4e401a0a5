import type { Unsure, Verdict } from '../../core/external.ts';
import type { Question } from './ask-address.ts';

type Answer = readonly [question: Question, verdict: Verdict];

/**
 * Whether all answers may come from our own side: from a portal that wants a login, a proxy in the way, name servers
 * that know nobody, or a wrong clock. None of these can answer in the name of a host over TLS.
 */
export function needsControl(answers: Iterable<Answer>): boolean {
  let isDoubtful = false;
  for (const answer of answers) {
    if (isOverTls(answer)) return false;
    if (answer[1].kind !== 'unsure') isDoubtful = true;
  }
  return isDoubtful;
}

/** A verdict as it stands on a machine that is offline. */
export function distrust(answer: Answer): Verdict {
  return answer[1].kind === 'unsure' || isOverTls(answer) ? answer[1] : OFFLINE;
}

const OFFLINE: Unsure = { kind: 'unsure', doubt: 'offline' };

/** Whether a server has shown that it is the one that was asked. */
function isOverTls([{ address }, verdict]: Answer): boolean {
  const isSecure = (url: string | undefined) => url === undefined || url.startsWith('https:');
  if (!isSecure(address) || verdict.kind === 'unsure') return false;
  if (verdict.kind === 'alive') return isSecure(verdict.to);
  return isSecure(verdict.at) && (verdict.cause === 'not-found' || verdict.cause === 'gone');
}
