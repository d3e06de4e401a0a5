import { matchGlobs } from '../core/match-globs.ts';

export type GlobMatcher = (file: string) => boolean;

/**
 * Whether a file (POSIX, relative) is meant by a list of globs; the last that matches decides, `!` takes back.
 * As in .gitignore, a name without slash is meant in every folder, and a folder means all that is in it.
 */
export function compileGlobs(patterns: readonly string[]): GlobMatcher {
  const globs = patterns.map(pattern => {
    // `!(a|b)` is a glob of its own.
    const negated = pattern.startsWith('!') && !pattern.startsWith('!(');
    return { negated, matches: compileGlob(negated ? pattern.slice(1) : pattern) };
  });
  return file => {
    const last = globs.findLast(glob => glob.matches(file));
    return last !== undefined && !last.negated;
  };
}

export function compileGlob(pattern: string): GlobMatcher {
  const trimmed = pattern.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
  const rooted = trimmed.startsWith('/') ? trimmed.slice(1) : trimmed;
  const glob = trimmed.includes('/') ? rooted : `**/${rooted}`;
  const matches = matchGlobs([glob, `${glob}/**`], { dot: true });
  // A name such as `[slug]` is meant as it is written, too.
  return file => file === rooted || file.startsWith(`${rooted}/`) || matches(file);
}
