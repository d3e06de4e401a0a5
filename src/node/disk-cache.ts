import { createHash, type Hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { toAscii } from '../engine/stored/encode-result.ts';
import { type OpenedStore, openStore, type StoredEntry, type StoreInput } from '../engine/stored/result-store.ts';
import { buildTable, readTable, type TableRow } from './cache-table.ts';
import { hashBlob } from './hash-content.ts';
import { readRegularFile } from './read-regular-file.ts';

export interface DiskCache extends OpenedStore {
  /** Writes what this run has found out, if it is worth it; where that is not possible, the next run is as slow as this one. */
  readonly save: () => void;
}

export interface DiskCacheInput extends Omit<StoreInput, 'entries' | 'hashOf' | 'clock'> {
  /** Where caches lie; made when there is something to write. */
  readonly folder: string;
  /** The program that makes the results: what another one made is not read. */
  readonly maker: string;
  /** With fewer new results nothing is written; by default one is enough. */
  readonly least?: number;
}

/** What is larger is found out again rather than kept. */
const LARGEST_RESULT = 1_000_000;
const LARGEST_CACHE = 256_000_000;

/** A cache that was not written for so long, or that is older than so many others, is of a folder that is gone. */
const OLDEST = 60 * 24 * 60 * 60 * 1000;
const MOST_CACHES = 50;

/** Opens the cache of a repository or folder: one file, because a thousand small ones take longer than reading the posts. */
export function openDiskCache(input: DiskCacheInput): DiskCache {
  const { folder, maker } = input;
  const base = input.base.replace(/\/$/, '');
  const name = cacheName(base);
  const entries = readEntries(join(folder, name), { base, maker });
  const store = openStore({ ...input, base, entries, hashOf: bytes => hashBlob(bytes), clock: Date.now });
  return {
    ...store,
    save: () => {
      if (store.changes() < (input.least ?? 1) || store.isDamaged()) return;
      for (const path of entries.keys()) if (!store.used.has(path) && !existsSync(path)) entries.delete(path);
      replaceCache(folder, name, descriptor => writeEntries(entries, { base, maker }, descriptor));
    },
  };
}

/** The file that a folder has among those of others. */
export function cacheName(base: string): string {
  return `${createHash('sha256').update(base.replace(/\/$/, '')).digest('hex').slice(0, 16)}.cache`;
}

interface Origin {
  readonly base: string;
  readonly maker: string;
}

// A line per result, then a table of them, then a sum and where the table begins; all ASCII. By the sum, what another
// program wrote, or what a power failure left of it, is told from what this one wrote.

function readEntries(file: string, { base, maker }: Origin): Map<string, StoredEntry> {
  const entries = new Map<string, StoredEntry>();
  const content = readCache(file, maker);
  if (!content) return entries;
  const { lines, table } = content;
  let start = 0;
  for (const { path, entry, length } of readTable(table)) {
    const [from, to] = [start, start + length];
    const text = () => lines.slice(from, to);
    entries.set(path.startsWith('./') ? base + path.slice(1) : path, { ...entry, text });
    start = to + 1;
  }
  return entries;
}

function readCache(file: string, maker: string): { readonly lines: string; readonly table: string } | undefined {
  try {
    if (statSync(file).size > LARGEST_CACHE) return undefined;
    const bytes = readRegularFile(file);
    const end = bytes.lastIndexOf(10);
    const [sum, start] = bytes.toString('latin1', end + 1).split(' ');
    const content = bytes.subarray(0, end);
    if (sum !== startSum(maker).update(content).digest('hex')) return undefined;
    const at = Number(start);
    return { lines: content.toString('latin1', 0, at), table: content.toString('latin1', at) };
  } catch {
    return undefined;
  }
}

function startSum(maker: string): Hash {
  return createHash('sha1').update(`${maker}\n`);
}

/** Bytes that are written at once: what a large site comes to is never in memory as a whole. */
const BATCH = 1_000_000;

/** Writes all entries; false where they are more than a cache may hold. */
function writeEntries(entries: ReadonlyMap<string, StoredEntry>, { base, maker }: Origin, descriptor: number): boolean {
  const sum = startSum(maker);
  const rows: TableRow[] = [];
  let batch: string[] = [];
  let written = 0;
  let waiting = 0;
  const flush = (): void => {
    const text = batch.join('');
    writeFileSync(descriptor, text, 'latin1');
    sum.update(text, 'latin1');
    written += text.length;
    batch = [];
    waiting = 0;
  };
  for (const [path, entry] of entries) {
    const text = entry.text();
    if (text.length > LARGEST_RESULT) continue;
    const shown = path.startsWith(`${base}/`) ? `.${path.slice(base.length)}` : path;
    rows.push({ path: shown, entry, length: text.length });
    batch.push(text, '\n');
    waiting += text.length + 1;
    if (waiting > BATCH) flush();
  }
  flush();
  const start = written;
  batch.push(toAscii(buildTable(rows)));
  flush();
  writeFileSync(descriptor, `\n${sum.digest('hex')} ${start}`);
  return written <= LARGEST_CACHE;
}

/** Another run that writes at the same time does the same: whoever renames last has the whole file. */
function replaceCache(folder: string, name: string, write: (descriptor: number) => boolean): void {
  const temporary = join(folder, `${name}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(join(folder, name))) dropOldCaches(folder);
    const descriptor = openSync(temporary, 'wx', 0o600);
    let isWhole: boolean;
    try {
      isWhole = write(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (isWhole) renameSync(temporary, join(folder, name));
    else rmSync(temporary);
  } catch {
    // A read-only or full disk: nothing that the user asked for has failed.
    removeQuietly(temporary);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is the same disk.
  }
}

/** Touches nothing but what has the name of a cache: the folder may be one of the user's. */
function dropOldCaches(folder: string): void {
  const caches = readdirSync(folder)
    .filter(name => /^[0-9a-f]{16}\.cache(?:\.[0-9]+-[0-9a-f]{8}\.tmp)?$/.test(name))
    .map(name => ({ path: join(folder, name), modified: statSync(join(folder, name)).mtimeMs }))
    .sort((left, right) => right.modified - left.modified);
  for (const [index, { path, modified }] of caches.entries())
    if (index >= MOST_CACHES || modified < Date.now() - OLDEST) rmSync(path, { force: true });
}
