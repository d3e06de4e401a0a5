import { resolve } from 'node:path';
import { createMemory, type LintMemory } from '../engine/memory.ts';
import { listFolders } from '../node/files.ts';
import { watchFolders } from '../node/watch-folders.ts';
import { collectChanges } from './collect-changes.ts';
import { describeFailure } from './describe-failure.ts';
import { type News, openNews } from './news.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export interface WatchInput {
  /** Lints and reports once. */
  readonly run: (memory: LintMemory, news: News) => Promise<ExitCode>;
  /** Files that the run itself writes, and folders in which it does, as the user gave them. */
  readonly outputs: readonly string[];
  readonly debug: boolean;
  readonly terminal: Terminal;
}

const CODE = /\.[cm]?[jt]s$/;

/** Lints, and lints again whenever something has changed: one run after the other, until Ctrl-C. */
export async function watchAndRun({ run, outputs, debug, terminal }: WatchInput): Promise<ExitCode> {
  const own = outputs.map(path => resolve(terminal.cwd, path).replaceAll('\\', '/'));
  const isOwn = (path: string) => own.some(output => path === output || path.startsWith(`${output}/`));
  const news = openNews(terminal.cwd);
  const changes = collectChanges();
  const folders = watchFolders({ onChange: changes.add, listFolders, isIgnored: isOwn });
  // Before posts are read, so that a change in the meantime is not missed.
  const follow = () => folders.follow({ roots: [...memory.roots], files: [...memory.configFiles] });
  const memory = createMemory({ onRoots: follow, onAnswers: changes.touch });
  try {
    // What is wrong from the beginning is a slip in the command; what goes wrong later may be half of an edit.
    await run(memory, news);
    for (;;) {
      const waiting = waitFor(changes.next(), terminal);
      // Only now, when it is true.
      terminal.note('postlint: watching for changes; Ctrl-C ends it');
      const changed = await waiting;
      if (!changed) {
        // The terminal has printed “^C”.
        if (terminal.clear) terminal.note('');
        return 0;
      }
      if (changed.some(path => memory.configFiles.has(path) && CODE.test(path))) memory.renewCode();
      follow();
      terminal.clear?.();
      news.note(changed);
      await run(memory, news).catch((error: unknown) => {
        for (const line of describeFailure(error, { debug, cwd: terminal.cwd }) ?? []) terminal.note(line);
      });
    }
  } finally {
    folders.close();
    memory.close();
  }
}

/** Undefined after Ctrl-C. During a run, which may be busy for seconds, Ctrl-C ends the program as it ends any other. */
async function waitFor<Value>(value: Promise<Value>, { onInterrupt }: Terminal): Promise<Value | undefined> {
  let stop: (() => void) | undefined;
  const interruption = new Promise<undefined>(end => {
    stop = onInterrupt(() => end(undefined));
  });
  try {
    return await Promise.race([value, interruption]);
  } finally {
    stop?.();
  }
}
