import type { Document, FrontMatterProblem } from '../../core/document.ts';
import type { Finding } from '../../core/rule.ts';

/** Reports what the front matter parser found of one kind; each kind has a rule of its own. */
export function reportProblems(
  doc: Document,
  kind: FrontMatterProblem['kind'],
  report: (finding: Finding) => void,
): void {
  // the rule about merge conflicts sees them wherever they are
  for (const { kind: found, code, range, message, hint, fix, related } of doc.frontMatterProblems)
    if (found === kind && code !== 'merge-conflict')
      report({ at: range, message, hint, fix, related: related && [{ message: related.message, at: related.range }] });
}
