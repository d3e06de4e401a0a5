import type { Fix } from './diagnostic.ts';
import type { Range } from './span.ts';

export type DirectiveKind = 'disable' | 'enable' | 'disable-line' | 'disable-next-line' | 'disable-file';

/** One rule that a directive names, or all rules where it names none. */
export interface DirectiveTarget {
  /** Absent: all rules. */
  readonly rule?: string;
  /** The name; for all rules, the directive's keyword. */
  readonly range: Range;
  /** The part of the file in which findings of the rule are not reported; empty for `enable`. */
  readonly covers: Range;
  /** Takes the name out of the list; absent where it is the only one. */
  readonly removal?: Fix;
}

/** `postlint-disable broken-link -- reason`, in a comment of whatever language the author stands in. Plain JSON. */
export interface Directive {
  readonly kind: DirectiveKind;
  /** The whole comment. */
  readonly range: Range;
  readonly targets: readonly DirectiveTarget[];
  readonly reason?: string;
  /** Takes the whole comment out. */
  readonly removal: Fix;
}

/** A comment that was meant as a directive and is none. */
export interface DirectiveProblem {
  readonly range: Range;
  readonly message: string;
  readonly hint?: string;
}

/** The directive, with its target, that keeps a finding of a rule at an offset from being reported. */
export function findSuppression(
  directives: readonly Directive[],
  rule: string,
  offset: number,
): { readonly directive: Directive; readonly target: DirectiveTarget } | undefined {
  for (const directive of directives) {
    const target = directive.targets.find(({ rule: name, covers }) => {
      const isMeant = name === rule || name === undefined;
      return isMeant && covers[0] <= offset && offset < covers[1];
    });
    if (target && !isEnabledAgain(directives, directive, { rule, offset })) return { directive, target };
  }
  return undefined;
}

/** Whether a directive for all rules is followed by an `enable` of this one. */
function isEnabledAgain(
  directives: readonly Directive[],
  { kind, range }: Directive,
  { rule, offset }: { readonly rule: string; readonly offset: number },
): boolean {
  return (
    kind === 'disable' &&
    directives.some(
      other =>
        other.kind === 'enable' &&
        other.range[0] > range[0] &&
        other.range[0] <= offset &&
        other.targets.some(target => target.rule === rule),
    )
  );
}
