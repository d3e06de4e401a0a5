import type { Edit } from '../../core/diagnostic.ts';
import { trimEnd } from '../../core/trim.ts';
import type { Term } from './terms.ts';

/** The edit that takes a term out that is not the first of its list, with the comma, dash or space that belongs to it. */
export function removeTerm(text: string, { entry, at, text: term, within }: Term): Edit | undefined {
  // What is folded or has escapes can't be cut.
  if (text.slice(...at) !== term) return undefined;
  const [start, end] = within ? at : entry.value;
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const restOfLine = /^[ \t]*(?:#.*)?\r?\n/.exec(text.slice(end))?.[0];
  if (restOfLine !== undefined && /^\s*-\s+$/.test(text.slice(lineStart, start)))
    return { start: lineStart, end: end + restOfLine.length, text: '' };
  const before = text.slice(0, start).trimEnd();
  if (within !== 'spaces' && !before.endsWith(',')) return undefined;
  return { start: trimEnd(before, ', \t\r\n').length, end, text: '' };
}
