import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { repositoryPath } from './repository.ts';

const program = repositoryPath('bin/postlint.js');

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs the built program as a user does, with nothing of this terminal. */
export function runProgram(words: readonly string[], { cwd, input, env: added, onStart }: RunOptions): Promise<Run> {
  if (!existsSync(repositoryPath('dist/cli/main.js')))
    throw new Error('The program is not built: run npm run build first');
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, ...env } = process.env;
  const child = spawn(process.execPath, [program, ...words], { cwd, env: { ...env, ...added } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += text));
  child.stderr.setEncoding('utf8').on('data', text => (err += text));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  onStart?.(child);
  return new Promise(resolve => child.on('close', code => resolve({ code, out, err })));
}
