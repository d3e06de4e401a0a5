import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { explainFileError } from './explain-file-error.ts';
import { writeWhole } from './write-whole.ts';

/** Writes a report, and makes its folder where there is none. */
export function writeOutputFile(cwd: string, file: string, text: string): void {
  const path = resolve(cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, text);
  } catch (cause) {
    throw new UserError(`“${file}” can’t be written`, { hint: explainFileError(cause), cause });
  }
}
