import { createHash } from 'node:crypto';
import { UserError } from '../core/errors.ts';
import type { Change, ChangedFile } from '../engine/change.ts';
import type { Ports } from '../engine/ports.ts';
import { type Git, openGit, splitNul } from './git.ts';
import { readBlobs } from './git-blobs.ts';
import { readCommit, readIndex, type SnapshotEntry } from './git-entries.ts';
import { openSnapshot } from './snapshot.ts';

/** The machine to lint, and what is changed on it. */
export interface ChangedMachine {
  readonly ports: Ports;
  readonly change: Change;
}

export interface ChangeRequest {
  /** The repository is the one that holds this folder. */
  readonly folder: string;
  readonly disk: Ports;
  readonly onlyLines: boolean;
}

/** What is staged: the index, against the commit that it will follow. */
export function openStaged({ folder, disk, onlyLines }: ChangeRequest): ChangedMachine {
  const repository = openRepository(folder, disk);
  const { git, snapshot, index, dirty } = repository;
  // A file of `git add --intent-to-add` is in the index, but will not be committed.
  const isIntended = (path: string) => dirty.get(path)?.status === 'A';
  const commits = findCommits(git, ['HEAD', 'MERGE_HEAD']);
  const [first, ...others] = commits.map(commit => readChanges(repository, commit));
  const files = first ?? new Map([...index.keys()].map(path => [path, { kind: 'added' } as const]));
  // What a merge takes over as it is from one side was judged there.
  for (const path of files.keys()) if (isIntended(path) || others.some(other => !other.has(path))) files.delete(path);
  for (const path of index.keys()) if (isIntended(path)) index.delete(path);
  const bases = commits.map(commit => () => repository.at(commit));
  return { ports: snapshot(index), change: { files, bases, disk, onlyLines, comparesAddresses: false } };
}

/** What the working tree has that the common ancestor of HEAD and a revision has not. */
export function openSince(revision: string, { folder, disk, onlyLines }: ChangeRequest): ChangedMachine {
  const repository = openRepository(folder, disk);
  const { git, dirty } = repository;
  const base = findMergeBase(git, revision);
  const files = readChanges(repository, base);
  for (const [path, { status, id }] of dirty) {
    if (status === 'D') files.set(path, { kind: 'deleted' });
    else if (!files.has(path) && !isContent(id, disk.readBytes(path))) files.set(path, { kind: 'changed' });
  }
  for (const path of splitNul(git.run(['ls-files', '--others', '--exclude-standard', '-z'])))
    files.set(`${git.top}/${path}`, { kind: 'added' });
  return { ports: disk, change: { files, bases: [() => repository.at(base)], onlyLines, comparesAddresses: true } };
}

interface Repository {
  readonly git: Git;
  readonly index: Map<string, SnapshotEntry>;
  /** Files of the index that the working tree has not, or has otherwise. */
  readonly dirty: ReadonlyMap<string, DirtyFile>;
  readonly snapshot: (entries: ReadonlyMap<string, SnapshotEntry>) => Ports;
  readonly at: (commit: string) => Ports;
}

interface DirtyFile {
  readonly status: string;
  /** What the index has. */
  readonly id: string;
}

function openRepository(folder: string, disk: Ports): Repository {
  const git = openGit(folder);
  const blobs = readBlobs(git);
  const index = readIndex(git, blobs);
  const indexed = new Map(index);
  const dirty = readDirty(git);
  const isOnDisk = ({ path, id }: SnapshotEntry) => {
    const entry = indexed.get(path);
    return entry?.id === id && entry.isCompared && !dirty.has(path);
  };
  const snapshot = (entries: ReadonlyMap<string, SnapshotEntry>) => openSnapshot({ entries, blobs, disk, isOnDisk });
  return { git, index, dirty, snapshot, at: commit => snapshot(readCommit(git, commit, blobs)) };
}

/** Commits by name; names that stand for nothing are left out. */
function findCommits(git: Git, names: readonly string[]): string[] {
  const found = git.run(['rev-parse', '--revs-only', ...names.map(name => `${name}^{commit}`)]);
  return found
    .toString()
    .split('\n')
    .filter(line => line !== '');
}

/** What both sides have in common: HEAD as it was when the branch left the revision, as in `git diff REV...`. */
function findMergeBase(git: Git, revision: string): string {
  const name = `${revision}^{commit}`;
  const commit = git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', name])?.toString().trim();
  if (!commit)
    throw new UserError(`Git does not know the revision “${revision}”`, {
      hint: 'Fetch it first: in GitHub Actions, give actions/checkout “fetch-depth: 0”',
    });
  const base = git.ask(['merge-base', 'HEAD', commit])?.toString().trim();
  if (base) return base;
  throw new UserError(`HEAD and “${revision}” have no common history here`, {
    hint: 'Fetch more of it: git fetch --unshallow, or “fetch-depth: 0” for actions/checkout in GitHub Actions',
  });
}

/** Differences of the index to a commit. */
function readChanges({ git, index }: Repository, commit: string): Map<string, ChangedFile> {
  const words = splitNul(git.run(['diff-index', '--cached', '--raw', '-z', '-M', '--no-ext-diff', commit]));
  const files = new Map<string, ChangedFile>();
  for (let at = 0; at < words.length; ) {
    const status = words[at++]?.split(' ')[4] ?? '';
    const path = `${git.top}/${words[at++]}`;
    if (status === 'A') files.set(path, { kind: 'added' });
    else if (status === 'D') files.set(path, { kind: 'deleted' });
    else if (status.startsWith('R')) {
      const to = `${git.top}/${words[at++]}`;
      files.set(path, { kind: 'deleted', to }).set(to, { kind: 'added', from: path });
    } else files.set(path, { kind: 'changed' });
  }
  // What a symbolic link shows a second time has changed there, too.
  for (const [shown, { path }] of index) {
    const change = shown === path ? undefined : files.get(path);
    if (change && !files.has(shown)) files.set(shown, change);
  }
  return files;
}

/** Like `git diff-files`, without the programs that the repository's attributes and configuration ask for. */
function readDirty(git: Git): Map<string, DirtyFile> {
  const named = git.ask(['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process|required)$']);
  const settings = splitNul(named ?? Buffer.of()).map((name): [string, string] => [
    name,
    name.endsWith('.required') ? 'false' : '',
  ]);
  const words = splitNul(git.run(['diff-files', '--raw', '-z', '--ignore-submodules', '--no-ext-diff'], { settings }));
  const dirty = new Map<string, DirtyFile>();
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [, , id = '', , status = ''] = (words[at] ?? '').split(' ');
    dirty.set(`${git.top}/${words[at + 1]}`, { status, id });
  }
  return dirty;
}

function isContent(id: string, bytes: Uint8Array | undefined): boolean {
  if (!bytes) return false;
  const text = Buffer.from(bytes);
  return (
    hash(text, id) === id || hash(Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), id) === id
  );
}

/** The object id of a content; its length tells the kind of repository. */
function hash(content: Uint8Array, like: string): string {
  const algorithm = like.length === 64 ? 'sha256' : 'sha1';
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
