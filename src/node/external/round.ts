import type { Verdict } from '../../core/external.ts';
import type { ExternalSettings } from '../../core/external-config.ts';
import { type AskInput, askAddress, type Question } from './ask-address.ts';
import { groupByHost } from './group-by-host.ts';
import { openHostMemory } from './host-memory.ts';
import { type Answer, distrust, isOverTls, needsControl, watchForOutage } from './offline.ts';
import type { Pace } from './pace.ts';
import type { Transport } from './request.ts';

export interface RoundInput {
  readonly questions: readonly Question[];
  readonly settings: ExternalSettings;
  readonly transport: Transport;
  readonly pace: Pace;
  readonly backOff: number;
  readonly isOnline: () => Promise<boolean>;
  /** Told each answer, as soon as it is certain that it does not come from our own side. */
  readonly onVerdict: (question: Question, verdict: Verdict) => void;
  /** Told that one more question is dealt with. */
  readonly onAnswer: () => void;
}

/** Questions that are asked together. */
export interface Round {
  readonly done: Promise<void>;
  /** Asks nobody any more, and drops the answers that are in doubt. */
  readonly stop: () => void;
}

export function startRound(input: RoundInput): Round {
  const { questions, settings, transport, pace, backOff, onVerdict, onAnswer } = input;
  const { isInner } = transport;
  const deadline = performance.now() + settings.budget;
  const outage = watchForOutage(input.isOnline, isInner);
  const queues = [...groupByHost(questions).values()];
  const doubted: Answer[] = [];
  let isProven = false;
  let isStopped = false;

  const asking: AskInput = {
    ...settings,
    transport,
    pace,
    // Anew for each round: a watch run may outlast the trouble of a host.
    hosts: openHostMemory(),
    backOff,
    // No more time is spent on what comes to nothing.
    remaining: () => (isStopped || outage.isCertain() ? 0 : deadline - performance.now()),
  };
  const believe = (isOffline: boolean): void => {
    for (const answer of doubted.splice(0)) onVerdict(answer[0], isOffline ? distrust(answer, isInner) : answer[1]);
  };
  // As many walkers for each host as it may have requests: what one of them learns, the next question profits from.
  const walk = async (queue: Question[]): Promise<void> => {
    for (let question = queue.shift(); question; question = queue.shift()) {
      const found = await askAddress(question, asking);
      if (isStopped) return;
      const verdict = outage.isCertain() ? distrust([question, found], isInner) : found;
      doubted.push([question, verdict]);
      isProven ||= isOverTls([question, verdict]);
      if (isProven) believe(false);
      onAnswer();
      // Who has an intranet may well be without the internet, and still has links to ask about.
      if (settings.allow.length === 0) await outage.note([question, verdict]);
    }
  };
  const run = async (): Promise<void> => {
    await Promise.all(queues.flatMap(queue => Array.from({ length: settings.perHost }, () => walk(queue))));
    const isOffline = needsControl(doubted, isInner) && !(await outage.isOnline());
    if (!isStopped) believe(isOffline);
  };
  return {
    done: run(),
    stop: () => {
      isStopped = true;
      for (const queue of queues) queue.length = 0;
      if (!needsControl(doubted, isInner)) believe(false);
    },
  };
}
