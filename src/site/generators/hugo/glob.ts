import { type Glob, readSimpleGlob } from '../../../core/simple-glob.ts';

/** More characters, or more stars, than this no pattern needs. */
const LONGEST = 200;
const MOST_STARS = 8;

/** A pattern of Hugo (hugofs/hglob, github.com/gobwas/glob) for paths in lower case; undefined where it can't be read. */
export function readGlob(glob: string): Glob | undefined {
  if (glob.length > LONGEST || glob.split('*').length > MOST_STARS * 2) return undefined;
  return readSimpleGlob(glob.toLowerCase());
}
