import { readdirSync } from 'node:fs';
import { parentOf } from '../engine/paths.ts';
import { codeOf } from './error-code.ts';
import { findRepository } from './find-repository.ts';
import { openGit, splitNul } from './git.ts';
import { findGitFolder, readIndexFile } from './git-index.ts';
import { readRegularFile } from './read-regular-file.ts';
import { realPath } from './real-path.ts';

/**
 * Whether git has a file, so that whoever wrote the commit wrote it. In doubt it has. To take all of the index of a large
 * site apart would take a good part of a run that has nothing to do: its bytes are looked through.
 */
export function mayBeCommitted(file: string): boolean {
  const real = realPath(file);
  // The file may be a link that git has to one that it has not.
  return real !== undefined && (isListed(real) || (real !== file && isListed(file)));
}

function isListed(file: string): boolean {
  const top = findRepository(parentOf(file));
  if (top === undefined) return false;
  const path = file.slice(top.length).replace(/^\//, '');
  try {
    const folder = findGitFolder(top);
    const index = readRegularFile(`${folder}/index`);
    const isPlain = index.length > 8 && index.readUInt32BE(4) < 4 && !isSplit(folder);
    return isPlain ? index.includes(`${path}\0`) : lists(top, path);
  } catch (error) {
    // Nothing was ever added.
    return codeOf(error) !== 'ENOENT';
  }
}

/** The paths that are in another file than the index itself. */
function isSplit(folder: string): boolean {
  return readdirSync(folder).some(name => name.startsWith('sharedindex.'));
}

/** From version 4 on, the index has of each path only what differs from the one before. */
function lists(top: string, path: string): boolean {
  const entries = readIndexFile(top, {});
  if (entries) return entries.some(entry => entry.path === path);
  const listed = openGit(top).ask(['ls-files', '-z', '--', path]);
  return listed === undefined || splitNul(listed).length > 0;
}
