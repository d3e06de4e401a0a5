import type { Ports } from '../engine/ports.ts';
import type { BlobReader } from './git-blobs.ts';
import type { SnapshotEntry } from './git-entries.ts';
import { skippedFolders } from './walk-folder.ts';

export interface SnapshotInput {
  /** By absolute POSIX path. */
  readonly entries: ReadonlyMap<string, SnapshotEntry>;
  readonly blobs: BlobReader;
  /** The working tree: for submodules, and for what .gitignore keeps out of every snapshot. */
  readonly disk: Ports;
  /** Whether the working tree holds the same content. */
  readonly isOnDisk: (entry: SnapshotEntry) => boolean;
}

/** Git LFS commits a pointer in place of the file (git-lfs docs/spec.md). */
const POINTER = 'version https://git-lfs.github.com/spec/';

/** The files of an index or commit as the engine's machine. */
export function openSnapshot({ entries, blobs, disk, isOnDisk }: SnapshotInput): Ports {
  const submodules = [...entries].filter(([, entry]) => entry.isSubmodule).map(([path]) => path);
  const folders = foldersOf(entries.keys());
  const isInSubmodule = (path: string) => submodules.some(folder => path.startsWith(`${folder}/`));
  /** What is built or downloaded before the site is published is there for every commit. */
  const isBeside = (path: string) => isInSubmodule(path) || (!entries.has(path) && disk.isGitIgnored(path));
  const fileAt = (path: string) => {
    const entry = entries.get(path);
    return entry?.isSubmodule ? undefined : entry;
  };
  const order = [...entries.keys()];
  return {
    listFiles: folder => {
      const prefix = folder === '/' ? '/' : `${folder}/`;
      const found = new Set<string>();
      for (const [path, { isSubmodule }] of entries)
        if (!isSubmodule && path.startsWith(prefix) && !isSkipped(path, prefix)) found.add(path.slice(prefix.length));
      for (const path of disk.listFiles(folder)) if (!found.has(path) && isBeside(prefix + path)) found.add(path);
      return [...found].sort();
    },
    listClosedLinks: disk.listClosedLinks,
    kindOf: path => {
      if (fileAt(path)) return 'file';
      if (folders.has(path) || entries.has(path)) return 'folder';
      return isBeside(path) || isBeside(`${path}/`) ? disk.kindOf(path) : undefined;
    },
    readBytes: (path, limit) => {
      const entry = fileAt(path);
      if (!entry) return isBeside(path) ? disk.readBytes(path, limit) : undefined;
      const found = isOnDisk(entry) ? disk.readBytes(entry.path, limit) : undefined;
      if (found) return found;
      const bytes = blobs.read(entry.id, () => findNeighbours(path, order, { fileAt, isOnDisk }));
      return limit === undefined ? bytes : withoutPointer(bytes)?.subarray(0, limit);
    },
    size: path => {
      const entry = fileAt(path);
      if (!entry) return isBeside(path) ? disk.size(path) : undefined;
      return isOnDisk(entry) ? disk.size(entry.path) : withoutPointer(blobs.read(entry.id))?.length;
    },
    stampOf: path => {
      const entry = fileAt(path);
      if (!entry) return isBeside(path) ? disk.stampOf?.(path) : undefined;
      return { id: entry.id, ...(isOnDisk(entry) && { disk: () => disk.stampOf?.(entry.path) }) };
    },
    isGitIgnored: path => !entries.has(path) && disk.isGitIgnored(path),
    isTracked: path => (isInSubmodule(path) ? disk.isTracked(path) : entries.has(path)),
    findRepository: disk.findRepository,
    isSubmodule: disk.isSubmodule,
  };
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

function isSkipped(path: string, prefix: string): boolean {
  const parts = path.slice(prefix.length).split('/');
  return parts.some((part, index) => index < parts.length - 1 && skippedFolders.has(part));
}

interface Neighbourhood {
  readonly fileAt: (path: string) => SnapshotEntry | undefined;
  readonly isOnDisk: (entry: SnapshotEntry) => boolean;
}

const MOST_NEIGHBOURS = 400;

/** Files like this one, which are probably read next: git is started once for all of them. */
function findNeighbours(path: string, order: readonly string[], { fileAt, isOnDisk }: Neighbourhood): string[] {
  const extension = path.slice(path.lastIndexOf('.'));
  const ids: string[] = [];
  for (let index = order.indexOf(path) + 1; index < order.length && ids.length < MOST_NEIGHBOURS; index++) {
    const other = order[index] ?? '';
    const entry = other.endsWith(extension) ? fileAt(other) : undefined;
    if (entry && !isOnDisk(entry)) ids.push(entry.id);
  }
  return ids;
}

/** Of a picture that LFS keeps elsewhere, only its existence is known. */
function withoutPointer(bytes: Uint8Array | undefined): Uint8Array | undefined {
  const head = bytes && bytes.length < 1024 ? new TextDecoder('latin1').decode(bytes.subarray(0, POINTER.length)) : '';
  return head === POINTER ? undefined : bytes;
}
