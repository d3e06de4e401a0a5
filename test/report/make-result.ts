import type { Diagnostic, FileReport, LintResult, ReportEnvironment } from '../../src/core/diagnostic.ts';
import { findLineStarts, spanAt } from '../../src/core/span.ts';

/** A finding at the first place where `at` stands in its file (or at a range). */
export type FindingAt = Omit<Diagnostic, 'file' | 'span'> & { readonly at: string | readonly [number, number] };

export const plain: ReportEnvironment = { color: false, width: 80, cwd: '/home/ada/garden' };
export const coloured: ReportEnvironment = { ...plain, color: true };

export function makeReport(file: string, text: string, findings: readonly FindingAt[]): FileReport {
  const lineStarts = findLineStarts(text);
  const diagnostics = findings.map(({ at, ...rest }) => {
    const start = typeof at === 'string' ? text.indexOf(at) : at[0];
    const end = typeof at === 'string' ? start + at.length : at[1];
    if (start < 0) throw new Error(`“${at}” is not in ${file}`);
    return { ...rest, file, span: spanAt(lineStarts, [start, end]) };
  });
  return { file, diagnostics, text: () => text };
}

export function makeResult(...reports: readonly FileReport[]): LintResult {
  return { files: 412, reports, notices: [], milliseconds: 384 };
}

/** Hints of how many findings there would be in a real blog: `count` of each kind. */
export function makeFindings(kind: Omit<FindingAt, 'at'>, count: number): FindingAt[] {
  return Array.from({ length: count }, (_, index) => ({ ...kind, message: `${kind.message} ${index}`, at: [0, 1] }));
}

export function brokenLink(target: string): FindingAt {
  return { rule: 'broken-link', severity: 'error', message: `Link target “${target}” does not exist`, at: target };
}
