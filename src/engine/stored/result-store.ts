import type { FileResult } from '../check-file.ts';
import type { DiskStamp, FileStamp, ResultStore, WantedFile } from '../store.ts';
import { decodeResult } from './decode-result.ts';

/** What is known of one file, by its absolute path. */
export interface StoredEntry {
  /** All that its facts depend on, but its content. */
  readonly recipe: string;
  /** What its findings depend on besides; undefined where no rules have run on it. */
  readonly findings: string | undefined;
  /** Git's id of its content. */
  readonly hash: string;
  /** Where the content can be told by it. */
  readonly stamp: DiskStamp | undefined;
  /** Its result as `encodeResult` leaves it. */
  readonly text: () => string;
}

export interface StoreInput {
  readonly entries: Map<string, StoredEntry>;
  /** Absolute POSIX folder that may be moved as a whole. */
  readonly base: string;
  /** Whatever facts depend on besides what is wanted: the parser. */
  readonly parser: string;
  /** Stands for the configuration; undefined where findings depend on more than can be known. */
  readonly findings: string | undefined;
  /** `content`: read every file, and believe no times. */
  readonly strategy: 'metadata' | 'content';
  readonly hashOf: (bytes: Uint8Array) => string;
  readonly clock: () => number;
}

export interface OpenedStore extends ResultStore {
  /** How many results there are to save. */
  readonly changes: () => number;
  /** Whether something that was stored turned out not to be what was kept: then nothing that came from here is good. */
  readonly isDamaged: () => boolean;
  /** Paths that this run asked for. */
  readonly used: ReadonlySet<string>;
}

/** Some file systems count in steps of two seconds: a file that is younger may change once more and keep its time. */
const RACY = 2000;

/** The entries as what a session asks. */
export function openStore(input: StoreInput): OpenedStore {
  const { entries, findings, strategy, hashOf, clock } = input;
  const used = new Set<string>();
  const recipeOf = makeRecipes(input);
  const changed = new Set<string>();
  let isDamaged = false;
  const set = (path: string, entry: StoredEntry) => {
    entries.set(path, entry);
    changed.add(path);
  };
  const onDamage = () => {
    isDamaged = true;
  };
  const read = ({ text }: StoredEntry, { file, isLinted }: WantedFile): FileResult | undefined => {
    const whole = decodeResult({ file, text: text(), onDamage });
    return whole && !isLinted && whole.diagnostics.length > 0 ? { ...whole, diagnostics: [] } : whole;
  };
  return {
    used,
    changes: () => changed.size,
    isDamaged: () => isDamaged,
    open: wanted => {
      const { path, isLinted, ports } = wanted;
      used.add(path);
      const recipe = recipeOf(wanted);
      const now = clock();
      const stamp = ports.stampOf?.(path);
      const entry = entries.get(path);
      const isFit = entry?.recipe === recipe && (!isLinted || (findings !== undefined && entry.findings === findings));
      const known = isFit && isSameState(entry, stamp, strategy) ? read(entry, wanted) : undefined;
      if (known) return { result: known, keep: () => {} };
      const bytes = isFit ? ports.readBytes(path) : undefined;
      const trusted = trust(stamp, now);
      if (entry && isFit && bytes && hashOf(bytes) === entry.hash) {
        const result = read(entry, wanted);
        if (result && trusted) set(path, { ...entry, stamp: trusted });
        if (result) return { result, keep: () => {} };
      }
      const keep = (text: string, content: Uint8Array): void => {
        const hash = hashOf(content);
        const isWhole = isLinted && findings !== undefined;
        // What a run with all rules has found is worth more than facts alone.
        if (!isWhole && entry?.findings !== undefined && entry.recipe === recipe && entry.hash === hash) return;
        set(path, { recipe, findings: isWhole ? findings : undefined, hash, stamp: trusted, text: () => text });
      };
      return { bytes, keep };
    },
  };
}

/** Nearly all files of a site have the same recipe as the one before. */
function makeRecipes({ base, parser }: StoreInput): (wanted: WantedFile) => string {
  let last = { root: '', dialect: {}, recipe: '' };
  return ({ path, file, dialect }) => {
    const root = path.slice(0, path.length - file.length);
    if (root === last.root && dialect === last.dialect) return last.recipe;
    const place = root.startsWith(base) ? root.slice(base.length) : root;
    last = { root, dialect, recipe: JSON.stringify([place, parser, dialect]) };
    return last.recipe;
  };
}

function isSameState(entry: StoredEntry, stamp: FileStamp | undefined, strategy: StoreInput['strategy']): boolean {
  if (!stamp) return false;
  if ('id' in stamp) {
    if (!stamp.disk) return stamp.id === entry.hash;
    // What was read from the disk had the id that git gave it: nothing is changed on the way.
    if (strategy === 'metadata' && entry.stamp && stamp.id === entry.hash) return true;
    return isSameState(entry, stamp.disk(), strategy);
  }
  if (strategy === 'content' || !entry.stamp) return false;
  const { size, modified, changed, inode } = entry.stamp;
  return stamp.size === size && stamp.modified === modified && stamp.changed === changed && stamp.inode === inode;
}

/** A stamp that the file can't change without changing it. */
function trust(stamp: FileStamp | undefined, now: number): DiskStamp | undefined {
  if (!stamp) return undefined;
  if ('id' in stamp) return trust(stamp.disk?.(), now);
  return Math.max(stamp.modified, stamp.changed) < now - RACY ? stamp : undefined;
}
