import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { UserError } from '../core/errors.ts';
import { isWithin } from './is-within.ts';
import { readRegularFile } from './read-regular-file.ts';
import { nameTemporary } from './temporary-files.ts';

export interface Replacement {
  /** Absolute. */
  readonly path: string;
  /** The folder outside which nothing is written. */
  readonly root: string;
  /** What the file is expected to hold. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Replaces the content of a file at one blow: whoever reads it, and whenever we are killed, it is the old or the new one. */
export function replaceFile({ path, root, before, after }: Replacement): void {
  const target = findTarget(path, root);
  const stat = statSync(target);
  checkStat(stat);
  accessSync(target, constants.W_OK);
  // Two links may lead to one file: it is written already.
  if (readRegularFile(target).equals(after)) return;
  const temporary = nameTemporary(target);
  try {
    writeDurably(temporary, after, stat);
    if (!readRegularFile(target).equals(before))
      throw new UserError('It was changed by somebody else meanwhile', { hint: 'Run postlint again' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The file that a path means after all symbolic links. */
function findTarget(path: string, root: string): string {
  const target = realpathSync(path);
  if (isWithin(root, target)) return target;
  throw new UserError('It is a link to a file outside the site', { hint: `Fix “${target}” in its own folder` });
}

function checkStat({ mode, nlink }: Stats): void {
  // The rename would succeed: it needs leave to change the folder only.
  if ((mode & 0o222) === 0) throw new UserError('It is read-only', { hint: 'Make it writable, or leave it out' });
  if (nlink > 1)
    throw new UserError('It has other names (hard links), which would keep the old text', {
      hint: 'Make it a file of its own first',
    });
}

function writeDurably(file: string, content: Uint8Array, { mode, uid, gid }: Stats): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, content);
    keepOwner(descriptor, uid, gid);
    fchmodSync(descriptor, mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only root can give files away; for everybody else their own user and group have to do. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // The content is what counts.
  }
}
