import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';

/** Writes a report, and makes its folder where there is none. */
export function writeOutputFile(cwd: string, file: string, text: string): void {
  const path = resolve(cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : undefined;
    throw new UserError(`“${file}” can't be written`, { hint, cause });
  }
}
