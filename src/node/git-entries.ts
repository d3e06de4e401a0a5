import { posix } from 'node:path';
import { type Git, splitNul } from './git.ts';
import type { BlobReader } from './git-blobs.ts';
import { describeRubbish } from './git-failures.ts';
import { type IndexEntry, readIndexFile } from './git-index.ts';

export interface SnapshotEntry {
  /** Object id of the content. */
  readonly id: string;
  /** Where git has it: another absolute path where a symbolic link shows the file a second time. */
  readonly path: string;
  readonly isSubmodule: boolean;
  /** False where the working tree need not have it, or git is told not to look (sparse checkout, assume-unchanged). */
  readonly isCompared: boolean;
}

type Entries = Map<string, SnapshotEntry>;

const LINK = '120000';
const SUBMODULE = '160000';

/** What will be committed: the files of the index, by absolute path. */
export async function readIndex(git: Git, blobs: BlobReader): Promise<Entries> {
  const listed = readIndexFile(git.top, git.environment) ?? (await askForIndex(git));
  // In an unsolved merge there are up to three versions: ours is number 2.
  const isBetter = ({ stage }: IndexEntry) => stage === 0 || stage === 2;
  return toEntries(git, [...listed.filter(file => !isBetter(file)), ...listed.filter(isBetter)], blobs);
}

async function askForIndex(git: Git): Promise<readonly IndexEntry[]> {
  return splitNul(await git.start(['ls-files', '--stage', '-v', '-z'])).map(line => {
    if (!/^[A-Za-z?] \d{6} [0-9a-f]{40,64} \d\t./.test(line)) throw describeRubbish();
    const [tag, mode = '', id = '', stage] = line.slice(0, line.indexOf('\t')).split(' ');
    return { path: line.slice(line.indexOf('\t') + 1), mode, id, stage: Number(stage), isCompared: tag === 'H' };
  });
}

/** The files of a commit, by absolute path. */
export function readCommit(git: Git, commit: string, blobs: BlobReader): Entries {
  const listed = splitNul(git.run(['ls-tree', '-r', '-z', '--full-tree', commit])).map(line => {
    const [mode = '', , id = ''] = line.slice(0, line.indexOf('\t')).split(' ');
    return { path: line.slice(line.indexOf('\t') + 1), mode, id, isCompared: true };
  });
  return toEntries(git, listed, blobs);
}

interface ListedFile {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  readonly isCompared: boolean;
}

function toEntries({ top }: Git, listed: readonly ListedFile[], blobs: BlobReader): Entries {
  const entries: Entries = new Map();
  const links = listed.filter(({ mode }) => mode === LINK);
  const files = listed.filter(({ mode }) => mode !== LINK);
  const add = (path: string, { path: source, id, mode, isCompared }: ListedFile) =>
    entries.set(`${top}/${path}`, { id, path: `${top}/${source}`, isSubmodule: mode === SUBMODULE, isCompared });
  for (const file of files) add(file.path, file);
  const linkIds = links.map(({ id }) => id);
  for (const { path, id } of links) {
    const target = blobs.read(id, () => linkIds);
    if (target) for (const [shown, file] of followLink(path, `${Buffer.from(target)}`, files)) add(shown, file);
  }
  return entries;
}

/** The files that a symbolic link shows a second time; one that leads out of the repository or upwards shows none. */
function followLink(path: string, written: string, files: readonly ListedFile[]): [string, ListedFile][] {
  const target = posix.join(posix.dirname(path), written).replace(/\/$/, '');
  if (written.startsWith('/') || target.startsWith('..') || target === '.' || path.startsWith(`${target}/`)) return [];
  return files
    .filter(file => file.path === target || file.path.startsWith(`${target}/`))
    .map(file => [path + file.path.slice(target.length), file]);
}
