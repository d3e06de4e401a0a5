import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** Whether a real path (one without symbolic links) lies below a folder, wherever that really is. */
export function isWithin(folder: string, real: string): boolean {
  const way = relative(realpathSync(folder), real);
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== '' && !/^[a-z]:/i.test(way);
}
