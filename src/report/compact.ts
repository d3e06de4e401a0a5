import type { LintResult } from '../core/diagnostic.ts';
import { printable, printableSentence } from './printable.ts';

/** One finding a line, for grep and for editors: `path:line:column: severity message [rule]`. */
export function reportCompact(result: LintResult): string {
  let lines = '';
  for (const report of result.reports) {
    const path = printable(report.file);
    for (const { span, severity, message, rule } of report.diagnostics)
      lines += `${path}:${span.start.line}:${span.start.column}: ${severity} ${printableSentence(message)} [${printable(rule)}]\n`;
  }
  return lines;
}
