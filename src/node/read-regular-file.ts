import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { UserError } from '../core/errors.ts';

/**
 * Opens without waiting: what was a file a moment ago may be a pipe now, and a pipe without a writer would be waited for
 * until somebody ends the run.
 */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** What is at a path, but is nothing that ends: a pipe, a device or a socket. */
export class NoFileError extends UserError {}

/** The content of a file, or its beginning; throws where there is no file or something else. */
export function readRegularFile(path: string, limit?: number): Buffer {
  const stat = statSync(path);
  if (!stat.isFile() && !stat.isDirectory())
    throw new NoFileError(`“${path}” is a pipe or a device`, { hint: 'Only files are read' });
  const descriptor = openSync(path, AT_ONCE);
  try {
    if (limit === undefined || stat.isDirectory()) return readFileSync(descriptor);
    const buffer = Buffer.allocUnsafe(Math.min(limit, stat.size));
    return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
