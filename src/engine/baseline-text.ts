import { type ErrorPlace, UserError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';
import type { Baseline, Counts } from './baseline.ts';
import { relativePath, toAbsolute } from './paths.ts';

const VERSION = 1;

/** Writes a baseline: sorted, and an entry to a line, so that branches that change it are merged by git. */
export function formatBaseline(baseline: Baseline, folder: string): string {
  const files = [...baseline].map(([path, counts]): [string, Counts] => [relativePath(folder, path), counts]);
  const blocks = files.sort(byName).map(([file, counts]) => {
    const lines = [...counts].sort(byName).map(([key, count]) => `      ${JSON.stringify(key)}: ${count}`);
    return `    ${JSON.stringify(file)}: {\n${lines.join(',\n')}\n    }`;
  });
  const body = blocks.length > 0 ? `{\n${blocks.join(',\n')}\n  }` : '{}';
  return `{\n  "version": ${VERSION},\n  "files": ${body}\n}\n`;
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** Reads a baseline; what is none is a `UserError`. */
export function parseBaseline(text: string, file: string): Baseline {
  const folder = file.slice(0, file.lastIndexOf('/')) || '/';
  const { version, files } = parseJson(text, file);
  if (typeof version === 'number' && version > VERSION)
    throw new UserError('The baseline comes from a newer postlint', { hint: 'Update postlint', where: { file } });
  if (version !== VERSION || !isRecord(files)) throw noBaseline({ file });
  const entries = Object.entries(files).map(([name, counts]): [string, Counts] => {
    if (isRecord(counts)) return [toAbsolute(name, folder), parseCounts(counts, file)];
    throw noBaseline({ file });
  });
  return new Map(entries);
}

function parseCounts(counts: Readonly<Record<string, unknown>>, file: string): Counts {
  const known = new Map<string, number>();
  for (const [key, count] of Object.entries(counts)) {
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) throw noBaseline({ file });
    known.set(key, count);
  }
  return known;
}

function parseJson(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (cause) {
    const conflict = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m.exec(text);
    if (!conflict) throw noBaseline({ file }, cause);
    throw new UserError('The baseline holds a conflict that git left', {
      hint: 'Take either side (git checkout --ours), and run “postlint --write-baseline”',
      where: { file, line: text.slice(0, conflict.index).split('\n').length },
    });
  }
  throw noBaseline({ file });
}

function noBaseline(where: ErrorPlace, cause?: unknown): UserError {
  const hint = 'postlint writes one with --write-baseline, but replaces no file that is something else';
  return new UserError('This file is not a baseline of postlint', {
    hint,
    where,
    ...(cause !== undefined && { cause }),
  });
}
