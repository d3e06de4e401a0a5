import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CustomCode, findCustomCode } from '../config/custom-code.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { Settings } from '../config/resolve-settings.ts';
import { version } from '../core/version.ts';
import { findCacheFolder } from './cache-folder.ts';
import { cacheName, openDiskCache } from './disk-cache.ts';
import { findRepository } from './find-repository.ts';
import { mayBeCommitted } from './may-be-committed.ts';

export interface CacheOptions {
  /** The folder of the cache instead of `node_modules/.cache/postlint` or the user's. */
  readonly location?: string | undefined;
  /** `content` reads every file and believes no times; `metadata`, the default, reads only where they leave a doubt. */
  readonly strategy?: 'metadata' | 'content' | undefined;
}

export interface CacheRequest {
  readonly cwd: string;
  readonly parser: string;
  readonly settings: Pick<Settings, 'fingerprint' | 'isPartial'>;
  readonly loaded: LoadedConfig;
  /** Only a change is linted: there is no time to write the cache of a whole site for the few posts of a commit. */
  readonly isHook: boolean;
}

/** Posts that are read again in every hook rather than saved, until a run over all posts comes, or there are more. */
const MOST_UNSAVED = 20;

/** Opens what former runs left of this repository or folder; undefined where there is no place for it. */
export function openCache({ location, strategy = 'metadata' }: CacheOptions, request: CacheRequest) {
  const { cwd, parser, settings, loaded, isHook } = request;
  const base = findRepository(cwd) ?? cwd;
  const name = cacheName(base);
  const folder = location === undefined ? findCacheFolder({ name, folder: cwd, top: base }) : resolve(cwd, location);
  if (folder === undefined || (location !== undefined && mayBeCommitted(join(folder, name)))) return undefined;
  const stamps = settings.isPartial ? undefined : stampCode(findCustomCode(loaded));
  const findings =
    stamps &&
    createHash('sha1')
      .update(JSON.stringify([settings.fingerprint, stamps]))
      .digest('hex');
  return openDiskCache({
    folder,
    base,
    maker: describeMaker(),
    parser,
    findings,
    strategy,
    least: isHook ? MOST_UNSAVED : 1,
  });
}

/** This build of postlint, whose parser is of one version only, and the Node that gives it Unicode. */
function describeMaker(): string {
  const own = statSync(fileURLToPath(import.meta.url));
  return JSON.stringify([version, own.size, own.mtimeMs, process.version]);
}

/** What package managers rewrite whenever they install something. */
const INSTALLED = ['.package-lock.json', '.modules.yaml', '.yarn-integrity', '.yarn-state.yml'];

/**
 * Stands for the code of plugins. Undefined where it may change unseen: in a file of the project, which may read others,
 * or in a folder of dependencies that no package manager keeps.
 */
function stampCode({ isInline, files }: CustomCode): readonly string[] | undefined {
  if (isInline) return undefined;
  const stamps: string[] = [];
  for (const file of files) {
    const top = /^.*?\/node_modules\//.exec(file)?.[0];
    const installed = top === undefined ? [] : INSTALLED.flatMap(name => stampFile(top + name) ?? []);
    const own = stampFile(file);
    if (installed.length === 0 || own === undefined) return undefined;
    stamps.push(own, ...installed);
  }
  return stamps;
}

function stampFile(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && [path, stat.size, stat.mtimeMs, stat.ctimeMs].join(' ');
}
