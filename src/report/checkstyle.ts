import type { Diagnostic, LintResult } from '../core/diagnostic.ts';
import { joinSentences } from './sentence.ts';
import { formatAttributes, xmlHeader } from './xml.ts';

/** Checkstyle’s XML, which many CI servers read. */
export function reportCheckstyle(result: LintResult): string {
  const files = result.reports.map(({ file, diagnostics }) =>
    [`  <file${formatAttributes({ name: file })}>`, ...diagnostics.map(toError), '  </file>'].join('\n'),
  );
  return `${[xmlHeader, '<checkstyle version="4.3">', ...files, '</checkstyle>'].join('\n')}\n`;
}

function toError(diagnostic: Diagnostic): string {
  const attributes = {
    line: diagnostic.span.start.line,
    column: diagnostic.span.start.column,
    severity: diagnostic.severity,
    message: joinSentences(diagnostic),
    source: `postlint.${diagnostic.rule}`,
  };
  return `    <error${formatAttributes(attributes)}/>`;
}
