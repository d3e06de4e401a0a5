import type { ClosedLink } from '../core/site.ts';
import type { FileStamp } from './store.ts';

interface LeftOut {
  readonly has: (path: string) => boolean;
  /** False where its contents would have to be fetched. */
  readonly isReadable: boolean;
}

/** What the engine needs of the machine; adapters are in `node/`, tests give files in memory. Paths are absolute POSIX. */
export interface Ports {
  /** Every file below a folder, relative to it and sorted; dependencies, version control and build output left out. */
  readonly listFiles: (folder: string) => readonly string[];
  /** The symbolic links below a folder that lead out of it, or in a circle: nothing behind them is listed. */
  readonly listClosedLinks?: ((folder: string) => readonly ClosedLink[]) | undefined;
  readonly kindOf: (path: string) => 'file' | 'folder' | 'other' | undefined;
  /** The bytes of a regular file; undefined if it is absent or can't be read. `limit` cuts it. */
  readonly readBytes: (path: string, limit?: number) => Uint8Array | undefined;
  /** Why it could not be read, as a sentence; undefined where that is not known. */
  readonly whyUnread?: ((path: string) => string | undefined) | undefined;
  readonly size: (path: string) => number | undefined;
  /** Tells states of a file apart without reading it; undefined (or absent) where only the content can tell. */
  readonly stampOf?: ((path: string) => FileStamp | undefined) | undefined;
  /** Whether .gitignore files keep this path out of the repository. */
  readonly isGitIgnored: (path: string) => boolean;
  /** Whether git's index has this file; undefined where git can't say. */
  readonly isTracked: (path: string) => boolean | undefined;
  /** What only git has, because a sparse checkout leaves it out: it belongs to the site, and is not linted. */
  readonly leftOut?: LeftOut | undefined;
  /** The top folder of the repository that holds this folder. */
  readonly findRepository: (folder: string) => string | undefined;
  /** Whether the repository with this top folder is a submodule of another one. */
  readonly isSubmodule?: ((top: string) => boolean) | undefined;
}
