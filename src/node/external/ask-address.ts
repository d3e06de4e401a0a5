import type { Alive, Unsure, Verdict } from '../../core/external.ts';
import { type FollowInput, follow, isRedirect } from './follow.ts';
import { findMissingFragments } from './fragments.ts';
import type { HostMemory } from './host-memory.ts';
import { judge } from './judge.ts';
import type { Pace } from './pace.ts';
import type { Reply, Transport } from './request.ts';
import { readRetryAfter } from './retry-after.ts';

export interface Question {
  readonly address: string;
  /** Fragments to look for in the page. */
  readonly fragments: readonly string[];
}

export interface AskInput {
  readonly transport: Pick<Transport, 'send'>;
  readonly pace: Pace;
  readonly hosts: HostMemory;
  /** Milliseconds for one request. */
  readonly timeout: number;
  readonly retries: number;
  /** Redirects to follow at most. */
  readonly redirects: number;
  /** Milliseconds before the first retry; each further one waits twice as long. */
  readonly backOff: number;
  /** Milliseconds that are left for everything. */
  readonly remaining: () => number;
}

/** Nobody waits longer than this for a host that asks for patience: its links are unsure then. */
const LONGEST_WAIT = 120_000;

/** Finds out what is at an address. */
export async function askAddress({ address, fragments }: Question, input: AskInput): Promise<Verdict> {
  const { hosts, retries } = input;
  // The port and the protocol belong to it: another one may answer.
  const host = new URL(address).origin;
  for (let attempt = 0; ; attempt++) {
    const known = hosts.findVerdict(host);
    if (known) return known;
    if (input.remaining() <= 0) return late;
    const { trip, wait } = await travel(address, input);
    const verdict = judge(trip);
    // What fails elsewhere, after a redirect, says nothing of this host.
    const isOwn = trip.hops.length === 0;
    if (verdict.kind === 'alive' || (verdict.kind === 'dead' && isOwn)) hosts.noteVerdict(host, verdict);
    if (verdict.kind === 'alive' && fragments.length > 0)
      return withFragments(verdict, { address: trip.at, fragments }, input);
    if (verdict.kind !== 'unsure') return verdict;
    if (input.remaining() <= 0) return late;
    const pause = findPause(verdict, { attempt, wait, input });
    if (attempt >= retries || pause === undefined) {
      if (isOwn) hosts.noteVerdict(host, verdict);
      return verdict;
    }
    input.pace.hold(new URL(trip.at).host, pause);
  }
}

const late: Unsure = { kind: 'unsure', doubt: 'late' };

/** Follows an address, and remembers how long the last server asked to wait. */
async function travel(address: string, input: AskInput) {
  let wait: number | undefined;
  const ask: FollowInput['ask'] = async url => {
    const reply = await askOnce(url, input);
    wait = reply.kind === 'answer' ? readRetryAfter(reply.retryAfter, Date.now()) : undefined;
    return reply;
  };
  const trip = await follow(address, { ask, limit: input.redirects });
  return { trip, wait };
}

/** HEAD is cheap for both sides; whatever it does not settle, GET has to. */
async function askOnce(url: string, input: AskInput): Promise<Reply> {
  const host = new URL(url).host;
  if (input.hosts.wantsGet(host)) return send(url, 'GET', input);
  const head = await send(url, 'HEAD', input);
  if (isSettled(head)) return head;
  const get = await send(url, 'GET', input);
  if (get.kind === 'answer' && (get.status < 300 || isRedirect(get))) input.hosts.noteWantsGet(host);
  return get;
}

function isSettled(reply: Reply): boolean {
  // Some servers drop what they don’t know, or never answer it; the other failures come before the request is sent.
  if (reply.kind === 'failure') return reply.cause !== 'unreachable' && reply.cause !== 'slow';
  if (reply.status === 429 || reply.retryAfter !== undefined) return true;
  return (reply.status >= 200 && reply.status < 300) || isRedirect(reply);
}

function send(url: string, method: 'HEAD' | 'GET', input: AskInput, wantsBody = false): Promise<Reply> {
  const { pace, transport, timeout, remaining } = input;
  return pace.run(new URL(url).host, async (): Promise<Reply> => {
    const left = remaining();
    if (left <= 0) return { kind: 'failure', cause: 'slow', detail: 'out of time' };
    return transport.send({ url, method, wantsBody, patience: Math.min(timeout, left) });
  });
}

interface Trouble {
  readonly attempt: number;
  /** Milliseconds that the server asks for. */
  readonly wait: number | undefined;
  readonly input: AskInput;
}

/** Milliseconds until another try is worth it; undefined where it is not. */
function findPause({ doubt }: Unsure, { attempt, wait, input }: Trouble): number | undefined {
  if (doubt !== 'busy' && doubt !== 'failing' && doubt !== 'unreachable' && doubt !== 'unresolved') return undefined;
  const pause = wait ?? input.backOff * 2 ** attempt * (0.75 + Math.random() / 2);
  return pause > Math.min(LONGEST_WAIT, input.remaining()) ? undefined : pause;
}

async function withFragments(alive: Alive, { address, fragments }: Question, input: AskInput): Promise<Verdict> {
  const reply = await send(address, 'GET', input, true);
  const page = reply.kind === 'answer' ? reply.body : undefined;
  const missingFragments = page === undefined ? [] : findMissingFragments(page, fragments);
  return missingFragments.length > 0 ? { ...alive, missingFragments } : alive;
}
