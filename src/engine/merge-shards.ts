import type { ShardPost, ShardReport } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { toAbsolute } from './paths.ts';

/** The run that shards were made for, and the one that is to merge them. */
export interface MergeRequest {
  readonly shards: readonly ShardReport[];
  readonly cwd: string;
  /** Of this program. */
  readonly version: string;
  readonly settings: string;
}

/** What shards have read, by absolute path; what is not one whole run, made like this one, is a `UserError`. */
export function mergeShards({ shards, cwd, version, settings }: MergeRequest): ReadonlyMap<string, ShardPost> {
  const [first] = shards;
  if (!first) throw new UserError('There is no report to merge', { hint: 'Name the reports of all shards' });
  const { count, paths } = first;
  const seen = new Set<number>();
  for (const shard of shards) {
    checkOrigin(shard, version, settings);
    const isOfOneRun = shard.count === count && JSON.stringify(shard.paths) === JSON.stringify(paths);
    if (!isOfOneRun)
      throw new UserError(`Shard ${nameOf(shard)} and shard ${nameOf(first)} are not of one run`, {
        hint: 'Give all of them the same paths and number of shards',
      });
    if (seen.has(shard.index)) throw new UserError(`Shard ${nameOf(shard)} is there twice`, { hint: 'Name it once' });
    seen.add(shard.index);
  }
  for (let index = 1; index <= count; index++)
    if (!seen.has(index))
      throw new UserError(`Shard ${nameOf({ index, count })} is missing`, { hint: 'Name the reports of all shards' });
  const posts = shards.flatMap(shard => shard.posts);
  return new Map(posts.map(post => [toAbsolute(post.path, cwd), post]));
}

function checkOrigin(shard: ShardReport, version: string, settings: string): void {
  if (shard.version !== version)
    throw new UserError(`Shard ${nameOf(shard)} was made by postlint ${quote(shard.version)}, and this is ${version}`, {
      hint: 'Use one version for all',
    });
  if (shard.settings !== settings)
    throw new UserError(`Shard ${nameOf(shard)} was made with other settings`, {
      hint: 'Merge with the configuration of the shards, and with their --rule, --only and --no-config',
    });
}

function nameOf({ index, count }: Pick<ShardReport, 'index' | 'count'>): string {
  return `${index}/${count}`;
}
