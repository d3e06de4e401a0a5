import type { Diagnostic, Edit, FileReport, LintResult, Severity } from '../core/diagnostic.ts';
import { findLineStarts, type Place, type Span, spanAt } from '../core/span.ts';
import { readAgain } from './excerpt.ts';
import { printableJson } from './printable.ts';
import { joinSentences } from './sentence.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

type ColumnOf = (place: Place) => number | undefined;

/** The Reviewdog Diagnostic Format (reviewdog/reviewdog, proto/rdf/reviewdog.proto). */
export function reportRdjson(result: LintResult): string {
  const report = { source: { name: 'postlint' }, diagnostics: result.reports.flatMap(describeFile) };
  return `${printableJson(JSON.stringify(report, null, 2))}\n`;
}

function describeFile(report: FileReport) {
  const text = readAgain(report);
  const columnOf = countBytes(text);
  const lineStarts = text === undefined ? undefined : findLineStarts(text);
  return report.diagnostics.map(diagnostic => {
    // Several edits belong together, but suggestions are taken one by one.
    const [edit, second] = diagnostic.fix?.edits ?? [];
    const suggestion = edit && !second && lineStarts ? describeEdit(edit, lineStarts, columnOf) : undefined;
    return describe(diagnostic, columnOf, suggestion);
  });
}

function describe(diagnostic: Diagnostic, columnOf: ColumnOf, suggestion: unknown) {
  return {
    message: joinSentences(diagnostic),
    location: { path: diagnostic.file, range: describeSpan(diagnostic.span, columnOf) },
    severity: SEVERITIES[diagnostic.severity],
    code: { value: diagnostic.rule },
    ...(suggestion !== undefined && { suggestions: [suggestion] }),
  };
}

function describeEdit({ start, end, text }: Edit, lineStarts: readonly number[], columnOf: ColumnOf) {
  return { range: describeSpan(spanAt(lineStarts, [start, end]), columnOf), text };
}

function describeSpan({ start, end }: Span, columnOf: ColumnOf) {
  return { start: describePlace(start, columnOf), end: describePlace(end, columnOf) };
}

function describePlace(place: Place, columnOf: ColumnOf) {
  const column = columnOf(place);
  return { line: place.line, ...(column !== undefined && { column }) };
}

/** Columns of this format count bytes of UTF-8. Goes on from the last place, since a line may have megabytes. */
function countBytes(text: string | undefined): ColumnOf {
  let last = { lineStart: -1, offset: 0, bytes: 0 };
  return ({ column, offset }) => {
    const lineStart = offset - column + 1;
    if (text === undefined || lineStart < 0 || offset > text.length) return undefined;
    if (last.lineStart !== lineStart || last.offset > offset) last = { lineStart, offset: lineStart, bytes: 0 };
    const bytes = last.bytes + Buffer.byteLength(text.slice(last.offset, offset));
    last = { lineStart, offset, bytes };
    return bytes + 1;
  };
}
