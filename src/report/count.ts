import type { Diagnostic, LintResult } from '../core/diagnostic.ts';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that `--fix` mends: those with a safe fix. */
  readonly fixable: number;
  /** Findings that only `--fix-suggested` mends. */
  readonly suggested: number;
}

export function countFindings(result: LintResult): Counts {
  const counts = { errors: 0, warnings: 0, infos: 0, fixable: 0, suggested: 0 };
  for (const report of result.reports) for (const diagnostic of report.diagnostics) add(counts, diagnostic);
  return counts;
}

function add(counts: { -readonly [Kind in keyof Counts]: number }, diagnostic: Diagnostic) {
  if (diagnostic.severity === 'error') counts.errors++;
  else if (diagnostic.severity === 'warning') counts.warnings++;
  else counts.infos++;
  if (diagnostic.fix?.safety === 'safe') counts.fixable++;
  else if (diagnostic.fix) counts.suggested++;
}
