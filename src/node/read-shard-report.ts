import { resolve } from 'node:path';
import type { ShardPost, ShardReport } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';
import { codeOf } from './error-code.ts';
import { explainFileError } from './explain-file-error.ts';
import { readRegularFile } from './read-regular-file.ts';

/** Reads the report that a run with `--shard` has written. */
export function readShardReport(cwd: string, file: string): ShardReport {
  const report = parse(read(resolve(cwd, file), file), file);
  if (isRecord(report) && report['version'] === 1 && report['shard'] === undefined)
    throw new UserError(`“${file}” is the report of a whole run`, { hint: 'Merge reports of runs with --shard' });
  const shard = isRecord(report) && report['version'] === 1 ? report['shard'] : undefined;
  if (isShardReport(shard)) return shard;
  throw noReport(file);
}

function read(path: string, file: string): string {
  try {
    return readRegularFile(path).toString('utf8');
  } catch (cause) {
    const isMissing = codeOf(cause) === 'ENOENT';
    const hint = isMissing ? 'Name the reports of all shards' : explainFileError(cause);
    throw new UserError(`The report “${file}” ${isMissing ? 'does not exist' : 'can’t be read'}`, { hint, cause });
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw noReport(file, cause);
  }
}

function noReport(file: string, cause?: unknown): UserError {
  const hint = 'Write it with “postlint --shard 1/2 --format json:shard-1.json”';
  return new UserError(`“${file}” is not a report of postlint in JSON`, {
    hint,
    ...(cause !== undefined && { cause }),
  });
}

function isShardReport(value: unknown): value is ShardReport {
  if (!isRecord(value)) return false;
  const { index, count, version, settings, paths, posts } = value;
  return (
    isNumber(index) &&
    isNumber(count) &&
    typeof version === 'string' &&
    typeof settings === 'string' &&
    Array.isArray(paths) &&
    paths.every(path => typeof path === 'string') &&
    Array.isArray(posts) &&
    posts.every(isShardPost)
  );
}

function isShardPost(value: unknown): value is ShardPost {
  return isRecord(value) && ['path', 'key', 'result', 'sum'].every(name => typeof value[name] === 'string');
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
