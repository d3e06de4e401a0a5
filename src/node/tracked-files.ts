import { UserError } from '../core/errors.ts';
import { findRepository } from './find-repository.ts';
import { openGit, splitNul } from './git.ts';
import { readIndexFile } from './git-index.ts';
import { realPath } from './real-path.ts';

/** Answers whether git knows a file; its index is read once per repository, and only if somebody wants to know. */
export function trackFiles(): (path: string) => boolean | undefined {
  const repositories = new Map<string, ReadonlySet<string> | undefined>();
  const tops = new Map<string, string | undefined>();
  const filesOf = (path: string): ReadonlySet<string> | undefined => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (!tops.has(folder)) tops.set(folder, findRepository(folder));
    const top = tops.get(folder);
    if (top === undefined) return undefined;
    if (!repositories.has(top)) repositories.set(top, listTracked(top));
    return repositories.get(top);
  };
  return path => {
    const files = filesOf(path);
    if (!files || files.has(path)) return files && true;
    // Behind a link to a folder git knows a file by its real path only.
    const real = realPath(path);
    return real === undefined || real === path ? false : filesOf(real)?.has(real);
  };
}

function listTracked(top: string): ReadonlySet<string> | undefined {
  try {
    // An index that a hook was given need not be of this repository.
    const read = process.env['GIT_INDEX_FILE'] === undefined ? readIndexFile(top) : undefined;
    const paths = read?.map(({ path }) => path) ?? askGit(top);
    return paths && new Set(paths.map(path => `${top}/${path}`));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function askGit(top: string): readonly string[] | undefined {
  const listed = openGit(top).ask(['ls-files', '-z']);
  return listed && splitNul(listed);
}
