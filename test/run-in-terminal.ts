import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { repositoryPath } from './repository.ts';

/** Whether this machine has a program that makes a terminal for another: `script` of util-linux. */
export const hasTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

interface TerminalOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Seen {
  readonly code: number | null;
  /** All that the terminal was sent, its codes included. */
  readonly text: string;
}

/** Runs the built program in a terminal of its own, 80 columns wide, through a shell: words are quoted by the caller. */
export function runInTerminal(words: string, { cwd, env }: TerminalOptions): Promise<Seen> {
  if (!existsSync(repositoryPath('dist/cli/main.js')))
    throw new Error('The program is not built: run npm run build first');
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, CI: ____, ...inherited } = process.env;
  const command = `"${process.execPath}" "${repositoryPath('bin/postlint.js')}" ${words}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd,
    env: { ...inherited, TERM: 'xterm-256color', ...env },
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', part => (text += part));
  // Its input stays open: at the end of it, the terminal would be closed.
  return new Promise(resolve => child.on('close', code => resolve({ code, text })));
}
