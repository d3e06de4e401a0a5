import { setImmediate } from 'node:timers/promises';
import { isFailure } from '../core/is-failure.ts';
import { defaultRules } from '../remark/default-rules.ts';
import type { FileResult } from './check-file.ts';
import { absolutePath } from './paths.ts';
import type { SitePlan } from './plan.ts';
import type { FileReader, ReadFile } from './read-file.ts';
import { type Helpers, type HelpRequest, makePlainRules } from './read-helpers.ts';
import type { RunInput } from './run-site.ts';
import type { StoredFile } from './store.ts';
import { decodeResult } from './stored/decode-result.ts';

/** A file of a site that nothing is known about. */
export interface DueFile {
  readonly index: number;
  readonly file: string;
  readonly stored: StoredFile | undefined;
  /** Its content, where it had to be read to find out that nothing is known. */
  readonly bytes: Uint8Array | undefined;
}

export interface DueWork {
  readonly plan: SitePlan;
  readonly input: RunInput;
  readonly due: readonly DueFile[];
  /** Puts a result in its place. */
  readonly put: (index: number, result: FileResult) => void;
}

/** Files that travel to another thread together. */
const BATCH = 24;

/** Files that are read here before the others are asked whether they have room. */
const TURN = 8;

/** The native parser gives memory back only when the event loop turns; each turn costs a moment. */
const BREATH = 64;

/** Reads what is due, with other threads where they are worth it: whoever reads a file, the result is the same. */
export async function readDue(work: DueWork): Promise<void> {
  const { due, input } = work;
  if (due.length === 0) return;
  const helpers = await input.callHelpers?.(due.length);
  const reader = await input.reader();
  if (!helpers) {
    for (const [index, file] of due.entries()) {
      await readHere(file, work, reader);
      if (index % BREATH === BREATH - 1) await setImmediate();
    }
    return;
  }
  const share = openShare(work, helpers);
  while (!share.isDone()) {
    share.giveAway();
    for (const file of share.take(TURN)) await readHere(file, work, reader);
    // Answers of the others come between turns.
    await setImmediate();
    await share.wait();
  }
}

interface Share {
  /** Files to be read here. */
  readonly take: (count: number) => readonly DueFile[];
  readonly giveAway: () => void;
  readonly isDone: () => boolean;
  /** Where nothing is left here: until one of the others is done with something. */
  readonly wait: () => Promise<unknown>;
}

function openShare(work: DueWork, helpers: Helpers): Share {
  const { plan, input } = work;
  const rulesFor = makePlainRules(
    input.settings,
    defaultRules.map(({ id }) => id),
  );
  const left = [...work.due].reverse();
  /** What another thread could not read, or did not live to read. */
  const returned: DueFile[] = [];
  const away = new Set<Promise<void>>();
  const takeFrom = (files: DueFile[], count: number) => files.splice(Math.max(files.length - count, 0)).reverse();
  const give = async (files: readonly DueFile[]): Promise<void> => {
    const given = files.flatMap((due): { due: DueFile; request: HelpRequest }[] => {
      const { file } = due;
      const path = absolutePath(plan, file);
      const bytes = due.bytes ?? input.ports.readBytes(path);
      const rules = plan.linted.has(file) ? rulesFor(path) : undefined;
      if (bytes) return [{ due, request: { path, file, dialect: plan.model.dialect(file), rules, bytes } }];
      returned.push(due);
      return [];
    });
    const texts = await helpers.read(given.map(({ request }) => request)).catch(() => []);
    for (const [index, { due, request }] of given.entries()) {
      const text = texts[index];
      const { file, bytes } = request;
      const result = text === undefined ? undefined : decodeResult({ file, text, onDamage: () => {} });
      if (result) finish({ result, text }, { due, bytes, work });
      else returned.push(due);
    }
  };
  return {
    take: count => takeFrom(returned.length > 0 ? returned : left, count),
    giveAway: () => {
      while (left.length > 0 && helpers.hasRoom()) {
        const given: Promise<void> = give(takeFrom(left, BATCH)).finally(() => away.delete(given));
        away.add(given);
      }
    },
    isDone: () => left.length + returned.length + away.size === 0,
    wait: async () => (left.length + returned.length === 0 && away.size > 0 ? Promise.race(away) : undefined),
  };
}

async function readHere(due: DueFile, work: DueWork, { readFile }: FileReader): Promise<void> {
  const { plan, input } = work;
  const { file } = due;
  const path = absolutePath(plan, file);
  const isLinted = plan.linted.has(file);
  const bytes = due.bytes ?? input.ports.readBytes(path);
  const why = bytes ? undefined : input.ports.whyUnread?.(path);
  const read = readFile({ path, file, dialect: plan.model.dialect(file), isLinted, bytes, why }, input);
  // Waiting for what is there already would cost a turn of the event loop per post.
  finish(read instanceof Promise ? await read : read, { due, bytes, work });
}

function finish(
  { result, text }: ReadFile,
  { due, bytes, work }: { due: DueFile; bytes: Uint8Array | undefined; work: DueWork },
): void {
  // A failure of ours may be over in the next run.
  const isKept = bytes && text !== undefined && !result.diagnostics.some(isFailure);
  if (isKept) due.stored?.keep(text, bytes);
  work.put(due.index, result);
  work.input.onRead?.();
}
