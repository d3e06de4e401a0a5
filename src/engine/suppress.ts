import type { RuleLevel, RuleState } from '../core/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { type Directive, type DirectiveProblem, type DirectiveTarget, findSuppression } from '../core/directive.ts';
import { isFailure } from '../core/is-failure.ts';
import { quote } from '../core/quote.ts';
import type { Finding } from '../core/rule.ts';
import { toDiagnostic } from './diagnose.ts';

/** A linted file with the directives that it holds. */
interface DirectedFile {
  readonly file: string;
  readonly lineStarts: readonly number[];
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
  readonly states: ReadonlyMap<string, RuleState>;
  readonly remarkLevel: (rule: string) => RuleLevel | undefined;
  /** Where rules would speak if other servers were asked, or gave a clear answer: what covers that may have its use. */
  readonly uncertain: readonly { readonly rule: string; readonly offset: number }[];
}

/** What the configuration knows of the rules that directives name. */
interface RuleNames {
  /** Rules of postlint and its plugins: not those of remark. */
  readonly own: ReadonlySet<string>;
  /** What to do about a name that no rule has; undefined where one has it or may have it. */
  readonly findUnknownRule: (id: string) => string | undefined;
  /** Rules are left out for this run only: a directive for all rules may have its use in the next one. */
  readonly isPartial: boolean;
}

export interface SuppressInput {
  /** All that was found. Also what yields to another finding gives a directive its use. */
  readonly found: readonly Diagnostic[];
  /** What of it is to be reported. */
  readonly kept: readonly Diagnostic[];
  /** Those that hold any. */
  readonly files: readonly DirectedFile[];
  readonly names: RuleNames;
}

const UNUSED = 'unused-directive';
const INVALID = 'invalid-directive';

/** Leaves out what directives suppress, and adds what is wrong with the directives themselves. */
export function applyDirectives({ found, kept, files, names }: SuppressInput): Diagnostic[] {
  if (files.length === 0) return [...kept];
  const byFile = new Map(files.map(file => [file.file, file]));
  const used = new Set<DirectiveTarget>();
  const isShown = (diagnostic: Diagnostic): boolean => {
    const suppression = findSuppressionOf(diagnostic, byFile.get(diagnostic.file));
    if (suppression) used.add(suppression.target);
    return !suppression;
  };
  found.forEach(isShown);
  for (const { directives, uncertain } of files)
    for (const { rule, offset } of uncertain) {
      const suppression = findSuppression(directives, rule, offset);
      if (suppression) used.add(suppression.target);
    }
  // Where a rule failed, nobody knows what it would have found.
  const canJudge = !found.some(isFailure);
  const judged = files.flatMap(file => [
    ...findInvalid(file, names),
    ...(canJudge ? findUnused(file, { used, names, about: isAboutPosts }) : []),
  ]);
  const shown = judged.filter(isShown);
  const idle = canJudge ? files.flatMap(file => findUnused(file, { used, names, about: isAboutDirectives })) : [];
  return [...kept.filter(isShown), ...shown, ...idle];
}

/** A failure of ours is no finding about the post, and a directive does not speak for itself. */
function findSuppressionOf({ rule, span }: Diagnostic, file: DirectedFile | undefined) {
  if (!file || isFailure({ rule })) return undefined;
  const offset = span.start.offset;
  const others = isAboutDirectives(rule)
    ? file.directives.filter(({ range }) => offset < range[0] || range[1] <= offset)
    : file.directives;
  return findSuppression(others, rule, offset);
}

function isAboutDirectives(rule: string | undefined): boolean {
  return rule === UNUSED || rule === INVALID;
}

function isAboutPosts(rule: string | undefined): boolean {
  return !isAboutDirectives(rule);
}

function findInvalid(file: DirectedFile, names: RuleNames): Diagnostic[] {
  const findings: Finding[] = file.problems.map(({ range, message, hint }) => ({ at: range, message, hint }));
  for (const { rule, range } of file.directives.flatMap(({ targets }) => targets)) {
    const hint = rule === undefined ? undefined : names.findUnknownRule(rule);
    if (rule !== undefined && hint !== undefined)
      findings.push({ at: range, message: `There is no rule ${quote(rule)}`, hint });
  }
  return report(findings, INVALID, file);
}

interface Judging {
  readonly used: ReadonlySet<DirectiveTarget>;
  readonly names: RuleNames;
  readonly about: (rule: string | undefined) => boolean;
}

function findUnused(file: DirectedFile, { used, names, about }: Judging): Diagnostic[] {
  const isUnused = (directive: Directive, target: DirectiveTarget) =>
    directive.kind === 'enable' ? !endsOne(file, directive, target) : !used.has(target);
  const findings = file.directives.flatMap((directive): Finding[] => {
    const { targets, kind, range, removal } = directive;
    const unused = targets.filter(
      target => about(target.rule) && isOn(file, target.rule, names) && isUnused(directive, target),
    );
    const effect = kind === 'enable' ? 'enables nothing that was disabled' : 'suppresses nothing';
    if (unused.length === targets.length)
      return [{ at: range, message: `${quote(`postlint-${kind}`)} ${effect}`, hint: 'Remove it', fix: removal }];
    return unused.map(target => {
      const message = `${quote(target.rule ?? '')} in ${quote(`postlint-${kind}`)} ${effect}`;
      return { at: target.range, message, hint: 'Remove it from the list', fix: target.removal };
    });
  });
  return report(findings, UNUSED, file);
}

/** Whether a rule had its chance to find something. */
function isOn({ states, remarkLevel }: DirectedFile, rule: string | undefined, names: RuleNames): boolean {
  if (rule === undefined) return !names.isPartial;
  if (names.own.has(rule)) return states.has(rule);
  return names.findUnknownRule(rule) === undefined && remarkLevel(rule) !== 'off';
}

/** Whether an `enable` has a `disable` before it that it ends, for its rule or for all. */
function endsOne({ directives }: DirectedFile, { range }: Directive, { rule }: DirectiveTarget): boolean {
  return directives.some(
    ({ kind, targets, range: other }) =>
      kind === 'disable' &&
      other[0] < range[0] &&
      targets.some(target => rule === undefined || target.rule === undefined || target.rule === rule),
  );
}

function report(findings: readonly Finding[], rule: string, { file, lineStarts, states }: DirectedFile): Diagnostic[] {
  const severity = states.get(rule)?.severity;
  if (severity === undefined) return [];
  return findings.map(finding => toDiagnostic(finding, { rule, severity, file, lineStarts }));
}
