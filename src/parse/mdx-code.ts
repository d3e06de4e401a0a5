import { measureNesting } from '../core/code/measure-nesting.ts';
import { findFences } from './mdx-fences.ts';

/** Where MDX may hold JavaScript: at a brace without a backslash, and at a line that begins with `import` or `export`. */
const START = /\\[\\{]|\{|^[ \t]*(?=(?:im|ex)port\b)/gm;

/** Imports, in which nothing is nested. */
const IMPORTS = /(?:import\b[\w$*{},\s]*(?:'[^'\n\r]*'|"[^"\n\r]*")[ \t]*;?[ \t]*(?:\r?\n|$))+/y;

/** Braces whose end nobody can mistake: what strings and comments there are in them is simple. */
const PLAIN = /^\{(?:[^'"`/\\]|(?<!\w)'[^'\\\n\r]*'|"[^"\\\n\r]*"|`[^`\\$]*`|\/\*[^*]*\*\/)*\}$/;
/** Braces in which nothing is nested deeply. */
const SHORT = /\{[^{}'"`/\\<]{0,400}\}/y;

/** Paragraphs of code of which each is looked at, with those before it. */
const MOST_PARAGRAPHS = 5;

/** Whether some JavaScript in MDX may be nested too deeply for a parser that calls itself for every level. */
export function hasDeepCode(text: string): boolean {
  // Where it can't be told whether a fence belongs to a code block or to code, all that follows is looked at.
  let fences = findFences(text).toReversed();
  // Braces in braces are read again and again.
  let budget = 10 * text.length + 100_000;
  for (const { 0: mark, index } of text.matchAll(START)) {
    if (mark.startsWith('\\')) continue;
    while ((fences.at(-1)?.end ?? Infinity) <= index) fences.pop();
    const fence = fences.at(-1)?.start ?? Infinity;
    if (fence <= index) continue;
    const { isDeep, end, isPlain } =
      mark === '{' ? measureBraces(text, index) : measureModule(text, index + mark.length);
    budget -= end - index;
    if (isDeep || budget < 0) return true;
    if (!isPlain || end > fence) fences = [];
  }
  return false;
}

interface Code {
  readonly isDeep: boolean;
  readonly end: number;
  /** Whether every parser finds this end. */
  readonly isPlain: boolean;
}

function measureBraces(text: string, start: number): Code {
  SHORT.lastIndex = start;
  const short = SHORT.exec(text)?.[0].length ?? 0;
  if (short > 0) return { isDeep: false, end: start + short, isPlain: true };
  const { kind, end } = measureNesting(text, 'mdx', start);
  return { isDeep: kind === 'deep', end, isPlain: kind === 'closed' && PLAIN.test(text.slice(start, end + 1)) };
}

/** Imports and exports go on to a blank line, and beyond it if they are not complete. */
function measureModule(text: string, begin: number): Code {
  IMPORTS.lastIndex = begin;
  const start = begin + (IMPORTS.exec(text)?.[0].length ?? 0);
  const rest = text.slice(start);
  if (/^[ \t]*(?:[\n\r]|$)/.test(rest)) return { isDeep: false, end: start, isPlain: true };
  let paragraphs = 0;
  for (const { index } of rest.matchAll(/(?:\r\n|\r|\n)[ \t]*(?=[\n\r])/g)) {
    const part = rest.slice(0, index).trimEnd();
    const { kind } = measureNesting(part, 'mdx');
    if (kind === 'deep') return { isDeep: true, end: start + index, isPlain: false };
    if (kind === 'closed' && isComplete(part)) return { isDeep: false, end: start + index, isPlain: true };
    if (++paragraphs === MOST_PARAGRAPHS) break;
  }
  const { kind, end } = measureNesting(rest, 'mdx');
  return { isDeep: kind === 'deep', end: start + end, isPlain: false };
}

/** Whether every parser takes this for the end of exports. */
function isComplete(code: string): boolean {
  if (/\b(?:do|try|class|import|switch)\b|\?(?!\.\D)/.test(code)) return false;
  if (code.endsWith(';')) return true;
  const isFunction = /^export\s+(?:default\s+)?(?:async\s+)?function\b/.test(code);
  if (isFunction || /\bfunction\b/.test(code)) return code.endsWith('}');
  return /^export\s+(?:const|let|var)\s+[\w$]+\s*=/.test(code) && /(?:[)\]}'"`]|\/>|<\/[\w.]*>)$/.test(code);
}
