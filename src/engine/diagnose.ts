import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { Finding, Rule } from '../core/rule.ts';
import { type Range, type Span, spanAt } from '../core/span.ts';

export interface Origin {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly lineStarts: readonly number[];
  /** Line starts of another file that a related place is in. */
  readonly lineStartsOf?: (file: string) => readonly number[] | undefined;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Adds to a finding what only the engine knows. */
export function toDiagnostic(finding: Finding, origin: Origin): Diagnostic {
  const { rule, severity, file, lineStarts } = origin;
  const own = finding.severity ?? severity;
  const related = finding.related?.map(place => {
    const other = place.file ?? file;
    const starts = other === file ? lineStarts : (origin.lineStartsOf?.(other) ?? [0]);
    return { message: place.message, file: other, span: toSpan(place.at, starts) };
  });
  return {
    rule,
    severity: RANK[own] < RANK[severity] ? own : severity,
    message: finding.message,
    ...(finding.hint !== undefined && { hint: finding.hint }),
    file,
    span: toSpan(finding.at, lineStarts),
    ...(finding.fix !== undefined && { fix: finding.fix }),
    ...(related !== undefined && related.length > 0 && { related }),
  };
}

function toSpan(at: Range | Span, lineStarts: readonly number[]): Span {
  return 'start' in at ? at : spanAt(lineStarts, at);
}

/** A rule that throws becomes one finding on the file, and the others go on. */
export function internalDiagnostic(rule: string, file: string, error: unknown): Diagnostic {
  const start = { line: 1, column: 1, offset: 0 };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    rule: `internal/${rule}`,
    severity: 'error',
    message: `${rule === 'parse' ? 'Parsing this file' : `The rule ${rule}`} failed: ${error instanceof Error ? error.message : String(error)}`,
    hint: `This is a bug in postlint, not in your post. ${detail.split('\n')[1]?.trim() ?? ''}`.trim(),
    file,
    span: { start, end: start },
  };
}

/** A file that can’t be read is one finding, and the others are linted. `why` is a sentence. */
export function unreadDiagnostic(file: string, why: string): Diagnostic {
  const start = { line: 1, column: 1, offset: 0 };
  return {
    rule: 'internal/read',
    severity: 'error',
    message: `This file can’t be read: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
    hint: 'Mend that, or leave the file out with “ignore” in the configuration',
    file,
    span: { start, end: start },
  };
}

/** File, then place, then rule: the order of every report. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  const place = left.span.start.offset - right.span.start.offset || left.span.end.offset - right.span.end.offset;
  if (place !== 0) return place;
  if (left.rule !== right.rule) return left.rule < right.rule ? -1 : 1;
  return left.message < right.message ? -1 : Number(left.message > right.message);
}

/** Leaves out findings that another rule explains better at the same place (`yieldsTo`). */
export function dropYielding(
  diagnostics: readonly Diagnostic[],
  rules: readonly Pick<Rule, 'id' | 'yieldsTo'>[],
): Diagnostic[] {
  const yielding = new Map(rules.flatMap(rule => (rule.yieldsTo ? [[rule.id, new Set(rule.yieldsTo)] as const] : [])));
  const stronger = new Set([...yielding.values()].flatMap(ids => [...ids]));
  const spoken = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!stronger.has(diagnostic.rule)) continue;
    const list = spoken.get(diagnostic.file);
    if (list) list.push(diagnostic);
    else spoken.set(diagnostic.file, [diagnostic]);
  }
  return diagnostics.filter(diagnostic => {
    const ids = yielding.get(diagnostic.rule);
    return !ids || !spoken.get(diagnostic.file)?.some(other => ids.has(other.rule) && overlaps(other, diagnostic));
  });
}

function overlaps(left: Diagnostic, right: Diagnostic): boolean {
  return left.span.start.offset < right.span.end.offset && right.span.start.offset < left.span.end.offset;
}
