import type { Dialect } from '../../src/core/dialect.ts';
import type { Document } from '../../src/core/document.ts';
import { toDiagnostic } from '../../src/engine/diagnose.ts';
import { loadRemark } from '../../src/remark/bridge.ts';
import { dialects, parse } from '../parse/sample.ts';

/** What remark plugins say of a post, beside the default rules, as a rule's page would write it. */
export async function lintPost(
  post: string | Document,
  { plugins = [], dialect = dialects.plain }: { plugins?: readonly unknown[]; dialect?: Dialect } = {},
): Promise<string[]> {
  const doc = typeof post === 'string' ? parse(post, dialect) : post;
  const findings = await (await loadRemark(plugins)).run(doc);
  return findings.flatMap(finding => {
    const { rule, severity } = finding;
    const {
      span,
      message,
      hint,
      related = [],
    } = toDiagnostic(finding, {
      rule,
      severity,
      file: doc.file,
      lineStarts: doc.lineStarts,
    });
    const { start, end } = span;
    return [
      `${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${rule}: ${message}`,
      ...(hint === undefined ? [] : [`  hint: ${hint}`]),
      ...related.map(other => `  related: ${other.span.start.line}:${other.span.start.column} ${other.message}`),
    ];
  });
}
