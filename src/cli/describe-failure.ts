import { relative } from 'node:path';
import { CommanderError } from 'commander';
import { type ErrorPlace, UserError } from '../core/errors.ts';
import { codeOf } from '../node/error-code.ts';
import { explainFileError } from '../node/explain-file-error.ts';
import { printableSentence } from '../report/printable.ts';
import { readUsageError } from './usage-error.ts';

export interface FailureContext {
  readonly debug: boolean;
  readonly cwd: string;
}

/** What the machine lacks is no fault of ours. */
const LIMITS = new Set(['EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO']);

/** The lines to print about an error; undefined where it is none (commander throws after it has printed the help). */
export function describeFailure(error: unknown, context: FailureContext): readonly string[] | undefined {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? undefined : describeFailure(readUsageError(error), context);
  if (error instanceof UserError) return describeUserError(error, context);
  const message = error instanceof Error ? error.message : String(error);
  if (LIMITS.has(codeOf(error) ?? '') && !context.debug)
    return [
      printableSentence(`postlint: ${explainFileError(error)}`),
      printableSentence(`  hint: It said: ${message}`),
    ];
  if (!context.debug) {
    return [
      printableSentence(`postlint: this should not have happened: ${message}`),
      '  hint: Run it again with --debug, and report what it says',
    ];
  }
  return [`postlint: this should not have happened: ${describeStack(error)}`];
}

function describeUserError(error: UserError, { debug, cwd }: FailureContext): readonly string[] {
  const where = error.where ? ` (${describePlace(error.where, cwd)})` : '';
  const lines = [printableSentence(`postlint: ${error.message}${where}`)];
  if (error.hint !== undefined) lines.push(printableSentence(`  hint: ${error.hint}`));
  if (debug) lines.push(describeStack(error.cause ?? error));
  return lines;
}

/** As a path that a click or a paste opens: `.postlintrc.json:12`. */
function describePlace({ file, line }: ErrorPlace, cwd: string): string {
  const path = relative(cwd, file).replaceAll('\\', '/');
  return line === undefined ? path : `${path}:${line}`;
}

function describeStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
