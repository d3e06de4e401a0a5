import type { FixFailure } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import type { FileChange } from '../engine/fix.ts';
import { codeOf } from './error-code.ts';
import { explainFileError } from './explain-file-error.ts';
import { replaceFile } from './replace-file.ts';

/** A change that is not on the disk, and why. */
export interface Unwritten {
  readonly change: FileChange;
  readonly failure: FixFailure;
}

/** Writes each changed file; where one can't be written, the others still are. */
export function writeChanges(changes: readonly FileChange[]): readonly Unwritten[] {
  const unwritten: Unwritten[] = [];
  for (const change of changes) {
    try {
      replaceFile(change);
    } catch (error) {
      unwritten.push({ change, failure: describeFailure(change.file, error) });
    }
  }
  return unwritten;
}

function describeFailure(file: string, error: unknown): FixFailure {
  const message = `“${file}” is not fixed`;
  if (error instanceof UserError)
    return {
      file,
      message: `${message}: ${lowerFirst(error.message)}`,
      ...(error.hint !== undefined && { hint: error.hint }),
    };
  const code = codeOf(error);
  const why = code === 'EACCES' || code === 'EPERM' ? 'its folder is not writable' : explainFileError(error);
  return { file, message: `${message}: ${lowerFirst(why ?? String(error))}`, hint: 'Its text is as it was' };
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
