import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import ignore, { type Ignore } from 'ignore';
import { UserError } from '../core/errors.ts';
import type { Ports } from '../engine/ports.ts';
import type { FileStamp } from '../engine/store.ts';
import { codeOf } from './error-code.ts';
import { explainFileError } from './explain-file-error.ts';
import { findRepository } from './find-repository.ts';
import { readRegularFile } from './read-regular-file.ts';
import { realPath } from './real-path.ts';
import { trackFiles } from './tracked-files.ts';
import { whyUnread } from './why-unread.ts';

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

/** The file system of this machine. Synchronous calls: they are twice as fast here as asynchronous ones. */
export function openFileSystem(): Ports {
  const isGitIgnored = makeGitIgnore();
  return {
    listFiles: folder => listFiles(folder, isGitIgnored),
    kindOf,
    readBytes,
    whyUnread,
    size: path => statOf(path)?.size,
    stampOf,
    isGitIgnored,
    isTracked: trackFiles(),
    findRepository,
  };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function stampOf(path: string): FileStamp | undefined {
  const stat = statOf(path);
  return stat?.isFile()
    ? { size: stat.size, modified: stat.mtimeMs, changed: stat.ctimeMs, inode: stat.ino }
    : undefined;
}

function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
  const stat = statOf(path);
  if (!stat) return undefined;
  if (stat.isFile()) return 'file';
  return stat.isDirectory() ? 'folder' : 'other';
}

function readBytes(path: string, limit?: number): Uint8Array | undefined {
  try {
    return readRegularFile(path, limit);
  } catch {
    return undefined;
  }
}

function listFiles(root: string, isGitIgnored: (path: string) => boolean): string[] {
  const found: string[] = [];
  walk(root, isGitIgnored, { onFile: path => void found.push(path) });
  return found.sort();
}

/** Every folder that may hold files of a site, as an absolute path, the site's own included. */
export function listFolders(root: string): string[] {
  const found = [root];
  walk(root, makeGitIgnore(), { onFolder: path => void found.push(`${root}/${path}`) });
  return found;
}

interface Walker {
  /** Called with paths relative to the root. */
  readonly onFile?: (path: string) => void;
  readonly onFolder?: (path: string) => void;
}

function walk(root: string, isGitIgnored: (path: string) => boolean, { onFile, onFolder }: Walker): void {
  const realRoot = realPath(root) ?? root;
  const visited = new Set<string>();
  const visit = (prefix: string): void => {
    const folder = prefix === '' ? root : `${root}/${prefix.slice(0, -1)}`;
    for (const entry of readFolder(folder, isGitIgnored)) {
      const path = prefix + entry.name;
      if (entry.isFile()) onFile?.(path);
      else if (entry.isDirectory()) {
        if (!isSkipped(`${root}/${path}`, entry.name, isGitIgnored)) enter(path);
      } else if (entry.isSymbolicLink()) visitLink(path);
    }
  };
  const enter = (path: string): void => {
    onFolder?.(path);
    visit(`${path}/`);
  };
  /** Links are followed where they stay inside, and no folder is visited twice by them. */
  const visitLink = (path: string): void => {
    const real = realPath(`${root}/${path}`);
    if (real === undefined || !real.startsWith(`${realRoot}/`)) return;
    const kind = kindOf(real);
    if (kind === 'file') onFile?.(path);
    const leadsUp = `${realRoot}/${path}/`.startsWith(`${real}/`);
    if (kind !== 'folder' || leadsUp || visited.has(real)) return;
    visited.add(real);
    enter(path);
  };
  visit('');
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

/** What is longer than that nobody wrote, and every path is held against every line of it. */
const LONGEST_IGNORE_FILE = 250_000;

/** Git follows no symbolic link here, and so reads nothing outside of the repository. */
function readIgnoreFile(path: string): string | undefined {
  if (isLink(path)) return undefined;
  const bytes = readBytes(path, LONGEST_IGNORE_FILE);
  return bytes && new TextDecoder().decode(bytes);
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}

/** Answers from the .gitignore files of all folders above a path, nearest last (git-scm.com/docs/gitignore). */
function makeGitIgnore(): (path: string) => boolean {
  const rules = new Map<string, Ignore | undefined>();
  const repositories = new Map<string, string | undefined>();
  const answers = new Map<string, boolean>();

  const rulesOf = (folder: string): Ignore | undefined => {
    if (!rules.has(folder)) {
      const text = readIgnoreFile(`${folder}/.gitignore`);
      rules.set(folder, text === undefined ? undefined : ignore().add(text));
    }
    return rules.get(folder);
  };
  const repositoryOf = (folder: string): string | undefined => {
    if (!repositories.has(folder)) repositories.set(folder, findRepository(folder));
    return repositories.get(folder);
  };
  const isIgnored = (path: string): boolean => {
    const known = answers.get(path);
    if (known !== undefined) return known;
    const bare = path.endsWith('/') ? path.slice(0, -1) : path;
    const parent = bare.slice(0, bare.lastIndexOf('/'));
    const repository = repositoryOf(parent);
    const answer = repository !== undefined && bare !== repository && judge(path, parent, repository);
    answers.set(path, answer);
    return answer;
  };
  const judge = (path: string, parent: string, repository: string): boolean => {
    if (parent.length > repository.length && isIgnored(`${parent}/`)) return true;
    for (let folder = parent; folder.length >= repository.length; folder = folder.slice(0, folder.lastIndexOf('/'))) {
      const verdict = rulesOf(folder)?.test(path.slice(folder.length + 1));
      if (verdict?.ignored || verdict?.unignored) return verdict.ignored;
      if (folder === repository) break;
    }
    return false;
  };
  return isIgnored;
}
