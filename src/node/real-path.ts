import { realpathSync } from 'node:fs';

/** The POSIX path of a file or folder without symbolic links; undefined where nothing is there, or nobody may know. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
}
