import { parentPort } from 'node:worker_threads';
import type { Dialect } from '../core/dialect.ts';
import type { PlainRules } from '../engine/read-helpers.ts';

/** Files that are sent at once, with what they share sent once. */
export interface ReadMessage {
  readonly id: number;
  /** Settings that are new to this thread: they are numbered in the order in which they come. */
  readonly newRules: readonly PlainRules[];
  readonly files: readonly {
    readonly path: string;
    readonly file: string;
    readonly dialect: Dialect;
    /** A number of its settings; -1 where no rules run. */
    readonly rules: number;
    readonly length: number;
  }[];
  /** All contents, one behind the other. */
  readonly bytes: Uint8Array;
}

export interface ReadAnswer {
  readonly id: number;
  readonly texts: readonly (string | undefined)[];
}

export interface ServedFile {
  readonly path: string;
  readonly file: string;
  readonly dialect: Dialect;
  readonly bytes: Uint8Array;
  readonly rules: PlainRules | undefined;
}

/** Answers the messages of the main thread. What goes wrong ends this thread: the main one reads the files itself. */
export function serveReads(read: (file: ServedFile) => Promise<string | undefined>): void {
  const known: PlainRules[] = [];
  parentPort?.on('message', async ({ id, newRules, files, bytes }: ReadMessage) => {
    known.push(...newRules);
    const texts: (string | undefined)[] = [];
    let start = 0;
    for (const { path, file, dialect, rules, length } of files) {
      const content = bytes.subarray(start, start + length);
      start += length;
      texts.push(await read({ path, file, dialect, rules: known[rules], bytes: content }));
    }
    const answer: ReadAnswer = { id, texts };
    parentPort?.postMessage(answer);
  });
}
