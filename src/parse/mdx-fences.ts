export interface Fence {
  readonly start: number;
  readonly end: number;
}

/** In the words behind a fence of backticks, there are none. */
const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;

/** What begins a list, quote or footnote, which goes on until a line without indent follows a blank one. */
const CONTAINER = /^(?:[>*+-]|\d{1,9}[.)]|\[\^)/;

/**
 * Code blocks of MDX that certainly are some, in which no JavaScript stands. There are none after a line that may hold a
 * fence behind a mark of a list or quote, that may end one early, or that leaves a value of an attribute open.
 */
export function findFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { readonly start: number; readonly indent: string; readonly mark: string } | undefined;
  let isListed = false;
  let isAfterBlank = true;
  for (const { 0: line, 1: indent = '', 2: rest = '', index } of text.matchAll(/([ \t]*)([^\n\r]*)(?:\r\n?|\n|$)/g)) {
    const mark = FENCE.exec(rest)?.[0];
    if (open) {
      if (rest !== '' && !indent.startsWith(open.indent)) break;
      if (!mark?.startsWith(open.mark) || rest.slice(mark.length).trim() !== '') continue;
      fences.push({ start: open.start, end: index + line.length });
      open = undefined;
      isAfterBlank = false;
      continue;
    }
    if (CONTAINER.test(rest)) isListed = true;
    else if (indent === '' && rest !== '' && isAfterBlank) isListed = false;
    isAfterBlank = rest === '';
    if (mark !== undefined) open = { start: index, indent: isListed ? indent : '', mark };
    else if (/`{3}|~{3}/.test(rest) || leavesValueOpen(rest)) break;
  }
  return fences;
}

function leavesValueOpen(line: string): boolean {
  return /=\s*(?:$|["'])/.test(line.replace(/=\s*(?:"[^"]*"|'[^']*')/g, ''));
}
