import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { findGitFolder } from './git-index.ts';

/** What is larger is left to git. */
const LARGEST = 16_000_000;

/**
 * The content with an id, where it has a file of its own, as what somebody has just staged: to start git for it takes as
 * long as everything that is asked of it besides. Undefined where only git can find it.
 */
export function readLooseObject(top: string, id: string): Uint8Array | undefined {
  try {
    const packed = readFileSync(`${findObjects(top)}/${id.slice(0, 2)}/${id.slice(2)}`);
    const bytes = inflateSync(packed, { maxOutputLength: LARGEST });
    const isWhole =
      createHash(id.length === 64 ? 'sha256' : 'sha1')
        .update(bytes)
        .digest('hex') === id;
    return isWhole && bytes.toString('latin1', 0, 5) === 'blob ' ? bytes.subarray(bytes.indexOf(0) + 1) : undefined;
  } catch {
    return undefined;
  }
}

/** Linked worktrees have theirs in the repository that they belong to. */
function findObjects(top: string): string {
  const folder = findGitFolder(top);
  const common = `${folder}/commondir`;
  return `${existsSync(common) ? resolve(folder, readFileSync(common, 'utf8').trim()) : folder}/objects`;
}
