import { lstatSync, type Stats, statSync } from 'node:fs';
import ignore, { type Ignore } from 'ignore';
import type { ClosedLink } from '../core/site.ts';
import type { Ports } from '../engine/ports.ts';
import type { FileStamp } from '../engine/store.ts';
import { findRepository } from './find-repository.ts';
import { isSubmodule } from './git-index.ts';
import { readRegularFile } from './read-regular-file.ts';
import { trackFiles } from './tracked-files.ts';
import { walkFolder } from './walk-folder.ts';
import { whyUnread } from './why-unread.ts';

/** The file system of this machine. Synchronous calls: they are twice as fast here as asynchronous ones. */
export function openFileSystem(): Ports {
  const isGitIgnored = makeGitIgnore();
  const closed = new Map<string, readonly ClosedLink[]>();
  const list = (folder: string) => {
    const files: string[] = [];
    const links: ClosedLink[] = [];
    walkFolder(folder, {
      isGitIgnored,
      onFile: path => void files.push(path),
      onClosedLink: link => void links.push(link),
    });
    closed.set(folder, links);
    return files.sort();
  };
  return {
    listFiles: list,
    listClosedLinks: folder => {
      if (!closed.has(folder)) list(folder);
      return closed.get(folder) ?? [];
    },
    kindOf,
    readBytes,
    whyUnread,
    size: path => statOf(path)?.size,
    stampOf,
    isGitIgnored,
    isTracked: trackFiles(),
    findRepository,
    isSubmodule,
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

/** Every folder that may hold files of a site, as an absolute path, the site's own included. */
export function listFolders(root: string): string[] {
  const found = [root];
  walkFolder(root, { isGitIgnored: makeGitIgnore(), onFolder: path => void found.push(`${root}/${path}`) });
  return found;
}

function readBytes(path: string, limit?: number): Uint8Array | undefined {
  try {
    return readRegularFile(path, limit);
  } catch {
    return undefined;
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
