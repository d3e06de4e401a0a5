import type { Edit } from '../../core/diagnostic.ts';

/** The text with edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((left, right) => right.start - left.start);
  let result = text;
  for (const { start, end, text: inserted } of ordered) result = result.slice(0, start) + inserted + result.slice(end);
  return result;
}
