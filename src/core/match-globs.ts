import picomatch, { type PicomatchOptions } from 'picomatch';
import { lazily } from './lazily.ts';
import { readSimpleGlob } from './simple-glob.ts';

/** Steps that a regular expression may take for one path, by a rough count: some milliseconds. */
const MOST_STEPS = 1_000_000;

/** Wildcards that a repeated group counts for. */
const REPEATED = 10;

/**
 * Whether a path matches any of some globs, as picomatch reads them. A glob may come from a stranger, and the expression
 * that picomatch makes of many wildcards takes hours to tell that a long path is another: where it could, the path is held
 * against the glob in a simpler way, which knows neither groups such as `+(a|b)` nor that names may begin with a dot.
 */
export function matchGlobs(
  globs: string | readonly string[],
  options: PicomatchOptions = {},
): (path: string) => boolean {
  const matchers = [globs].flat().map(glob => matchGlob(glob, options));
  return path => matchers.some(matches => matches(path));
}

function matchGlob(glob: string, options: PicomatchOptions): (path: string) => boolean {
  const matches = picomatch(glob, options);
  const wildcards = countWildcards(glob);
  const normalize = (text: string) => (options.nocase ? text.toLowerCase() : text);
  const simple = lazily(() => readSimpleGlob(normalize(options.bash ? glob.replace(/\*+/g, '**') : glob)));
  return path => (isQuick(path, wildcards) ? matches(path) : (simple()?.test(normalize(path)) ?? false));
}

function countWildcards(glob: string): number {
  const wildcards = glob.match(/\*+|[@!?+]\(/g)?.length ?? 0;
  return wildcards + REPEATED * (glob.match(/[+*]\(/g)?.length ?? 0);
}

/** Whether a regular expression with so many parts of any length is done with a text at once; a repeated group is ten. */
export function isQuick(text: string, wildcards: number): boolean {
  return countWays(text.length, wildcards) <= MOST_STEPS;
}

/** In how many ways so many wildcards can share a text between them. */
function countWays(length: number, wildcards: number): number {
  let ways = 1;
  for (let count = 1; count <= wildcards && ways <= MOST_STEPS; count++)
    ways *= Math.max(1, (length - count + 1) / count);
  return ways;
}
