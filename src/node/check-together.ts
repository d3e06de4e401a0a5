import { UserError } from '../core/errors.ts';

/** Of all options, those that do not go with each other. */
interface Wishes {
  readonly paths?: readonly string[];
  readonly stdin?: unknown;
  readonly fix?: unknown;
  readonly dryRun?: boolean;
  readonly staged?: boolean;
  readonly since?: string;
  readonly baseline?: string | false;
  readonly renewBaseline?: 'write' | 'prune';
  readonly shard?: unknown;
  readonly shards?: unknown;
  readonly external?: boolean | 'cached';
}

/** Options that can't be had together are a `UserError`, by the names of their flags. */
export function checkTogether(wishes: Wishes): void {
  checkBaseline(wishes);
  checkShards(wishes);
}

/** A baseline is made of what is found in posts as they are. */
function checkBaseline({ renewBaseline: how, baseline, staged, since, stdin, dryRun }: Wishes): void {
  if (!how) return;
  const flag = `--${how}-baseline`;
  const fail = (other: string, hint: string) => {
    throw new UserError(`${flag} does not go with ${other}`, { hint });
  };
  if (baseline === false) fail('--no-baseline', 'Drop one of them');
  if (staged) fail('--staged', 'Run it over all posts, without --staged');
  if (since !== undefined) fail('--since', 'Run it over all posts, without --since');
  if (stdin) fail('--stdin', 'Run it over the files');
  if (dryRun) fail('--fix-dry-run', 'Use --fix, or drop it');
}

/** Shards read the posts as they are, and report them. */
function checkShards({ shard, shards, staged, since, stdin, fix, renewBaseline, paths, external }: Wishes): void {
  if (!shard && !shards) return;
  if (shard && external)
    throw new UserError('--shard does not go with --external', {
      hint: 'External links are looked at once, where reports are merged: give it to “postlint merge-reports”',
    });
  const flag = shard ? '--shard' : 'merge-reports';
  const others = [
    ...(staged ? ['--staged'] : []),
    ...(since === undefined ? [] : ['--since']),
    ...(stdin ? ['--stdin'] : []),
    ...(fix ? ['--fix'] : []),
    ...(renewBaseline && shard ? [`--${renewBaseline}-baseline`] : []),
    ...(paths && paths.length > 0 && shards ? ['paths'] : []),
  ];
  const hint = 'Shards are for a run over all posts as they are';
  if (others[0] !== undefined) throw new UserError(`${flag} does not go with ${others[0]}`, { hint });
}
