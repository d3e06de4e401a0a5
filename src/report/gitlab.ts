import type { LintResult, Severity } from '../core/diagnostic.ts';
import { createFingerprinter } from './fingerprint.ts';
import { printableJson } from './printable.ts';
import { joinSentences } from './sentence.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab’s code quality report: docs.gitlab.com/ci/testing/code_quality, “Code Quality report format”. */
export function reportGitlab(result: LintResult): string {
  const fingerprint = createFingerprinter();
  const issues = result.reports.flatMap(({ diagnostics }) =>
    diagnostics.map(diagnostic => ({
      description: joinSentences(diagnostic),
      check_name: diagnostic.rule,
      fingerprint: fingerprint(diagnostic),
      severity: SEVERITIES[diagnostic.severity],
      location: {
        path: diagnostic.file,
        lines: { begin: diagnostic.span.start.line, end: diagnostic.span.end.line },
      },
    })),
  );
  return `${printableJson(JSON.stringify(issues, null, 2))}\n`;
}
