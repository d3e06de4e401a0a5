import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Directive, DirectiveProblem } from '../../core/directive.ts';

// What comes from a file may be anything. There are few of these in a site: looking at all of it costs nothing.

type Check = (value: unknown) => boolean;

const isText: Check = value => typeof value === 'string';
const isNumber: Check = value => typeof value === 'number';
const isPlace = hasShape({ line: isNumber, column: isNumber, offset: isNumber });
const isSpan = hasShape({ start: isPlace, end: isPlace });
const isRange: Check = value => Array.isArray(value) && value.length === 2 && value.every(isNumber);
const isFix = hasShape({
  title: isText,
  safety: oneOf('safe', 'suggested'),
  edits: listOf(hasShape({ start: isNumber, end: isNumber, text: isText })),
});
const isDiagnostic = hasShape({
  rule: isText,
  severity: oneOf('error', 'warning', 'info'),
  message: isText,
  hint: optional(isText),
  file: isText,
  span: isSpan,
  fix: optional(isFix),
  related: optional(listOf(hasShape({ message: isText, file: isText, span: isSpan }))),
});
const isTarget = hasShape({ rule: optional(isText), range: isRange, covers: isRange, removal: optional(isFix) });
const isDirective = hasShape({
  kind: oneOf('disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file'),
  range: isRange,
  targets: listOf(isTarget),
  reason: optional(isText),
  removal: isFix,
});
const isDirectiveProblem = hasShape({ range: isRange, message: isText, hint: optional(isText) });

export function areDiagnostics(value: unknown): value is readonly Diagnostic[] {
  return listOf(isDiagnostic)(value);
}

export function areDirectives(value: unknown): value is readonly Directive[] {
  return listOf(isDirective)(value);
}

export function areDirectiveProblems(value: unknown): value is readonly DirectiveProblem[] {
  return listOf(isDirectiveProblem)(value);
}

function hasShape(checks: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(checks);
  return value =>
    typeof value === 'object' &&
    value !== null &&
    // Only its own properties: what is read from JSON has no others.
    entries.every(([name, check]) => check(Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined));
}

function listOf(check: Check): Check {
  return value => Array.isArray(value) && value.every(check);
}

function optional(check: Check): Check {
  return value => value === undefined || check(value);
}

function oneOf(...names: readonly unknown[]): Check {
  return value => names.includes(value);
}
