import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { findBaseline } from '../config/find-baseline.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { ConfigPorts } from '../config/ports.ts';
import type { LintResult } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import { isFailure } from '../core/is-failure.ts';
import type { Rule } from '../core/rule.ts';
import type { Baseline } from '../engine/baseline.ts';
import { formatBaseline, parseBaseline } from '../engine/baseline-text.ts';
import type { KnownFindings } from '../engine/consult-baseline.ts';
import type { Session } from '../engine/session.ts';
import { explainFileError } from './explain-file-error.ts';
import { findRepository } from './find-repository.ts';
import { isWithin } from './is-within.ts';
import { readRegularFile } from './read-regular-file.ts';
import { realPath } from './real-path.ts';
import { writeWhole } from './write-whole.ts';

interface BaselineRequest {
  readonly cwd: string;
  /** The file that `--baseline` names. */
  readonly named: string | undefined;
  /** It will be written, so that there need not be one yet. */
  readonly isMade: boolean;
}

interface OpenBaseline {
  /** Absolute POSIX path. */
  readonly file: string;
  readonly entries: Baseline;
}

interface BaselineOptions {
  readonly cwd: string;
  readonly baseline?: string | false;
  readonly renewBaseline?: 'write' | 'prune';
  readonly only?: readonly string[];
  readonly rules?: readonly string[];
}

/** What a run with these options knows already; undefined where there is no baseline. */
export function openKnownFindings(
  loaded: LoadedConfig,
  { cwd, baseline: named, renewBaseline: how, only = [], rules: flags = [] }: BaselineOptions,
  { ports, rules }: { readonly ports: ConfigPorts; readonly rules: readonly Rule[] },
): KnownFindings | undefined {
  const baseline = named === false ? undefined : openBaseline(loaded, { cwd, named, isMade: how === 'write' }, ports);
  if (!baseline && how)
    throw new UserError('There is no baseline to prune', { hint: 'Write one with “postlint --write-baseline”' });
  const flagged = new Set(flags.map(flag => flag.split(':', 1)[0]?.trim()));
  // What other servers answered is asked again only under --external, and may be unclear then.
  for (const rule of rules) if (rule.scope === 'site' && rule.asks) flagged.add(rule.id);
  const isRun = (rule: string) => (only.length === 0 || only.includes(rule)) && !flagged.has(rule);
  return baseline && { ...baseline, isRun };
}

/** Checks, and writes the baseline that comes of it. */
export async function renewBaseline(
  session: Session,
  how: 'write' | 'prune',
  file: string | undefined,
): Promise<LintResult> {
  const { result, entries } = await session.renewBaseline(how === 'write' ? 'recorded' : 'pruned');
  if (file === undefined || !result.baseline) return result;
  // Where a rule failed, nobody knows what it would have found.
  const isWritten = !result.reports.some(({ diagnostics }) => diagnostics.some(isFailure));
  if (isWritten) writeBaseline(file, entries);
  return { ...result, baseline: { ...result.baseline, isWritten } };
}

/** Reads the baseline that holds for a run; undefined where there is none. */
function openBaseline(
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
function writeBaseline(file: string, entries: Baseline): void {
  const text = formatBaseline(entries, dirname(file).replaceAll('\\', '/'));
  try {
    mkdirSync(dirname(file), { recursive: true });
    const target = realPath(file);
    if (target !== undefined) checkTarget(target, dirname(file));
    if (target !== undefined && readRegularFile(target).toString('utf8') === text) return;
    writeWhole(target ?? file, text);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`The baseline “${file}” can’t be written`, { hint: explainFileError(cause), cause });
  }
}

/** A repository can bring a symbolic link to whatever somebody else has. */
function checkTarget(target: string, folder: string): void {
  const top = findRepository(folder.replaceAll('\\', '/')) ?? folder;
  if (isWithin(top, target)) return;
  throw new UserError('The baseline is a link to a file outside the repository, and is not written', {
    hint: `Name the file itself: --baseline ${target}`,
  });
}

function readText(file: string): string {
  try {
    return readRegularFile(file)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new UserError(`The baseline “${file}” can’t be read`, { hint: explainFileError(cause), cause });
  }
}
