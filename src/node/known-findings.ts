import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBaseline } from '../config/find-baseline.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { ConfigPorts } from '../config/ports.ts';
import { UserError } from '../core/errors.ts';
import type { Baseline } from '../engine/baseline.ts';
import { formatBaseline, parseBaseline } from '../engine/baseline-text.ts';

export interface BaselineRequest {
  readonly cwd: string;
  /** The file that `--baseline` names. */
  readonly named: string | undefined;
  /** It will be written, so that there need not be one yet. */
  readonly isMade: boolean;
}

export interface OpenBaseline {
  /** Absolute POSIX path. */
  readonly file: string;
  readonly entries: Baseline;
}

/** Reads the baseline that holds for a run; undefined where there is none. */
export function openBaseline(
  loaded: LoadedConfig,
  { cwd, named, isMade }: BaselineRequest,
  ports: ConfigPorts,
): OpenBaseline | undefined {
  const { file, exists, isNamed, where } = findBaseline(loaded, { cwd, named }, ports);
  if (exists) return { file, entries: parseBaseline(readText(file), file) };
  if (isMade) return { file, entries: new Map() };
  if (!isNamed) return undefined;
  throw new UserError(`The baseline “${named ?? loaded.config.baseline}” does not exist`, {
    hint: 'Write it with “postlint --write-baseline”',
    where,
  });
}

/** Replaces the file at one blow, and only if it would change. */
export function writeBaseline(file: string, entries: Baseline): void {
  const text = formatBaseline(entries, dirname(file).replaceAll('\\', '/'));
  try {
    mkdirSync(dirname(file), { recursive: true });
    const target = realPath(file);
    if (target !== undefined && readFileSync(target, 'utf8') === text) return;
    replace(target ?? file, text);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : undefined;
    throw new UserError(`The baseline “${file}” can’t be written`, { hint, cause });
  }
}

function replace(file: string, text: string): void {
  const temporary = join(dirname(file), `.postlint-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : undefined;
    throw new UserError(`The baseline “${file}” can’t be read`, { hint, cause });
  }
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}
