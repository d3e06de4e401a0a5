import type { RuleState } from '../core/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { DocumentRule, Finding, Rule } from '../core/rule.ts';
import type { FileFacts } from '../core/site.ts';
import { extractFacts } from '../site/facts.ts';
import { internalDiagnostic, toDiagnostic } from './diagnose.ts';

/** What phase one leaves of a file: plain data, the unit of work, of the cache and of message passing. */
export interface FileResult {
  readonly facts: FileFacts;
  readonly diagnostics: readonly Diagnostic[];
}

/** A finding of a remark plugin, under the rule's name there. */
export interface RemarkFinding extends Finding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
}

export interface CheckFileInput {
  readonly doc: Document;
  readonly rules: readonly Rule[];
  /** Severity and options of the rules that are on for this file. */
  readonly states: ReadonlyMap<string, RuleState>;
  readonly remark?: ((doc: Document) => readonly RemarkFinding[]) | undefined;
}

/** Runs the document rules on one parsed post and extracts what the site needs of it. */
export function checkFile({ doc, rules, states, remark }: CheckFileInput): FileResult {
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const state = states.get(rule.id);
    if (!state || rule.scope !== 'document') continue;
    diagnostics.push(...runRule(rule, state, doc));
  }
  if (remark) diagnostics.push(...runRemark(remark, doc));
  return { facts: extractFacts(doc), diagnostics };
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

function runRemark(remark: (doc: Document) => readonly RemarkFinding[], doc: Document): Diagnostic[] {
  try {
    return remark(doc).map(finding =>
      toDiagnostic(finding, {
        rule: finding.rule,
        severity: finding.severity,
        file: doc.file,
        lineStarts: doc.lineStarts,
      }),
    );
  } catch (error) {
    return [internalDiagnostic('remark', doc.file, error)];
  }
}
