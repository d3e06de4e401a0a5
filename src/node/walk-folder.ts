import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { ClosedLink } from '../core/site.ts';
import { codeOf } from './error-code.ts';
import { explainFileError } from './explain-file-error.ts';
import { realPath } from './real-path.ts';

/** Folders that never hold sources: dependencies, version control, caches and what generators write. */
export const skippedFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '_site',
  '.jekyll-cache',
  '.sass-cache',
  '.docusaurus',
  '.astro',
  '.cache',
  '.next',
  '.nuxt',
  '.vercel',
  '.netlify',
  '_gen',
  '.bundle',
  '.venv',
  '__pycache__',
]);

/** Folders that generators write to, but that are sources elsewhere: skipped where .gitignore names them. */
const MAYBE_OUTPUT = new Set(['public', 'dist', 'build', 'out', 'site', 'target', 'vendor']);

export interface Walker {
  readonly isGitIgnored: (path: string) => boolean;
  /** All are called with paths relative to the root. */
  readonly onFile?: (path: string) => void;
  readonly onFolder?: (path: string) => void;
  readonly onClosedLink?: (link: ClosedLink) => void;
}

/** Links to the same folder, and no links to links, can show it this often. */
const MOST_SIGHTS = 20;

export function walkFolder(root: string, { isGitIgnored, onFile, onFolder, onClosedLink }: Walker): void {
  const realRoot = realPath(root) ?? root;
  const sights = new Map<string, number>();
  const visit = (prefix: string, around: readonly string[]): void => {
    const folder = prefix === '' ? root : `${root}/${prefix.slice(0, -1)}`;
    for (const entry of readFolder(folder, isGitIgnored)) {
      const path = prefix + entry.name;
      if (entry.isFile()) onFile?.(path);
      else if (entry.isDirectory()) enter(path, around);
      else if (entry.isSymbolicLink()) visitLink(path, around);
    }
  };
  const enter = (path: string, around: readonly string[]): void => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (isSkipped(`${root}/${path}`, name, isGitIgnored)) return;
    onFolder?.(path);
    visit(`${path}/`, around);
  };
  /** Links are followed where they stay inside and do not lead back to where they are. */
  const visitLink = (path: string, around: readonly string[]): void => {
    const real = realPath(`${root}/${path}`);
    if (real === undefined) {
      if (!pointsInside(`${root}/${path}`, realRoot)) onClosedLink?.({ path, leadsOut: true });
      return;
    }
    const here = [...around, `${realRoot}/${path}`];
    const leadsUp = here.some(folder => `${folder}/`.startsWith(`${real}/`));
    const seen = (sights.get(real) ?? 0) + 1;
    const leadsOut = real !== realRoot && !real.startsWith(`${realRoot}/`);
    if (leadsOut || leadsUp || seen > MOST_SIGHTS) {
      onClosedLink?.({ path, leadsOut });
      return;
    }
    const stat = statSync(real, { throwIfNoEntry: false });
    if (stat?.isFile()) onFile?.(path);
    if (!stat?.isDirectory()) return;
    sights.set(real, seen);
    enter(path, [...around, real]);
  };
  visit('', []);
}

/** Whether a link to nothing names a place below the root. */
function pointsInside(link: string, realRoot: string): boolean {
  try {
    const target = resolve(realPath(dirname(link)) ?? dirname(link), readlinkSync(link));
    return target.replaceAll('\\', '/').startsWith(`${realRoot}/`);
  } catch {
    return false;
  }
}

function isSkipped(path: string, name: string, isGitIgnored: (path: string) => boolean): boolean {
  return skippedFolders.has(name) || (MAYBE_OUTPUT.has(name) && isGitIgnored(`${path}/`));
}

/** Half of a site is none: what it lacks would be reported as missing. */
function readFolder(folder: string, isGitIgnored: (path: string) => boolean) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    // It has vanished since it was listed.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '')) return [];
    if (isGitIgnored(`${folder}/`)) return [];
    throw new UserError(`The folder “${folder}” can’t be read`, { hint: explainFileError(cause), cause });
  }
}
