import type { Address, Verdict } from '../../core/external.ts';
import type { ExternalSettings } from '../../core/external-config.ts';
import type { ExternalPort } from '../../engine/external.ts';
import { type AskInput, askAddress, type Question } from './ask-address.ts';
import { groupByHost } from './group-by-host.ts';
import { openHostMemory } from './host-memory.ts';
import { isIgnoredAddress } from './ignore.ts';
import { distrust, needsControl, watchForOutage } from './offline.ts';
import { openPace } from './pace.ts';
import type { Transport } from './request.ts';
import type { Store } from './store.ts';

export interface ExternalInput {
  readonly transport: Transport;
  readonly store: Store;
  readonly settings: ExternalSettings;
  /** Milliseconds before the first retry. */
  readonly backOff: number;
  /** Nobody is asked: what the store does not have is unsure. */
  readonly onlyCached: boolean;
  /** Whether a host that is known to be there answers: asked only where nobody has shown over TLS who they are. */
  readonly isOnline: () => Promise<boolean>;
}

/** In an editor or a watch run, a doubt is looked into again after a while. */
const LONGEST_DOUBT = 10 * 60_000;

/** Asks about external addresses, each once. */
export function openExternal({
  transport,
  store,
  settings,
  backOff,
  onlyCached,
  isOnline,
}: ExternalInput): ExternalPort {
  const known = new Map<string, { readonly verdict: Verdict; readonly at: number }>();
  const isKnown = ({ address }: Question): boolean => {
    const found = known.get(address);
    return found !== undefined && (found.verdict.kind !== 'unsure' || performance.now() - found.at < LONGEST_DOUBT);
  };
  const learn = (address: string, verdict: Verdict) => known.set(address, { verdict, at: performance.now() });
  const pace = openPace(settings);

  const askAll = async (questions: readonly Question[], onAnswer: () => void): Promise<void> => {
    const deadline = performance.now() + settings.budget;
    const outage = watchForOutage(isOnline, transport.isInner);
    const input: AskInput = {
      ...settings,
      transport,
      pace,
      // Anew for each round: a watch run may outlast the trouble of a host.
      hosts: openHostMemory(),
      backOff,
      // No more time is spent on what comes to nothing.
      remaining: () => (outage.isCertain() ? 0 : deadline - performance.now()),
    };
    const answers = new Map<Question, Verdict>();
    // As many walkers for each host as it may have requests: what one of them learns, the next question profits from.
    const walk = async (queue: Question[]): Promise<void> => {
      for (let question = queue.shift(); question; question = queue.shift()) {
        const found = await askAddress(question, input);
        const verdict = outage.isCertain() ? distrust([question, found], transport.isInner) : found;
        answers.set(question, verdict);
        onAnswer();
        // Who has an intranet may well be without the internet, and still has links to ask about.
        if (settings.allow.length === 0) await outage.note([question, verdict]);
      }
    };
    const queues = [...groupByHost(questions).values()];
    await Promise.all(queues.flatMap(queue => Array.from({ length: settings.perHost }, () => walk(queue))));
    const isOffline = needsControl(answers, transport.isInner) && !(await outage.isOnline());
    for (const answer of answers) settle(answer[0], isOffline ? distrust(answer, transport.isInner) : answer[1]);
    store.save();
  };

  const settle = (question: Question, verdict: Verdict): void => {
    const { address } = question;
    store.add(question, verdict);
    // That nobody answers today does not undo that somebody did last week.
    learn(address, verdict.kind === 'unsure' ? (store.findKnown(address, false) ?? verdict) : verdict);
  };

  return {
    ask: async (addresses, onProgress) => {
      const wanted = gather(addresses, settings);
      const open = [...wanted.values()].filter(question => !isKnown(question) && !answerFromStore(question));
      let done = 0;
      if (open.length > 0)
        await askAll(open, () => onProgress?.({ label: 'Asking external links', done: ++done, total: open.length }));
      return new Map([...wanted.keys()].flatMap(address => pair(address, known.get(address)?.verdict)));
    },
    close: transport.close,
  };

  function answerFromStore(question: Question): boolean {
    const fresh = store.findFresh(question) ?? (onlyCached ? store.findKnown(question.address, true) : undefined);
    if (!fresh && !onlyCached) return false;
    learn(question.address, fresh ?? { kind: 'unsure', doubt: 'unasked' });
    return true;
  }
}

function gather(addresses: readonly Address[], { fragments, ignore }: ExternalSettings): Map<string, Question> {
  const questions = new Map<string, { address: string; fragments: string[] }>();
  for (const { address, fragment } of addresses) {
    if (isIgnoredAddress(address, ignore)) continue;
    const question = questions.get(address) ?? { address, fragments: [] };
    questions.set(address, question);
    if (fragments && fragment !== '' && !question.fragments.includes(fragment)) question.fragments.push(fragment);
  }
  return questions;
}

function pair(address: string, verdict: Verdict | undefined): [string, Verdict][] {
  return verdict ? [[address, verdict]] : [];
}
