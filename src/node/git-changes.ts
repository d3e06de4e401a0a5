import { UserError } from '../core/errors.ts';
import type { Change, ChangedFile } from '../engine/change.ts';
import type { Ports } from '../engine/ports.ts';
import { type Git, openGit, splitNul } from './git.ts';
import { type BlobReader, readBlobs } from './git-blobs.ts';
import { type DirtyFile, isContent, readDirty, readHarmlessSettings, readRawLine } from './git-dirty.ts';
import { readCommit, readIndex, type SnapshotEntry } from './git-entries.ts';
import { describeRubbish, isNoAnswer } from './git-failures.ts';
import { mayBeMerging } from './git-index.ts';
import { openSnapshot } from './snapshot.ts';

/** The machine to lint, and what is changed on it. */
interface ChangedMachine {
  readonly ports: Ports;
  readonly change: Change;
}

export interface ChangeRequest {
  /** The repository is the one that holds this folder. */
  readonly folder: string;
  readonly disk: Ports;
  readonly onlyLines: boolean;
}

/** Git is at work: whoever waits for it can do something else meanwhile. */
export interface StartedChange {
  readonly machine: Promise<ChangedMachine>;
}

/** What is staged: the index, against the commit that it will follow. */
export async function startStaged(request: ChangeRequest): Promise<StartedChange> {
  const git = openGit(request.folder);
  // Without commits there is no HEAD.
  const head = compareIndex(git, 'HEAD').catch(() => undefined);
  const dirty = readDirty(git, await readHarmlessSettings(git));
  return { machine: openStaged(git, { ...request, head, dirty }) };
}

interface StagedAnswers extends ChangeRequest {
  readonly head: Promise<Buffer | undefined>;
  readonly dirty: Promise<DirtyFiles>;
}

async function openStaged(git: Git, { disk, onlyLines, head, dirty: asked }: StagedAnswers): Promise<ChangedMachine> {
  const named = mayBeMerging(git.top) ? findCommits(git) : head.then(found => (found ? ['HEAD'] : findCommits(git)));
  const [repository, commits] = await Promise.all([openRepository(git, disk, asked), named]);
  const { blobs, snapshot, index, dirty } = repository;
  // A file of `git add --intent-to-add` is in the index, but will not be committed.
  const isIntended = (path: string) => dirty.get(path)?.status === 'A';
  const ids = new Map<string, string>();
  const [first, ...others] = await Promise.all(
    commits.map(async (commit, place) => {
      const compared = place === 0 ? await head : undefined;
      return readChanges(repository, compared ?? (await compareIndex(git, commit)), ids);
    }),
  );
  const files = first ?? new Map([...index.keys()].map(path => [path, { kind: 'added' } as const]));
  // What a merge takes over as it is from one side was judged there.
  for (const path of files.keys()) if (isIntended(path) || others.some(other => !other.has(path))) files.delete(path);
  for (const path of index.keys()) if (isIntended(path)) index.delete(path);
  const bases = commits.map(commit => () => repository.at(commit));
  const read = (path: string) => {
    const id = ids.get(path);
    return id === undefined ? undefined : blobs.read(id, () => [...ids.values()]);
  };
  const former = { idOf: (path: string) => ids.get(path), read };
  return {
    ports: snapshot(index),
    change: { files, bases, disk, onlyLines, comparesAddresses: false, ...(others.length === 0 && { former }) },
  };
}

/** What the working tree has that the common ancestor of HEAD and a revision has not. */
export async function startSince(revision: string, request: ChangeRequest): Promise<StartedChange> {
  const git = openGit(request.folder);
  return { machine: openSince(git, revision, request) };
}

async function openSince(git: Git, revision: string, { disk, onlyLines }: ChangeRequest): Promise<ChangedMachine> {
  const asked = readHarmlessSettings(git).then(settings => readDirty(git, settings));
  const others = git.start(['ls-files', '--others', '--exclude-standard', '-z']);
  const compared = findMergeBase(git, revision).then(async commit => ({
    commit,
    output: await compareIndex(git, commit),
  }));
  const [repository, { commit, output }, untracked] = await Promise.all([
    openRepository(git, disk, asked),
    compared,
    others,
  ]);
  const files = readChanges(repository, output);
  for (const [path, { status, id }] of repository.dirty) {
    if (status === 'D') files.set(path, { kind: 'deleted' });
    else if (!files.has(path) && !isContent(id, disk.readBytes(path))) files.set(path, { kind: 'changed' });
  }
  for (const path of splitNul(untracked)) files.set(`${git.top}/${path}`, { kind: 'added' });
  const bases = [() => repository.at(commit)];
  return { ports: disk, change: { files, bases, onlyLines, comparesAddresses: true } };
}

type DirtyFiles = ReadonlyMap<string, DirtyFile>;

interface Repository {
  readonly git: Git;
  readonly blobs: BlobReader;
  readonly index: Map<string, SnapshotEntry>;
  /** Files of the index that the working tree has not, or has otherwise. */
  readonly dirty: DirtyFiles;
  readonly snapshot: (entries: ReadonlyMap<string, SnapshotEntry>) => Ports;
  readonly at: (commit: string) => Ports;
}

async function openRepository(git: Git, disk: Ports, asked: Promise<DirtyFiles>): Promise<Repository> {
  const blobs = readBlobs(git);
  const [index, dirty] = await Promise.all([readIndex(git, blobs), asked]);
  const indexed = new Map(index);
  const isOnDisk = ({ path, id }: SnapshotEntry) => {
    const entry = indexed.get(path);
    return entry?.id === id && entry.isCompared && !dirty.has(path);
  };
  const snapshot = (entries: ReadonlyMap<string, SnapshotEntry>) => openSnapshot({ entries, blobs, disk, isOnDisk });
  return { git, blobs, index, dirty, snapshot, at: commit => snapshot(readCommit(git, commit, blobs)) };
}

/** What a commit follows; nothing where there is none yet. */
async function findCommits(git: Git): Promise<string[]> {
  const found = await git.start(['rev-parse', '--revs-only', 'HEAD^{commit}', 'MERGE_HEAD^{commit}']);
  const ids = found
    .toString()
    .split('\n')
    .filter(line => line !== '');
  if (!ids.every(id => /^[0-9a-f]{40,64}$/.test(id))) throw describeRubbish();
  return ids;
}

/** What both sides have in common: HEAD as it was when the branch left the revision, as in `git diff REV...`. */
async function findMergeBase(git: Git, revision: string): Promise<string> {
  const name = `${revision}^{commit}`;
  const ask = (...words: string[]) =>
    git.start(words).then(
      output => output.toString().trim(),
      error => {
        if (isNoAnswer(error)) return '';
        throw error;
      },
    );
  const commit = await ask('rev-parse', '--verify', '--quiet', '--end-of-options', name);
  if (!commit)
    throw new UserError(`Git does not know the revision “${revision}”`, {
      hint: 'Fetch it first: in GitHub Actions, give actions/checkout “fetch-depth: 0”',
    });
  const base = await ask('merge-base', 'HEAD', commit);
  if (base) return base;
  throw new UserError(`HEAD and “${revision}” have no common history here`, {
    hint: 'Fetch more of it: git fetch --unshallow, or “fetch-depth: 0” for actions/checkout in GitHub Actions',
  });
}

/** Differences of the index to a commit. */
function compareIndex(git: Git, commit: string): Promise<Buffer> {
  return git.start(['diff-index', '--cached', '--raw', '-z', '-M', '--no-ext-diff', commit]);
}

/** The same as files; `ids` is given those of what changed plain files were. */
function readChanges(
  { git, index }: Repository,
  compared: Buffer,
  ids = new Map<string, string>(),
): Map<string, ChangedFile> {
  const words = splitNul(compared);
  const files = new Map<string, ChangedFile>();
  for (let at = 0; at < words.length; ) {
    const [mode, newMode, id, , status] = readRawLine(words[at++] ?? '');
    const path = `${git.top}/${words[at++]}`;
    if (status === 'A') files.set(path, { kind: 'added' });
    else if (status === 'D') files.set(path, { kind: 'deleted' });
    else if (status.startsWith('R')) {
      const to = `${git.top}/${words[at++]}`;
      files.set(path, { kind: 'deleted', to }).set(to, { kind: 'added', from: path });
    } else {
      files.set(path, { kind: 'changed' });
      if (isPlain(mode) && isPlain(newMode)) ids.set(path, id);
    }
  }
  // What a symbolic link shows a second time has changed there, too.
  for (const [shown, { path }] of index) {
    const change = shown === path ? undefined : files.get(path);
    if (change && !files.has(shown)) files.set(shown, change);
  }
  return files;
}

/** A file that is no symbolic link and no submodule. */
function isPlain(mode: string): boolean {
  return /^:?100/.test(mode);
}
