import type { Unsure, Verdict } from '../../core/external.ts';
import type { Question } from './ask-address.ts';

export type Answer = readonly [question: Question, verdict: Verdict];

/** Whether a host is on an intranet, which is there without the internet as well. */
export type IsInner = (host: string) => boolean;

/**
 * Whether all answers may come from our own side: from a portal that wants a login, a proxy in the way, name servers
 * that know nobody, or a wrong clock. None of these can answer in the name of a host over TLS.
 */
export function needsControl(answers: Iterable<Answer>, isInner: IsInner): boolean {
  let isDoubtful = false;
  for (const answer of answers) {
    if (isOverTls(answer)) return false;
    if (answer[1].kind !== 'unsure' && !isAtHome(answer, isInner)) isDoubtful = true;
  }
  return isDoubtful;
}

/** Notices on the way that this machine is offline: a thousand names need not be looked up in vain. */
export interface Outage {
  readonly note: (answer: Answer) => Promise<void>;
  readonly isCertain: () => boolean;
  /** Whether a host that is known to be there answers; it is asked once. */
  readonly isOnline: () => Promise<boolean>;
}

/** Dead hosts that a site may have before that is a reason to wonder. */
const TOLERANCE = 5;

export function watchForOutage(ask: () => Promise<boolean>, isInner: IsInner): Outage {
  let control: Promise<boolean> | undefined;
  let hasProof = false;
  let dead = 0;
  let isCertain = false;
  const isOnline = () => {
    control ??= ask();
    return control;
  };
  return {
    isOnline,
    isCertain: () => isCertain,
    note: async answer => {
      if (isOverTls(answer)) hasProof = true;
      else if (answer[1].kind === 'dead' && !isAtHome(answer, isInner)) dead++;
      if (!hasProof && dead >= TOLERANCE && !(await isOnline())) isCertain = true;
    },
  };
}

/** A verdict as it stands on a machine that is offline. */
export function distrust(answer: Answer, isInner: IsInner): Verdict {
  const [, verdict] = answer;
  const isKept = verdict.kind === 'unsure' ? verdict.doubt !== 'late' : isOverTls(answer) || isAtHome(answer, isInner);
  return isKept ? verdict : OFFLINE;
}

const OFFLINE: Unsure = { kind: 'unsure', doubt: 'offline' };

/** Whether a server has shown that it is the one that was asked. */
export function isOverTls([{ address }, verdict]: Answer): boolean {
  const isSecure = (url: string | undefined) => url === undefined || url.startsWith('https:');
  if (!isSecure(address) || verdict.kind === 'unsure') return false;
  if (verdict.kind === 'alive') return isSecure(verdict.to);
  return isSecure(verdict.at) && (verdict.cause === 'not-found' || verdict.cause === 'gone');
}

function isAtHome([{ address }, verdict]: Answer, isInner: IsInner): boolean {
  // A clock that is wrong is wrong there, too.
  if (verdict.kind === 'dead' && verdict.cause !== 'not-found' && verdict.cause !== 'gone') return false;
  const last = verdict.kind === 'alive' ? verdict.to : verdict.kind === 'dead' ? verdict.at : undefined;
  return [address, last ?? address].every(url => isInner(new URL(url).hostname));
}
