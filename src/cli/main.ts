import { constants } from 'node:os';
import { version } from '../core/version.ts';
import { findFolderInCheckout } from './checkout.ts';
import { findWidth, isWatched, wantsColor, wantsHyperlinks } from './color.ts';
import { openInterrupts } from './interrupts.ts';
import { openStatusLine } from './status-line.ts';
import type { ExitCode, Terminal } from './terminal.ts';

// The only file that prints and that sets the exit code. `process.exit` would cut off what a pipe has not taken yet:
// it is called when both have taken everything.

const { stdout, stderr, stdin, env } = process;
/** The screen, what has scrolled off it, and the cursor to its first place. */
const clearScreen = '\u001b[2J\u001b[3J\u001b[H';
const interrupts = openInterrupts(process);
const status = openStatusLine(text => void stderr.write(text));

const terminal: Terminal = {
  cwd: process.cwd(),
  folderInCheckout: findFolderInCheckout(env, process.cwd()),
  width: findWidth(env['COLUMNS'], stdout.columns),
  color: wantsColor({ environment: env, isTerminal: stdout.isTTY === true }),
  isShown: stdout.isTTY === true,
  hyperlinks: wantsHyperlinks({ environment: env, isTerminal: stdout.isTTY === true }),
  print: text => {
    status.erase();
    stdout.write(text);
  },
  note: sentence => {
    status.erase();
    stderr.write(`${sentence}\n`);
  },
  showStatus: isWatched({ environment: env, isTerminal: stdout.isTTY === true && stderr.isTTY === true })
    ? status.show
    : undefined,
  readInput: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  },
  clear: stdout.isTTY === true && env['TERM'] !== 'dumb' ? () => void stdout.write(clearScreen) : undefined,
  onInterrupt: interrupts.on,
  onStop: interrupts.onStop,
  ask: stdin.isTTY === true && stdout.isTTY === true ? ask : undefined,
};

const printFailures: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the system allows no file of that size (see “ulimit -f”)',
};

stdout.on('error', failToPrint);
stderr.on('error', () => {});
await main(process.argv.slice(2));
leave();

async function main(words: readonly string[]): Promise<void> {
  // Asked for by scripts in loops: not even commander is loaded.
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) return terminal.print(`${version}\n`);
  try {
    const { buildProgram } = await import('./program.ts');
    await buildProgram(terminal, finish).parseAsync(words, { from: 'user' });
  } catch (error) {
    await explainFailure(error, words.includes('--debug'));
  }
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: stdin, output: stdout });
  // At the end of input, nothing more is said.
  const silence = new Promise<string>(resolve => void lines.once('close', () => resolve('')));
  const answer = await Promise.race([lines.question(question), silence]);
  lines.close();
  return answer;
}

/** What has failed stays failed. */
function finish(code: ExitCode): void {
  if (process.exitCode !== 2) process.exitCode = code;
}

/** Node itself would wait until V8 has compiled, in the background, what nobody calls any more. */
function leave(): void {
  stdout.write('', failed => {
    if (failed) return;
    stderr.write('', failedToo => {
      if (failedToo) return;
      endAsTold();
      process.exit();
    });
  });
}

/** As if nothing had held up the signal: a shell then ends the script that called us, too. */
function endAsTold(): void {
  const signal = interrupts.stoppedBy();
  if (signal === undefined) return;
  // Windows has no signals: it would end us with the code of findings.
  if (process.platform === 'win32') process.exit(128 + constants.signals[signal]);
  process.kill(process.pid, signal);
}

/** `postlint | head` closes the pipe early: that is no failure. A full disk is. */
function failToPrint(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') {
    interrupts.end();
    return;
  }
  terminal.note(`postlint: the report can’t be printed: ${printFailures[error.code ?? ''] ?? error.message}`);
  finish(2);
}

async function explainFailure(error: unknown, debug: boolean): Promise<void> {
  try {
    const { describeFailure } = await import('./describe-failure.ts');
    const failure = describeFailure(error, { debug, cwd: terminal.cwd });
    if (failure === undefined) return;
    for (const line of failure) terminal.note(line);
  } catch {
    // Not even our own files can be opened.
    terminal.note(`postlint: ${error instanceof Error ? error.message : String(error)}`);
    terminal.note('  hint: Let more files be open (“ulimit -n”), or install postlint again');
  }
  finish(2);
}
