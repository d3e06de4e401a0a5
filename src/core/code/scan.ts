/** `js` may hold JSX and no types, `ts` types and no JSX; in `mdx`, a line of JavaScript may begin with the `>` of a quote. */
export type CodeLanguage = 'js' | 'ts' | 'tsx' | 'mdx';

export type Mode = 'code' | 'template' | 'tag' | 'children';

export interface Level {
  readonly mode: Mode;
  /** What closes it; nothing closes the outermost. */
  readonly closer: string;
  /** The parentheses of `if (…)`, which are no value. */
  readonly isHeader: boolean;
  /** Tokens since the last separator: what follows may be nested in each of them. */
  weight: number;
  /** Whether something is open that a comma does not end. */
  isOpen: boolean;
  /** `<` without `>`, of code that may hold types. */
  angles: number;
}

export interface Scan {
  readonly code: string;
  readonly language: CodeLanguage;
  readonly levels: Level[];
  at: number;
  /** The weight of all levels. */
  total: number;
  /** Whether the last token ends a value, so that a slash divides it; undefined where only a parser can tell. */
  isValue: boolean | undefined;
  last: string;
  /** The token before the last one. */
  earlier: string;
}

/** `murky`: what the rest is, only a parser can tell. `broken`: no parser goes beyond this. */
export type Outcome = 'closed' | 'deep' | 'murky' | 'broken' | undefined;

/** A parser of types reads what follows `<` twice, as types and as values, and so each `<` in it again and again. */
export const MOST_ANGLES = 10;

export function weightOf(token: string): number {
  return /^[([{<]/.test(token) ? 2 : 1;
}

export function levelOf(mode: Mode, closer: string, isHeader = false): Level {
  return { mode, closer, isHeader, weight: 0, isOpen: false, angles: 0 };
}

export function topOf({ levels }: Scan): Level {
  const top = levels.at(-1);
  if (!top) throw new Error('The outermost level is never closed');
  return top;
}

export function matchAt(pattern: RegExp, { code, at }: Scan): string {
  pattern.lastIndex = at;
  return pattern.exec(code)?.[0] ?? '';
}

/** Goes beyond a token, which is part of the innermost level. */
export function take(scan: Scan, token: string, isValue: boolean | undefined, weight = weightOf(token)): undefined {
  topOf(scan).weight += weight;
  scan.total += weight;
  scan.at += token.length;
  scan.isValue = isValue;
  scan.earlier = scan.last;
  scan.last = token;
}

/** What a separator ends is nested in nothing that follows. */
export function drop(scan: Scan): void {
  const level = topOf(scan);
  scan.total -= level.weight;
  level.weight = 0;
}

export function enter(scan: Scan, token: string, level: Level): undefined {
  take(scan, token, false);
  scan.levels.push(level);
}

export function leave(scan: Scan, token: string, isValue: boolean | undefined): undefined {
  drop(scan);
  scan.levels.pop();
  take(scan, token, isValue, 0);
  // One part of a text beside the other, not in it.
  if (/^(?:template|children)$/.test(topOf(scan).mode)) drop(scan);
}

/** Spaces and comments. */
export const SPACE = /(?:[\t\n\v\f\r ]|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
