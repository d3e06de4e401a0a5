import type { Range } from '../../core/span.ts';
import { findForward } from './scan.ts';

/**
 * Where fenced code and code spans are, for template languages that leave code alone and are read before Markdown.
 * In order, not overlapping. Close enough for that: a fence in a list or quote counts as well.
 */
export function findCode(text: string, from: number): Range[] {
  const ranges: Range[] = [];
  const token = /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}(?=[^`\r\n]*$)|~{3,})|(?<![`\\])`+(?!`)/gm;
  const findBlankLine = blankLineFinder(text);
  token.lastIndex = from;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const fence = match[1];
    const end = fence === undefined ? spanEnd(text, match, findBlankLine) : fenceEnd(text, token.lastIndex, fence);
    if (end === undefined) continue;
    ranges.push([match.index, end]);
    token.lastIndex = end;
  }
  return ranges;
}

/** Whether offsets are in code; they must be asked for in growing order. */
export function skipCode(code: readonly Range[]): (at: number) => boolean {
  let next = 0;
  return at => {
    while ((code[next]?.[1] ?? Infinity) <= at) next++;
    return (code[next]?.[0] ?? Infinity) <= at;
  };
}

/** A fence ends at a line with at least as many of the same characters; one that does not end is no code to Hexo or kramdown. */
function fenceEnd(text: string, from: number, fence: string): number | undefined {
  const closing = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, 'gm');
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : undefined;
}

/** A code span ends at as many backticks as it began with, in the same paragraph. */
function spanEnd(text: string, open: RegExpExecArray, findBlankLine: (from: number) => number): number | undefined {
  const ticks = open[0].length;
  const limit = findBlankLine(open.index);
  const run = /`+/g;
  run.lastIndex = open.index + ticks;
  for (let match = run.exec(text); match && match.index < limit; match = run.exec(text))
    if (match[0].length === ticks) return run.lastIndex;
  return undefined;
}

function blankLineFinder(text: string): (from: number) => number {
  const [lf, crlf] = [findForward(text, '\n\n'), findForward(text, '\n\r\n')];
  return from => {
    const ends = [lf(from), crlf(from)].filter(end => end !== -1);
    return ends.length === 0 ? text.length : Math.min(...ends);
  };
}
