import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import { parentOf } from '../engine/paths.ts';
import { codeOf } from './error-code.ts';
import { isTemporary } from './temporary-files.ts';

/** Tells that something below some folders has changed; what exactly, the next run finds out by itself. */
export interface FolderWatch {
  /** Looks at these folders (not at what is below them, unless the system can) and single files from now on. */
  readonly follow: (wanted: WatchedPlaces) => void;
  readonly close: () => void;
}

interface WatchedPlaces {
  /** Absolute folders of sites: everything below them counts. */
  readonly roots: readonly string[];
  /** Absolute files elsewhere. */
  readonly files: readonly string[];
}

export interface WatchInput {
  /** Called with the absolute path of what changed. */
  readonly onChange: (path: string) => void;
  /** Every folder below a root that is worth a look, the root itself included. */
  readonly listFolders: (root: string) => readonly string[];
  /** Whether a path (absolute) is nothing to look at. */
  readonly isIgnored: (path: string) => boolean;
  /** macOS and Windows watch a whole tree at the price of one folder; Linux watches folder by folder. */
  readonly isRecursive?: boolean;
}

interface Watched {
  readonly watcher: FSWatcher;
  /** Tells the folder from another of that name; a number that is free again is given away at once. */
  readonly identity: string;
}

/** Node's own watcher is enough: any event leads to a look at everything, so that none has to be understood. */
export function watchFolders(input: WatchInput): FolderWatch {
  const { onChange, listFolders, isIgnored } = input;
  const isRecursive = input.isRecursive ?? (process.platform === 'darwin' || process.platform === 'win32');
  const watchers = new Map<string, Watched>();
  let wantedFiles: ReadonlySet<string> = new Set();
  let trees: ReadonlySet<string> = new Set();

  const start = (folder: string): void => {
    const known = watchers.get(folder);
    try {
      const { ino, birthtimeMs } = statSync(folder);
      const identity = `${ino} ${birthtimeMs}`;
      if (known?.identity === identity) return;
      // Another folder of that name: a branch was checked out.
      if (known) stop(folder);
      const watcher = watch(folder, { recursive: isRecursive && trees.has(folder) }, (_, name) => {
        const path = name === null ? folder : join(folder, name).replaceAll('\\', '/');
        if (isTemporary(path) || isIgnored(path)) return;
        if (trees.has(folder) || wantedFiles.has(path)) onChange(path);
      });
      // A folder that is gone: its parent tells of it.
      watcher.on('error', () => stop(folder));
      watchers.set(folder, { watcher, identity });
    } catch (error) {
      if (isGone(error)) return;
      throw explain(error);
    }
  };
  const stop = (folder: string): void => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  return {
    follow: ({ roots, files }) => {
      wantedFiles = new Set(files);
      trees = new Set(isRecursive ? roots : roots.flatMap(listFolders));
      const folders = new Set([...trees, ...files.map(parentOf)]);
      for (const folder of [...watchers.keys()]) if (!folders.has(folder)) stop(folder);
      for (const folder of folders) start(folder);
    },
    close: () => {
      for (const folder of [...watchers.keys()]) stop(folder);
    },
  };
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'EACCES'].includes(codeOf(error) ?? '');
}

function explain(cause: unknown): unknown {
  const code = codeOf(cause);
  if (code !== 'ENOSPC' && code !== 'EMFILE') return cause;
  return new UserError('The system watches no more folders', {
    hint: 'Raise its limit (on Linux, fs.inotify.max_user_watches and max_user_instances), or close other watchers',
    cause,
  });
}
