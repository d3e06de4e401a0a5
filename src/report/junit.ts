import type { Diagnostic, FileReport, LintResult } from '../core/diagnostic.ts';
import { pluralize } from '../core/pluralize.ts';
import { countFindings } from './count.ts';
import { joinSentences } from './sentence.ts';
import { escapeXml, formatAttributes, xmlHeader } from './xml.ts';

/**
 * JUnit’s XML: a suite for each file, a test for each finding. Only errors fail, as they do on the command line;
 * warnings and notes are what a passing test printed.
 */
export function reportJunit(result: LintResult): string {
  const { errors, warnings, infos } = countFindings(result);
  const tests = Math.max(1, errors + warnings + infos);
  const suites = result.reports.length > 0 ? result.reports.map(toSuite) : [toCleanSuite(result)];
  const head = `<testsuites${formatAttributes({ name: 'postlint', tests, failures: errors })}>`;
  return `${[xmlHeader, head, ...suites, '</testsuites>'].join('\n')}\n`;
}

/** Consumers take a report without any test for a failed run. */
function toCleanSuite({ files }: LintResult): string {
  const test = formatAttributes({ name: `No problems in ${pluralize(files, 'file')}`, classname: 'postlint' });
  return `  <testsuite name="postlint" tests="1" failures="0">\n    <testcase${test}/>\n  </testsuite>`;
}

function toSuite({ file, diagnostics }: FileReport): string {
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length;
  const head = formatAttributes({ name: file, tests: diagnostics.length, failures });
  return [`  <testsuite${head}>`, ...diagnostics.map(toCase), '  </testsuite>'].join('\n');
}

function toCase(diagnostic: Diagnostic): string {
  const { rule, severity, message, file, span } = diagnostic;
  const place = `${span.start.line}:${span.start.column}`;
  const head = formatAttributes({ name: `${place} ${rule}`, classname: file, file, line: span.start.line });
  const text = escapeXml(`${file}:${place}: ${severity} ${joinSentences(diagnostic)} [${rule}]`);
  const body =
    severity === 'error'
      ? `<failure${formatAttributes({ message, type: rule })}>${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return `    <testcase${head}>\n      ${body}\n    </testcase>`;
}
