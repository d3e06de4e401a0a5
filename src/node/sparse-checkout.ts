import { existsSync } from 'node:fs';
import type { Ports } from '../engine/ports.ts';
import { findRepository } from './find-repository.ts';
import { openGit } from './git.ts';
import { readBlobs } from './git-blobs.ts';
import { readIndex } from './git-entries.ts';
import { findGitFolder } from './git-index.ts';
import { openSnapshot } from './snapshot.ts';

/**
 * The working tree with what a sparse checkout leaves out of it, as git has it: what links there is not broken. In a
 * partial clone git would have to fetch contents: there, it is only known which files there are.
 */
export async function withLeftOut(disk: Ports, folder: string): Promise<Ports> {
  const top = findRepository(folder);
  if (top === undefined || !isSparse(top)) return disk;
  const git = openGit(folder);
  const isReadable = !isPartial(git.ask(['config', '--get-regexp', '^remote\\..*\\.promisor$']));
  const blobs = isReadable ? readBlobs(git) : { read: () => undefined };
  const entries = await readIndex(git, blobs);
  for (const [path, { isCompared }] of entries) if (isCompared || disk.kindOf(path) !== undefined) entries.delete(path);
  if (entries.size === 0) return disk;
  const absent = openSnapshot({ entries, blobs, disk, isOnDisk: () => false });
  const portsFor = (path: string) => (entries.has(path) ? absent : disk);
  return {
    ...disk,
    listFiles: root => [...new Set([...disk.listFiles(root), ...absent.listFiles(root)])].sort(),
    kindOf: path => disk.kindOf(path) ?? absent.kindOf(path),
    readBytes: (path, limit) => portsFor(path).readBytes(path, limit),
    size: path => portsFor(path).size(path),
    stampOf: path => portsFor(path).stampOf?.(path),
    leftOut: { has: path => entries.has(path), isReadable },
  };
}

/** In worktrees, each has its own. */
function isSparse(top: string): boolean {
  try {
    return existsSync(`${findGitFolder(top)}/info/sparse-checkout`);
  } catch {
    return false;
  }
}

function isPartial(promisors: Buffer | undefined): boolean {
  return promisors !== undefined && / (?:true|yes|on|1)$/im.test(promisors.toString());
}
