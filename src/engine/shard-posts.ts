import type { ShardPost } from '../core/diagnostic.ts';
import type { Dialect } from '../core/dialect.ts';
import { pluralize } from '../core/pluralize.ts';
import type { FileResult } from './check-file.ts';
import type { Ports } from './ports.ts';

export type HashOf = (content: Uint8Array | string) => string;

/** A post that is wanted, on the machine that has it. */
export interface WantedPost {
  /** Absolute POSIX path. */
  readonly path: string;
  readonly dialect: Dialect;
  /** Rules are to run on it; otherwise only what the site needs of it is wanted. */
  readonly isLinted: boolean;
  readonly ports: Pick<Ports, 'readBytes'>;
}

/** Stands for all that a result depends on but the settings, which all shards share; undefined where there is no such file. */
function keyOf({ path, dialect, isLinted, ports }: WantedPost, hashOf: HashOf): string | undefined {
  const bytes = ports.readBytes(path);
  return bytes && hashOf(JSON.stringify([hashOf(bytes), isLinted, dialect]));
}

/** What a shard has read of a post; undefined where it can't be written down, so that the merge reads it again. */
export function packPost(wanted: WantedPost, result: FileResult, hashOf: HashOf): ShardPost | undefined {
  const key = isJson(result.facts.frontMatter?.data) ? keyOf(wanted, hashOf) : undefined;
  if (key === undefined) return undefined;
  const text = JSON.stringify(result);
  return { path: wanted.path, key, result: text, sum: hashOf(key + text) };
}

/** Whether JSON gives a value back as it is: front matter can hold what it has no words for. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint' && typeof value !== 'function';
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson);
}

/** What all shards have read. */
export interface ShardPosts {
  /** What was read of a post, where it is the same here. */
  readonly find: (wanted: WantedPost) => FileResult | undefined;
  /** A sentence about posts that no shard has read as they are here: that is as right, but slower than it could be. */
  readonly describeMissed: () => readonly string[];
  /** Whether something was not what a shard has written. */
  readonly isDamaged: () => boolean;
}

/** Posts by absolute path. */
export function openShardPosts(posts: ReadonlyMap<string, ShardPost>, hashOf: HashOf): ShardPosts {
  const missed = new Set<string>();
  let isDamaged = false;
  return {
    find: wanted => {
      const post = posts.get(wanted.path);
      if (!post || post.key !== keyOf(wanted, hashOf)) {
        missed.add(wanted.path);
        return undefined;
      }
      if (post.sum === hashOf(post.key + post.result)) return unpack(post.result);
      isDamaged = true;
      return undefined;
    },
    describeMissed: () => {
      const what =
        missed.size === 1
          ? 'A post was read again: no shard has read it'
          : `${pluralize(missed.size, 'post')} were read again: no shard has read them`;
      return missed.size === 0 ? [] : [`${what} as here`];
    },
    isDamaged: () => isDamaged,
  };
}

/** By its sum it is what `packPost` was given: nothing else needs to be looked at. */
function unpack(text: string): FileResult {
  return JSON.parse(text);
}
