import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { NoFileError, readRegularFile } from './read-regular-file.ts';

/** A file of the index; in an unsolved merge, one version of it. */
export interface IndexEntry {
  readonly path: string;
  /** Octal, as git prints it. */
  readonly mode: string;
  readonly id: string;
  /** 0, or the side of a merge. */
  readonly stage: number;
  /** False where git is told not to look (sparse checkout, assume-unchanged), or there is no single version. */
  readonly isCompared: boolean;
}

/**
 * The index of the repository with this top folder, without starting git, which would take longer than the rest of a
 * short run; undefined where only git can tell. A pipe or device in its place, for which git would wait, is a
 * `NoFileError`.
 */
export function readIndexFile(top: string, environment = process.env): readonly IndexEntry[] | undefined {
  const { GIT_DIR: folder, GIT_WORK_TREE: tree, GIT_INDEX_FILE: file } = environment;
  // Git itself follows these.
  if (folder !== undefined || tree !== undefined) return undefined;
  try {
    // In a hook, git may name another index than that of the repository.
    return parseIndex(readRegularFile(file ? resolve(top, file) : `${findGitFolder(top)}/index`));
  } catch (error) {
    if (error instanceof NoFileError) throw error;
    return undefined;
  }
}

/** Whether a merge may be what is committed; if not, HEAD is all that comes before. */
export function mayBeMerging(top: string): boolean {
  if (process.env['GIT_DIR'] !== undefined) return true;
  try {
    return existsSync(`${findGitFolder(top)}/MERGE_HEAD`);
  } catch {
    return true;
  }
}

const LONGEST_POINTER = 10_000;

/** In worktrees and submodules, `.git` is a file that names the folder. */
export function findGitFolder(top: string): string {
  const path = `${top}/.git`;
  if (statSync(path).isDirectory()) return path;
  const [, target = ''] = /^gitdir: (.+)$/m.exec(readRegularFile(path, LONGEST_POINTER).toString('utf8')) ?? [];
  return resolve(top, target);
}

/** Git keeps submodules among the modules of the repository around them; those of a worktree are with the worktree. */
export function isSubmodule(top: string): boolean {
  try {
    const folder = findGitFolder(top).replaceAll('\\', '/');
    const around = folder.indexOf('/.git/');
    return around !== -1 && folder.includes('/modules/', around);
  } catch {
    return false;
  }
}

const HASH = 20;
const ID = 40;
const FLAGS = 60;
const FOLDER = 0o40000;

/**
 * Reads what gitformat-index(5) describes, versions 2 to 4. Undefined for an index that is shared, sparse, or of
 * another hash than SHA-1: then its end is not where it should be.
 */
export function parseIndex(bytes: Buffer): readonly IndexEntry[] | undefined {
  const version = bytes.length > 12 ? bytes.readUInt32BE(4) : 0;
  if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined;
  const end = bytes.length - HASH;
  const entries: IndexEntry[] = [];
  let at = 12;
  let previous: Buffer = Buffer.alloc(0);
  for (let count = bytes.readUInt32BE(8); count > 0; count--) {
    if (at + FLAGS + 2 > end || (bytes.readUInt32BE(at + 24) & 0o170000) === FOLDER) return undefined;
    const flags = bytes.readUInt16BE(at + FLAGS);
    const isExtended = version > 2 && (flags & 0x4000) !== 0;
    const skips = isExtended && (bytes.readUInt16BE(at + FLAGS + 2) & 0x4000) !== 0;
    let from = at + FLAGS + (isExtended ? 4 : 2);
    let kept = previous.subarray(0, 0);
    if (version === 4) {
      const [removed, next] = readNumber(bytes, from);
      kept = previous.subarray(0, Math.max(0, previous.length - removed));
      from = next;
    }
    const to = bytes.indexOf(0, from);
    if (to === -1 || to > end) return undefined;
    previous = kept.length === 0 ? bytes.subarray(from, to) : Buffer.concat([kept, bytes.subarray(from, to)]);
    const stage = (flags >> 12) & 3;
    entries.push({
      path: previous.toString('utf8'),
      mode: bytes
        .readUInt32BE(at + 24)
        .toString(8)
        .padStart(6, '0'),
      id: bytes.toString('hex', at + ID, at + FLAGS),
      stage,
      isCompared: stage === 0 && (flags & 0x8000) === 0 && !skips,
    });
    // Before version 4, an entry is filled up with one to eight zeros.
    at = version === 4 ? to + 1 : at + ((to - at + 8) & ~7);
  }
  return endsWithExtensions(bytes, at, end) ? entries : undefined;
}

/** A number of seven bits per byte, of which each further one counts from one (varint.c of git). */
function readNumber(bytes: Buffer, start: number): [value: number, next: number] {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let value = byte & 127;
  while (byte & 128 && at < start + 5) {
    byte = bytes[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 127);
  }
  return [value, at];
}

/** What follows the entries must fill the rest; `link` says that most entries are in another file. */
function endsWithExtensions(bytes: Buffer, start: number, end: number): boolean {
  let at = start;
  while (at + 8 <= end) {
    const name = bytes.toString('latin1', at, at + 4);
    if (!/^[A-Za-z]{4}$/.test(name) || name === 'link' || name === 'sdir') return false;
    at += 8 + bytes.readUInt32BE(at + 4);
  }
  return at === end;
}
