import { escapePattern } from '../../../core/escape-pattern.ts';

/** More characters, or more stars, than this no pattern needs. */
const LONGEST = 200;
const MOST_STARS = 8;

/**
 * A pattern of Hugo (hugofs/hglob, github.com/gobwas/glob) for paths in lower case: `*` and `?` stay between slashes, `**` does
 * not, `{a,b}` is either. Undefined where it can't be read.
 */
export function readGlob(glob: string): RegExp | undefined {
  if (glob.length > LONGEST || glob.split('*').length > MOST_STARS * 2) return undefined;
  const tokens = glob.toLowerCase().matchAll(/\\(.)|\*{2,}|\[(!?)([^\]]+)\]|[\s\S]/g);
  let depth = 0;
  const parts = [...tokens].map(([token, escaped, not, characters]) => {
    if (escaped !== undefined) return escapePattern(escaped);
    if (characters !== undefined) return `[${not === '!' ? '^' : ''}${characters.replace(/[\\\]^[]/g, '\\$&')}]`;
    if (token.startsWith('**')) return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else return token === ',' && depth > 0 ? '|' : escapePattern(token);
    return token === '{' ? '(?:' : ')';
  });
  try {
    return new RegExp(`^${parts.join('')}$`);
  } catch {
    return undefined;
  }
}
