import { UserError } from '../core/errors.ts';
import { readShardReport } from '../node/read-shard-report.ts';
import { type LintFlags, runLint } from './lint.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** `postlint merge-reports <reports...>`. */
export async function runMerge(files: readonly string[], flags: LintFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.shard) throw new UserError('--shard is for the runs before', { hint: 'Drop it' });
  const shards = files.map(file => readShardReport(terminal.cwd, file));
  return runLint([], { ...flags, shards }, terminal);
}
