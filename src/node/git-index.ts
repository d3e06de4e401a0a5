import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The paths in the index of the repository with this top folder, without starting git, which would take longer than
 * the rest of a short run; undefined where only git can tell.
 */
export function readIndexedPaths(top: string): ReadonlySet<string> | undefined {
  // Git itself follows these.
  if (['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'].some(name => process.env[name] !== undefined)) return undefined;
  try {
    return parseIndex(readFileSync(`${findGitFolder(top)}/index`));
  } catch {
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

/** In worktrees and submodules, `.git` is a file that names the folder. */
export function findGitFolder(top: string): string {
  const path = `${top}/.git`;
  if (statSync(path).isDirectory()) return path;
  const [, target = ''] = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
  return resolve(top, target);
}

const HASH = 20;
const FLAGS = 60;
const FOLDER = 0o40000;

/**
 * Reads what gitformat-index(5) describes, versions 2 to 4. Undefined for an index that is shared, sparse, or of
 * another hash than SHA-1: then its end is not where it should be.
 */
export function parseIndex(bytes: Buffer): ReadonlySet<string> | undefined {
  const version = bytes.length > 12 ? bytes.readUInt32BE(4) : 0;
  if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined;
  const end = bytes.length - HASH;
  const paths = new Set<string>();
  let at = 12;
  let previous: Buffer = Buffer.alloc(0);
  for (let count = bytes.readUInt32BE(8); count > 0; count--) {
    if (at + FLAGS + 2 > end || (bytes.readUInt32BE(at + 24) & 0o170000) === FOLDER) return undefined;
    const isExtended = version > 2 && (bytes.readUInt16BE(at + FLAGS) & 0x4000) !== 0;
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
    paths.add(previous.toString('utf8'));
    // Before version 4, an entry is filled up with one to eight zeros.
    at = version === 4 ? to + 1 : at + ((to - at + 8) & ~7);
  }
  return endsWithExtensions(bytes, at, end) ? paths : undefined;
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
