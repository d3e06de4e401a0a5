import { Worker } from 'node:worker_threads';
import type { Helpers, HelpRequest, PlainRules } from '../engine/read-helpers.ts';
import type { ReadAnswer, ReadMessage } from './serve-reads.ts';

/** Batches that wait for a thread, so that it never waits for one. */
const AHEAD = 2;

type Texts = ReadAnswer['texts'];

interface Thread {
  readonly waiting: () => number;
  readonly read: (files: readonly HelpRequest[]) => Promise<Texts>;
  readonly isAlive: () => boolean;
  readonly close: () => void;
}

/** Starts threads that read files. A thread that dies takes nothing with it: its batches are refused. */
export function openReadPool(size: number): Helpers {
  const threads = Array.from({ length: size }, tryThread).flat();
  const free = () =>
    threads
      .filter(thread => thread.isAlive() && thread.waiting() < AHEAD)
      .sort((left, right) => left.waiting() - right.waiting())[0];
  return {
    hasRoom: () => free() !== undefined,
    read: files => free()?.read(files) ?? Promise.resolve([]),
    close: () => {
      for (const thread of threads) thread.close();
    },
  };
}

/** Where the system starts no more threads, those that there are do the work. */
function tryThread(): Thread[] {
  try {
    return [startThread()];
  } catch {
    return [];
  }
}

function startThread(): Thread {
  const worker = new Worker(new URL('../worker.js', import.meta.url));
  // The run is over when the main thread is.
  worker.unref();
  const pending = new Map<number, { resolve: (texts: Texts) => void; reject: (error: unknown) => void }>();
  const rules = new Map<PlainRules, number>();
  let isAlive = true;
  let count = 0;
  const die = (error: unknown): void => {
    isAlive = false;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('message', ({ id, texts }: ReadAnswer) => {
    pending.get(id)?.resolve(texts);
    pending.delete(id);
    if (pending.size === 0) worker.unref();
  });
  worker.on('error', die);
  worker.on('exit', () => die(new Error('A thread has ended')));
  return {
    waiting: () => pending.size,
    isAlive: () => isAlive,
    close: () => void worker.terminate(),
    read: files =>
      new Promise((resolve, reject) => {
        const id = count++;
        worker.ref();
        pending.set(id, { resolve, reject });
        try {
          const message = packMessage(id, files, rules);
          worker.postMessage(message, [message.bytes.buffer]);
        } catch (error) {
          // Options of a rule can be what does not travel.
          die(error);
        }
      }),
  };
}

function packMessage(id: number, files: readonly HelpRequest[], known: Map<PlainRules, number>) {
  const newRules: PlainRules[] = [];
  const numberOf = (rules: PlainRules | undefined): number => {
    if (!rules) return -1;
    const number = known.get(rules) ?? known.size;
    if (number === known.size) {
      known.set(rules, number);
      newRules.push(rules);
    }
    return number;
  };
  const bytes = new Uint8Array(files.reduce((sum, file) => sum + file.bytes.length, 0));
  let start = 0;
  const sent = files.map(({ path, file, dialect, rules, bytes: content }) => {
    bytes.set(content, start);
    start += content.length;
    return { path, file, dialect, rules: numberOf(rules), length: content.length };
  });
  return { id, newRules, files: sent, bytes } satisfies ReadMessage;
}
