import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Alive, Dead, DeathCause, Verdict } from '../../core/external.ts';
import { parseUrl } from '../../core/external.ts';
import { isRecord } from '../../core/is-record.ts';
import { readRegularFile } from '../read-regular-file.ts';
import type { Question } from './ask-address.ts';

/** What was proven of an address, and when. */
interface Entry {
  readonly verdict: Alive | Dead;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Fragments that were looked for in the page. */
  readonly fragments: readonly string[];
}

export interface StoreInput {
  /** Absolute path of the file; without one, nothing is kept. */
  readonly file: string | undefined;
  /** Days that a success is not asked about again. */
  readonly maxAge: number;
  readonly now: () => number;
}

/** What is known of addresses from earlier runs. Doubts are never kept: the next run may be luckier. */
export interface Store {
  /** What was proven lately, of the page and these fragments of it, so that nobody need be asked. */
  readonly findFresh: (question: Question) => Verdict | undefined;
  /** What holds where nobody may be asked, or where asking came to nothing. */
  readonly findKnown: (address: string, isOffline: boolean) => Verdict | undefined;
  readonly add: (question: Question, verdict: Verdict) => void;
  /** Writes what was added, with what other runs have written meanwhile. */
  readonly save: () => void;
}

const DAY = 24 * 60 * 60_000;
/** A death is believed for a shorter time: its address may come back, and a finding is dear. */
const DEATH_SHARE = 7;
/** A success is worth something for longer: then it is asked about, but stands if there is no clear answer. */
const STALE_TIMES = 4;
const LARGEST_FILE = 50_000_000;
const VERSION = 1;

export function openStore({ file, maxAge, now }: StoreInput): Store {
  const entries = readEntries(file);
  const added = new Map<string, Entry>();
  const alive = maxAge * DAY;
  const isYounger = ({ at }: Entry, age: number) => at <= now() + DAY && now() - at < age;
  return {
    findFresh: ({ address, fragments }) => {
      const entry = entries.get(address);
      if (!entry) return undefined;
      const isDead = entry.verdict.kind === 'dead';
      const isAnswered = isDead || fragments.every(fragment => entry.fragments.includes(fragment));
      return isAnswered && isYounger(entry, isDead ? alive / DEATH_SHARE : alive) ? entry.verdict : undefined;
    },
    findKnown: (address, isOffline) => {
      const entry = entries.get(address);
      if (!entry) return undefined;
      if (entry.verdict.kind === 'alive') return isYounger(entry, alive * STALE_TIMES) ? entry.verdict : undefined;
      return isOffline && isYounger(entry, alive) ? entry.verdict : undefined;
    },
    add: ({ address, fragments }, verdict) => {
      if (verdict.kind === 'unsure') return;
      const entry = { verdict, at: now(), fragments };
      entries.set(address, entry);
      added.set(address, entry);
    },
    save: () => {
      if (file === undefined || added.size === 0) return;
      const merged = readEntries(file);
      for (const [address, entry] of added) {
        const other = merged.get(address);
        if (!other || other.at <= entry.at) merged.set(address, entry);
      }
      for (const [address, entry] of merged) if (!isYounger(entry, alive * STALE_TIMES)) merged.delete(address);
      added.clear();
      writeEntries(file, merged);
    },
  };
}

/** A file that is torn, too large or somebody else’s is as good as none. */
function readEntries(file: string | undefined): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  if (file === undefined) return entries;
  try {
    if (statSync(file).size > LARGEST_FILE) return entries;
    const content: unknown = JSON.parse(readRegularFile(file).toString('utf8'));
    if (!isRecord(content) || content['version'] !== VERSION || !isRecord(content['addresses'])) return entries;
    for (const [address, value] of Object.entries(content['addresses'])) {
      const entry = parseUrl(address) && readEntry(value);
      if (entry) entries.set(address, entry);
    }
  } catch {
    // Absent, unreadable or no JSON.
  }
  return entries;
}

const CAUSES: readonly DeathCause[] = ['not-found', 'gone', 'no-host', 'certificate-name', 'certificate-expired'];

function readEntry(value: unknown): Entry | undefined {
  if (!isRecord(value)) return undefined;
  const at = Date.parse(String(value['at']));
  if (Number.isNaN(at)) return undefined;
  const to = readUrl(value['to']);
  const cause = CAUSES.find(known => known === value['state']);
  if (cause) return { at, fragments: [], verdict: { kind: 'dead', cause, ...(to !== undefined && { at: to }) } };
  if (value['state'] !== 'alive') return undefined;
  const missingFragments = readTexts(value['missing']);
  const verdict: Alive = {
    kind: 'alive',
    ...(to !== undefined && { to, isPermanent: value['permanent'] === true }),
    ...(missingFragments.length > 0 && { missingFragments }),
  };
  return { at, verdict, fragments: [...readTexts(value['fragments']), ...missingFragments] };
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function readUrl(value: unknown): string | undefined {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** One address a line, sorted: two versions of the file are easily compared and merged. */
function writeEntries(file: string, entries: ReadonlyMap<string, Entry>): void {
  const sorted = [...entries].sort(([left], [right]) => (left < right ? -1 : 1));
  const lines = sorted.map(([address, entry]) => `    ${JSON.stringify(address)}: ${JSON.stringify(describe(entry))}`);
  const text = `{\n  "version": ${VERSION},\n  "addresses": {\n${lines.join(',\n')}\n  }\n}\n`;
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch {
    // A disk that is full or read-only costs the next run its time, not this one its result.
    removeFile(temporary);
  }
}

function removeFile(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is none, or nobody may touch it.
  }
}

function describe({ verdict, at, fragments }: Entry) {
  // A second is exact enough.
  const time = new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  if (verdict.kind === 'dead') return { state: verdict.cause, at: time, ...(verdict.at && { to: verdict.at }) };
  const { to, isPermanent, missingFragments: missing = [] } = verdict;
  const found = fragments.filter(fragment => !missing.includes(fragment));
  return {
    state: 'alive',
    at: time,
    ...(to !== undefined && { to }),
    ...(isPermanent && { permanent: true }),
    ...(found.length > 0 && { fragments: found }),
    ...(missing.length > 0 && { missing }),
  };
}
