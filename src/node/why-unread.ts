import { statSync } from 'node:fs';
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
    return explainFileError(error);
  }
}
