import type { Edit } from '../../core/diagnostic.ts';
import type { Term } from './terms.ts';

/** The edit that takes one term out of its list, with the comma, dash or space that belongs to it. */
export function removeTerm(text: string, { entry, at, within }: Term): Edit | undefined {
  if (within) return removeFromString(text, at, within);
  const [start, end] = entry.value;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline === -1 ? text.length : newline;
  const isOwnLine = /^\s*-\s+$/.test(text.slice(lineStart, start)) && /^\s*(?:#.*)?$/.test(text.slice(end, lineEnd));
  if (isOwnLine) return { start: lineStart, end: Math.min(lineEnd + 1, text.length), text: '' };
  const before = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start));
  if (before) return { start: start - before[0].length, end, text: '' };
  const after = /^\s*,\s*/.exec(text.slice(end, end + 200));
  return after ? { start, end: end + after[0].length, text: '' } : undefined;
}

function removeFromString(text: string, [start, end]: Term['at'], within: 'spaces' | 'commas'): Edit | undefined {
  const separator = within === 'spaces' ? /[\s,]+$/ : /\s*,\s*$/;
  const before = separator.exec(text.slice(Math.max(0, start - 200), start));
  return before ? { start: start - before[0].length, end, text: '' } : undefined;
}
