import { Interruption } from '../../core/errors.ts';
import type { Address, Verdict } from '../../core/external.ts';
import type { ExternalSettings } from '../../core/external-config.ts';
import { pluralize } from '../../core/pluralize.ts';
import type { OnProgress } from '../../core/progress.ts';
import type { ExternalPort } from '../../engine/external.ts';
import type { Question } from './ask-address.ts';
import { isIgnoredAddress } from './ignore.ts';
import { openPace } from './pace.ts';
import type { Transport } from './request.ts';
import { type Round, startRound } from './round.ts';
import type { Store } from './store.ts';
import { unlessStopped, type Waiting } from './unless-stopped.ts';

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
  readonly waiting?: Waiting | undefined;
}

/** In an editor or a watch run, a doubt is looked into again after a while. */
const LONGEST_DOUBT = 10 * 60_000;
/** Who is ended without a word loses no more than this. */
const SAVE_INTERVAL = 10_000;
const SHOW_INTERVAL = 500;

/** Asks about external addresses, each once. */
export function openExternal(input: ExternalInput): ExternalPort {
  const { transport, store, settings, backOff, onlyCached, isOnline, waiting = {} } = input;
  const known = new Map<string, { readonly verdict: Verdict; readonly at: number }>();
  const isKnown = ({ address }: Question): boolean => {
    const found = known.get(address);
    return found !== undefined && (found.verdict.kind !== 'unsure' || performance.now() - found.at < LONGEST_DOUBT);
  };
  const learn = (address: string, verdict: Verdict) => known.set(address, { verdict, at: performance.now() });
  const pace = openPace(settings);
  const rounds = new Set<Round>();
  const underWay = new Set<string>();
  let savedAt = performance.now();
  let failure: { readonly error: unknown } | undefined;

  const save = (): void => {
    store.save();
    savedAt = performance.now();
  };
  const onVerdict = (question: Question, verdict: Verdict): void => {
    const { address } = question;
    store.add(question, verdict);
    // That nobody answers today does not undo that somebody did last week.
    learn(address, verdict.kind === 'unsure' ? (store.findKnown(address, false) ?? verdict) : verdict);
    if (performance.now() - savedAt > SAVE_INTERVAL) save();
  };
  const start = (questions: readonly Question[], onAnswer: () => void): Round => {
    const round = startRound({ questions, settings, transport, pace, backOff, isOnline, onVerdict, onAnswer });
    rounds.add(round);
    const done = round.done.finally(() => {
      rounds.delete(round);
      save();
    });
    return { ...round, done };
  };
  const askNow = async (questions: readonly Question[], onProgress: OnProgress | undefined): Promise<void> => {
    const total = questions.length;
    let done = 0;
    const show = () => onProgress?.({ label: 'Asking external links', done, total });
    // Also where nobody answers for long.
    const showing = setInterval(show, SHOW_INTERVAL);
    const round = start(questions, () => {
      done++;
      show();
    });
    const giveUp = () => {
      round.stop();
      save();
      return new Interruption(`Interrupted when ${done} of ${pluralize(total, 'external link')} had been looked at`, {
        hint: 'What was proven is kept: run it again to ask the rest',
      });
    };
    await unlessStopped(round.done, waiting.onWait, giveUp).finally(() => clearInterval(showing));
  };
  const askMeanwhile = (questions: readonly Question[], onAnswers: () => void): void => {
    if (failure) throw failure.error;
    const open = questions.filter(({ address }) => !underWay.has(address));
    if (open.length === 0) return;
    for (const { address } of open) underWay.add(address);
    const round = start(open, () => {});
    void round.done
      .catch((error: unknown) => {
        failure = { error };
      })
      .finally(() => {
        for (const { address } of open) underWay.delete(address);
        onAnswers();
      });
  };
  const answerFromStore = (question: Question): boolean => {
    const fresh = store.findFresh(question) ?? (onlyCached ? store.findKnown(question.address, true) : undefined);
    if (!fresh && !onlyCached) return false;
    learn(question.address, fresh ?? UNASKED);
    return true;
  };

  return {
    ask: async (addresses, onProgress) => {
      const wanted = gather(addresses, settings);
      const open = [...wanted.values()].filter(question => !isKnown(question) && !answerFromStore(question));
      if (waiting.onAnswers) askMeanwhile(open, waiting.onAnswers);
      else if (open.length > 0) await askNow(open, onProgress);
      return new Map([...wanted.keys()].map(address => [address, known.get(address)?.verdict ?? UNASKED]));
    },
    close: () => {
      for (const round of rounds) round.stop();
      save();
      transport.close();
    },
  };
}

const UNASKED: Verdict = { kind: 'unsure', doubt: 'unasked' };

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
