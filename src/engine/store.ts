import type { Dialect } from '../core/dialect.ts';
import type { FileResult } from './check-file.ts';
import type { Ports } from './ports.ts';

/** What former runs found out about single files: by it, what has not changed is not read again. */
export interface ResultStore {
  readonly open: (wanted: WantedFile) => StoredFile;
}

export interface WantedFile {
  /** Absolute POSIX path. */
  readonly path: string;
  /** The same, relative to the site. */
  readonly file: string;
  readonly dialect: Dialect;
  /** Rules are to run on it; otherwise only what the site needs of it is wanted. */
  readonly isLinted: boolean;
  /** The machine that has the file. */
  readonly ports: Pick<Ports, 'readBytes' | 'stampOf'>;
}

/** What is known of one file. */
export interface StoredFile {
  /** As if the file were read now. */
  readonly result?: FileResult | undefined;
  /** Its content, where it had to be read to find out. */
  readonly bytes?: Uint8Array | undefined;
  /** Remembers what a content came to: a result as `encodeResult` leaves it. */
  readonly keep: (text: string, bytes: Uint8Array) => void;
}

/**
 * A file's state without its content: git's id of the content, or what the file system says of the file. With `disk`, the
 * content is read from there, where its line endings may be others than git's.
 */
export type FileStamp = GitStamp | DiskStamp;

interface GitStamp {
  readonly id: string;
  readonly disk?: () => FileStamp | undefined;
}

export interface DiskStamp {
  readonly size: number;
  /** Milliseconds since 1970, and what is below them. */
  readonly modified: number;
  /** When the file's entry was changed, which no program can set. */
  readonly changed: number;
  readonly inode: number;
}
