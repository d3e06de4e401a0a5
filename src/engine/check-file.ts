import type { RuleState } from '../core/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Directive, DirectiveProblem } from '../core/directive.ts';
import type { Document } from '../core/document.ts';
import type { DocumentRule, Finding, Rule } from '../core/rule.ts';
import type { FileFacts } from '../core/site.ts';
import { readDirectives } from '../parse/directives.ts';
import type { RunRemark } from '../remark/bridge.ts';
import type { RemarkFinding } from '../remark/remark-finding.ts';
import { extractFacts } from '../site/facts.ts';
import { internalDiagnostic, toDiagnostic } from './diagnose.ts';

/** What phase one leaves of a file: plain data, the unit of work, of the cache and of message passing. */
export interface FileResult {
  readonly facts: FileFacts;
  readonly diagnostics: readonly Diagnostic[];
  readonly directives: readonly Directive[];
  readonly directiveProblems: readonly DirectiveProblem[];
}

export interface CheckFileInput {
  readonly doc: Document;
  readonly rules: readonly Rule[];
  /** Severity and options of the rules that are on for this file. */
  readonly states: ReadonlyMap<string, RuleState>;
  readonly remark?: RunRemark | undefined;
}

/** Runs the document rules on one parsed post and extracts what the site needs of it. */
export function checkFile({ doc, rules, states, remark }: CheckFileInput): FileResult | Promise<FileResult> {
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const state = states.get(rule.id);
    if (!state || rule.scope !== 'document') continue;
    for (const diagnostic of runRule(rule, state, doc)) diagnostics.push(diagnostic);
  }
  const facts = extractFacts(doc);
  const { directives, problems } = readDirectives(doc);
  const known = { facts, directives, directiveProblems: problems };
  const remarked = remark ? runRemark(remark, doc) : [];
  if (Array.isArray(remarked)) return { ...known, diagnostics: [...diagnostics, ...remarked] };
  return remarked.then(more => ({ ...known, diagnostics: [...diagnostics, ...more] }));
}

function runRule(rule: DocumentRule, state: RuleState, doc: Document): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (finding: Finding) => {
    found.push(
      toDiagnostic(finding, { rule: rule.id, severity: state.severity, file: doc.file, lineStarts: doc.lineStarts }),
    );
  };
  try {
    rule.check(doc, { options: state.options, report });
  } catch (error) {
    found.push(internalDiagnostic(rule.id, doc.file, error));
  }
  return found;
}

/** A promise only where there is one: most posts are done at once. */
function runRemark(remark: RunRemark, doc: Document): Diagnostic[] | Promise<Diagnostic[]> {
  const translate = (findings: readonly RemarkFinding[]) =>
    findings.map(finding => {
      const { rule, severity } = finding;
      return toDiagnostic(finding, { rule, severity, file: doc.file, lineStarts: doc.lineStarts });
    });
  const fail = (error: unknown) => [internalDiagnostic('remark', doc.file, error)];
  try {
    const findings = remark(doc);
    return findings instanceof Promise ? findings.then(translate, fail) : translate(findings);
  } catch (error) {
    return fail(error);
  }
}
