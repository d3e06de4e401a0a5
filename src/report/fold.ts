import type { Diagnostic, FileReport, LintResult } from '../core/diagnostic.ts';

/** In how many files the same finding must be for it to be told once. */
const MANY_FILES = 3;

/** The same rule saying the same thing in many files. */
export interface RepeatedFinding {
  readonly count: number;
  /** The first finding of each file. */
  readonly places: readonly Diagnostic[];
  readonly first: Diagnostic;
  /** The file of the first finding. */
  readonly report: FileReport;
  /** The hint, where all have the same. */
  readonly hint: string | undefined;
}

export interface FoldedResult {
  /** Files with what is left of their findings; a file without any is not among them. */
  readonly reports: readonly FileReport[];
  /** The most widespread first. */
  readonly repeated: readonly RepeatedFinding[];
}

interface Group {
  count: number;
  readonly places: Diagnostic[];
  readonly first: Diagnostic;
  readonly report: FileReport;
  hint: string | undefined;
}

/** Takes out findings that many files share, so that one cause (one tag, one missing target) is told once. */
export function foldRepeated(result: LintResult): FoldedResult {
  const groups = new Map<string, Group>();
  for (const report of result.reports) for (const diagnostic of report.diagnostics) collect(groups, report, diagnostic);

  const repeated = [...groups.values()]
    .filter(isRepeated)
    .sort((left, right) => right.places.length - left.places.length);
  if (repeated.length === 0) return { reports: result.reports, repeated };

  const reports: FileReport[] = [];
  for (const report of result.reports) {
    const diagnostics = report.diagnostics.filter(diagnostic => {
      const group = groups.get(keyOf(diagnostic));
      return group === undefined || !isRepeated(group);
    });
    if (diagnostics.length > 0) reports.push({ ...report, diagnostics });
  }
  return { reports, repeated };
}

function collect(groups: Map<string, Group>, report: FileReport, diagnostic: Diagnostic): void {
  const key = keyOf(diagnostic);
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, { count: 1, places: [diagnostic], first: diagnostic, report, hint: diagnostic.hint });
    return;
  }
  group.count++;
  if (group.places.at(-1)?.file !== diagnostic.file) group.places.push(diagnostic);
  if (group.hint !== diagnostic.hint) group.hint = undefined;
}

function isRepeated(group: Group): boolean {
  return group.places.length >= MANY_FILES;
}

function keyOf({ rule, severity, message }: Diagnostic): string {
  return `${rule}\0${severity}\0${message}`;
}
