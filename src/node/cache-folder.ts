import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { isWithin } from './is-within.ts';
import { mayBeCommitted } from './may-be-committed.ts';

interface CachedFile {
  readonly name: string;
  /** Absolute, of what the cache is about. */
  readonly folder: string;
  /** The top of its repository. */
  readonly top: string | undefined;
}

/**
 * Where a cache of this name goes: among the caches of other tools in the nearest `node_modules`, else where this system
 * has those of the user. Undefined where there is no such place. What comes with a commit is no cache of ours.
 */
export function findCacheFolder({ name, folder, top }: CachedFile): string | undefined {
  for (let current = folder; ; current = current.slice(0, current.lastIndexOf('/'))) {
    const modules = `${current}/node_modules`;
    const caches = `${modules}/.cache/postlint`;
    if (existsSync(modules) && !leadsOut(modules, top ?? folder) && !mayBeCommitted(`${caches}/${name}`)) return caches;
    if (current === (top ?? folder) || current === '') break;
  }
  const caches = findUserCaches();
  return caches === undefined ? undefined : `${caches}/postlint`;
}

/** A repository can bring symbolic links along: what it names outside of itself is not ours to write to. */
function leadsOut(modules: string, top: string): boolean {
  for (const path of [`${modules}/.cache/postlint`, `${modules}/.cache`, modules])
    if (existsSync(path)) return !isWithin(top, realpathSync(path));
  return true;
}

function findUserCaches(): string | undefined {
  const { XDG_CACHE_HOME: given, LOCALAPPDATA: local } = process.env;
  // A relative path is no place (specifications.freedesktop.org/basedir-spec).
  if (given?.startsWith('/')) return given;
  if (process.platform === 'win32') return local;
  const home = homedir();
  if (home === '' || home === '/') return undefined;
  return process.platform === 'darwin' ? `${home}/Library/Caches` : `${home}/.cache`;
}
