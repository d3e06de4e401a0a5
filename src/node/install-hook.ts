import { chmodSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { findHooksFolder, openGit } from './git.ts';

/** What became of a hook. */
export interface HookInstallation {
  /** Absolute path of the hook. */
  readonly file: string;
  /** `present`: it runs postlint already; `taken`: it does something else, and was left alone. */
  readonly outcome: 'written' | 'present' | 'taken';
  /** The line that does the work, to be added by hand where the hook is taken. */
  readonly command: string;
}

/** Installs a pre-commit hook that lints what is staged, from this folder on; one that is there is only replaced if asked. */
export function installHook(folder: string, { overwrites }: { readonly overwrites: boolean }): HookInstallation {
  const { top } = openGit(folder);
  const hooks = findHooksFolder(top);
  // Husky writes the folder that git knows anew each time; it starts the hook of this name in the folder above.
  const isHusky = /(?:^|[\\/])\.husky[\\/]_$/.test(hooks);
  const file = resolve(top, isHusky ? dirname(hooks) : hooks, 'pre-commit');
  const command = writeCommand(relative(realPath(top), realPath(folder)).replaceAll('\\', '/'));
  const existing = readHook(file);
  if (existing !== undefined && /\bpostlint\b/.test(existing) && !overwrites)
    return { file, outcome: 'present', command };
  if (existing !== undefined && !overwrites) return { file, outcome: 'taken', command };
  writeHook(file, command);
  return { file, outcome: 'written', command };
}

/** Hooks run in the top folder of the repository. `npx --no-install` never fetches what is not there. */
function writeCommand(folder: string): string {
  const command = 'npx --no-install postlint --staged';
  return folder === '' ? command : `cd '${folder.replaceAll("'", `'\\''`)}' && ${command}`;
}

function writeHook(file: string, command: string): void {
  const text = [
    '#!/bin/sh',
    '# Lints what is staged. “git commit --no-verify” goes without; “postlint init --hook” wrote it.',
    command,
    '',
  ];
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.join('\n'));
    chmodSync(file, 0o755);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : undefined;
    throw new UserError(`The hook “${file}” can't be written`, { hint, cause });
  }
}

function readHook(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    // Something is there that can't be read, such as a folder: it is not ours.
    return '';
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
