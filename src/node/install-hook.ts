import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { codeOf } from './error-code.ts';
import { explainFileError } from './explain-file-error.ts';
import { findHooksFolder, openGit } from './git.ts';
import { readRegularFile } from './read-regular-file.ts';
import { realPath } from './real-path.ts';
import { writeWhole } from './write-whole.ts';

/** The pre-commit hook of a repository. */
export interface Hook {
  /** Absolute path of the hook. */
  readonly file: string;
  /** `present`: it runs postlint already; `taken`: it does something else. */
  readonly state: 'absent' | 'present' | 'taken';
  /** The line that does the work, to be added by hand where the hook is taken. */
  readonly command: string;
  /** What is written where there is no hook yet. */
  readonly script: string;
}

/** Finds the hook that lints what is staged, from this folder on. */
export function findHook(folder: string): Hook {
  const { top } = openGit(folder);
  const hooks = findHooksFolder(top);
  // Husky writes the folder that git knows anew each time; it starts the hook of this name in the folder above.
  const isHusky = /(?:^|[\\/])\.husky[\\/]_$/.test(hooks);
  const file = resolve(top, isHusky ? dirname(hooks) : hooks, 'pre-commit');
  const inside = relative(realPath(top) ?? top, realPath(folder) ?? folder).replaceAll('\\', '/');
  const { command, script } = writeHook(inside === '' ? '' : `'${inside.replaceAll("'", `'\\''`)}'`);
  const existing = readHook(file);
  const state = existing === undefined ? 'absent' : /\bpostlint\b/.test(existing) ? 'present' : 'taken';
  return { file, state, command, script };
}

/** Hooks run in the top folder of the repository. `npx --no-install` never fetches what is not there. */
function writeHook(folder: string): Pick<Hook, 'command' | 'script'> {
  const enter = folder === '' ? '' : `cd ${folder} && `;
  const command = `${enter}npx --no-install postlint --staged`;
  const folders = ['"$PWD"', '"$main"'].flatMap(top => (folder === '' ? [top] : [`${top}/${folder}`, top]));
  const lines = [
    '#!/bin/sh',
    '# Lints what is staged. “git commit --no-verify” goes without; “postlint init --hook” wrote it.',
    '# npx takes longer to start than the check does, and finds nothing in a worktree that has no node_modules.',
    'main=$(cd "$(git rev-parse --git-common-dir)/.." && pwd)',
    `for folder in ${folders.join(' ')}; do`,
    '  found=$folder/node_modules/.bin/postlint',
    `  [ -x "$found" ] && ${enter}exec "$found" --staged`,
    'done',
    command,
    '',
  ];
  return { command, script: lines.join('\n') };
}

/** Writes the hook, whatever is there. */
export function installHook({ file, script }: Pick<Hook, 'file' | 'script'>): void {
  if (isPipeOrDevice(file))
    throw new UserError(`The hook “${file}” can’t be written`, { hint: 'It is a pipe or a device: remove it first' });
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, script);
    chmodSync(file, 0o755);
  } catch (cause) {
    throw new UserError(`The hook “${file}” can’t be written`, { hint: explainFileError(cause), cause });
  }
}

/** Who writes into a pipe waits until somebody reads from it. */
function isPipeOrDevice(file: string): boolean {
  try {
    const stat = statSync(file);
    return !stat.isFile() && !stat.isDirectory();
  } catch {
    // It is absent or out of reach: writing tells.
    return false;
  }
}

function readHook(file: string): string | undefined {
  try {
    return readRegularFile(file).toString('utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    // Something is there that can't be read, such as a folder: it is not ours.
    return '';
  }
}
