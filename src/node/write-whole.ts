import { renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { codeOf } from './error-code.ts';
import { realPath } from './real-path.ts';
import { nameTemporary } from './temporary-files.ts';

/**
 * Writes a file at one blow: where the disk is full or the run is killed, what was there before is there still. What is
 * no file, such as a pipe or `/dev/stdout`, is written to as it is.
 */
export function writeWhole(file: string, text: string): void {
  const target = realPath(file) ?? file;
  const stat = statSync(target, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) writeFileSync(target, text);
  else replace(target, text, stat);
}

function replace(target: string, text: string, stat: Stats | undefined): void {
  const temporary = nameTemporary(target);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: stat ? stat.mode & 0o777 : 0o666 });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    // The file may be changed, but its folder may not.
    if (!stat || !['EACCES', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
    writeFileSync(target, text);
  }
}
