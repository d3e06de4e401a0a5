import type { Diagnostic, Edit } from '../core/diagnostic.ts';

/** A text with the fixes applied that can be applied together; the others wait for the next pass. */
export interface FixedText {
  readonly text: string;
  /** The findings whose fixes are in it. */
  readonly applied: readonly Diagnostic[];
}

/** Applies fixes to a text without BOM; of two that meet the first one. All edits of a fix are applied, or none. */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): FixedText {
  const applied: Diagnostic[] = [];
  const taken: Edit[] = [];
  for (const diagnostic of diagnostics) {
    const edits = [...(diagnostic.fix?.edits ?? [])].sort((left, right) => left.start - right.start);
    if (edits.length === 0 || !isSound(edits, text) || edits.some(edit => touchesAny(edit, taken))) continue;
    for (const edit of edits) taken.splice(findPlace(edit, taken), 0, edit);
    applied.push(diagnostic);
  }
  return { text: applyEdits(text, taken), applied };
}

/** `edits` are in order. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: added } of edits) {
    parts.push(text.slice(done, start), added);
    done = end;
  }
  return [...parts, text.slice(done)].join('');
}

/** Rules of plugins may say anything. Two insertions at one place overlap too: their order would be a guess. */
function isSound(edits: readonly Edit[], text: string): boolean {
  return edits.every(({ start, end }, index) => {
    const before = edits[index - 1];
    const isApart = !before || (before.end <= start && before.start < start);
    return (
      Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length && isApart
    );
  });
}

/** What two rules write side by side may not fit together either. */
function touchesAny(edit: Edit, taken: readonly Edit[]): boolean {
  const place = findPlace(edit, taken);
  const before = taken[place - 1];
  const after = taken[place];
  return (before !== undefined && edit.start <= before.end) || (after !== undefined && after.start <= edit.end);
}

/** The first of the edits, which are in order, that starts at or behind this one. */
function findPlace({ start }: Edit, taken: readonly Edit[]): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
