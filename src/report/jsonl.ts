import type { LintResult } from '../core/diagnostic.ts';
import { describeDiagnostic } from './json.ts';
import { printableJson } from './printable.ts';

/** One JSON object a line and finding, with the keys of the `json` format and the path first. */
export function reportJsonl(result: LintResult): string {
  let lines = '';
  for (const { file, diagnostics } of result.reports)
    for (const diagnostic of diagnostics)
      lines += `${printableJson(JSON.stringify({ path: file, ...describeDiagnostic(diagnostic) }))}\n`;
  return lines;
}
