import { existsSync } from 'node:fs';

/** The nearest folder at or above with `.git` (a file in worktrees and submodules). */
export function findRepository(folder: string): string | undefined {
  for (let current = folder; ; current = current.slice(0, current.lastIndexOf('/'))) {
    if (existsSync(`${current}/.git`)) return current === '' ? '/' : current;
    if (!current.includes('/') || current === '') return undefined;
  }
}
