import { statSync } from 'node:fs';
import { codeOf } from './error-code.ts';
import { explainFileError } from './explain-file-error.ts';
import { readRegularFile } from './read-regular-file.ts';

/** Node reads no more at once. */
const LARGEST_FILE = 2 ** 31 - 1;

/** Why a file can’t be read; undefined where it can. */
export function whyUnread(path: string): string | undefined {
  try {
    readRegularFile(path, 1);
    return statSync(path).size > LARGEST_FILE ? 'It is too large' : undefined;
  } catch (error) {
    // Node puts U+FFFD for bytes that are no UTF-8, and such a file is not there.
    if (codeOf(error) === 'ENOENT' && path.includes('\uFFFD')) return 'Its name is not UTF-8';
    return explainFileError(error);
  }
}
