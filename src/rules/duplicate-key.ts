import type { Fix } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { reportProblems } from './shared/front-matter-problems.ts';

export default documentRule({
  id: 'duplicate-key',
  summary: 'The same key twice in the front matter',
  severity: 'error',
  group: 'front matter',
  fixes: 'safe',
  check: (doc, { report }) =>
    reportProblems(doc, 'duplicate-key', finding => {
      const [first] = finding.related ?? [];
      const fix = first && removeRepetition(doc, rangeOf(first.at), rangeOf(finding.at));
      report({ ...finding, fix: finding.fix ?? fix });
    }),
});

type At = Parameters<Parameters<typeof reportProblems>[2]>[0]['at'];

function rangeOf(at: At): Range {
  return 'start' in at ? [at.start.offset, at.end.offset] : at;
}

/** Which of two values is meant, only the author knows; of the same line twice, one is too many. */
function removeRepetition({ text }: Document, first: Range, again: Range): Fix | undefined {
  const [start, end] = lineAt(text, again[0]);
  const line = text.slice(start, end);
  if (!isWhole(line) || line.trimEnd() !== text.slice(...lineAt(text, first[0])).trimEnd()) return undefined;
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const after = /^[^\S\n]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
  // What is indented below is a part of the value.
  if (after > indent) return undefined;
  return { title: 'Remove the repetition', safety: 'safe', edits: [{ start, end, text: '' }] };
}

/** With the line break. */
function lineAt(text: string, offset: number): Range {
  const newline = text.indexOf('\n', offset);
  return [text.lastIndexOf('\n', offset - 1) + 1, newline === -1 ? text.length : newline + 1];
}

/** A key and a value that ends with the line; in JSON a comma may belong to either. */
function isWhole(line: string): boolean {
  return /^[\w-]+\s*[:=]\s+(?:"[^"\\\n]*"|'[^'\n]*'|[^\s"'|>&*!{[#%@`][^#"'\n]*)$/.test(line.trim());
}
