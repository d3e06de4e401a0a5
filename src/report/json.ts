import type { BaselineReport, Diagnostic, LintResult, Related } from '../core/diagnostic.ts';
import type { Span } from '../core/span.ts';
import type { Statistics } from '../core/statistics.ts';
import { countFindings } from './count.ts';
import { externalJson } from './external-links.ts';
import { printableJson } from './printable.ts';
import { countByRule } from './rule-counts.ts';

/** One document for programs, as docs/reports.md describes it; `version` changes when a key changes its meaning. */
export function reportJson(result: LintResult): string {
  const { errors, warnings, fixable } = countFindings(result);
  const report = {
    version: 1,
    summary: { files: result.files, errors, warnings, fixable },
    ...(result.statistics && { statistics: describeStatistics(result, result.statistics) }),
    ...(result.external && { external: externalJson(result.external) }),
    results: result.reports.map(({ file, diagnostics }) => ({
      path: file,
      diagnostics: diagnostics.map(describeDiagnostic),
    })),
    ...(result.baseline && { baseline: describeBaseline(result.baseline) }),
    ...(result.shard && { shard: result.shard }),
  };
  return `${printableJson(JSON.stringify(report, null, 2))}\n`;
}

function describeStatistics(result: LintResult, { sites, times }: Statistics) {
  return { rules: countByRule(result), times, sites };
}

function describeBaseline({ file, known, stale }: BaselineReport) {
  return {
    path: file,
    known,
    stale: stale.map(({ file: path, rule, content, count, movedTo }) => {
      return { path, rule, content, count, ...(movedTo !== undefined && { movedTo }) };
    }),
  };
}

/** A finding as programs get it: `fix` and `related` only where there are any. */
export function describeDiagnostic({ rule, severity, message, hint, span, fix, related }: Diagnostic) {
  return {
    rule,
    severity,
    message,
    hint: hint ?? null,
    ...describeSpan(span),
    ...(fix && {
      fix: {
        title: fix.title,
        safety: fix.safety,
        edits: fix.edits.map(({ start, end, text }) => ({ start, end, text })),
      },
    }),
    ...(related && related.length > 0 && { related: related.map(describeRelated) }),
  };
}

function describeRelated({ message, file, span }: Related) {
  return { message, path: file, ...describeSpan(span) };
}

function describeSpan({ start, end }: Span) {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
