import type { Code } from 'mdast';
import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { rangeOf } from './shared/destinations.ts';

export default documentRule({
  id: 'unclosed-code-fence',
  summary: 'A code block that is never closed, so that the rest of the post is code',
  severity: 'error',
  group: 'text',
  check(doc, { report }) {
    // Only the last block can run to the end; one inside a list or quote ends with it, and swallows nothing else.
    const node = doc.nodes('code').at(-1);
    const fence = node && readFence(doc, node);
    if (!fence || fence.isClosed || doc.masked.slice(fence.range[1]).trim() !== '') return;
    const lines = findLookalikes(doc, fence);
    // kramdown takes only whole blocks for code.
    const isText = doc.dialect.markdown === 'kramdown';
    const effect = isText ? 'it is printed as text' : 'all that follows is shown as code';
    report({
      at: fence.opening,
      message: `Code block ${quote(doc.text.slice(...fence.opening))} is never closed: ${effect}`,
      hint: `Add a line ${quote(fence.marks)} where the code ends`,
      related: lines.map(at => ({ at, message: `this line does not close it: ${whyNot(doc, at, fence.marks)}` })),
    });
  },
});

interface Fence {
  readonly range: Range;
  /** The opening line, without its indentation. */
  readonly opening: Range;
  readonly marks: string;
  readonly isClosed: boolean;
}

/** Undefined for an indented block. */
function readFence(doc: Document, node: Code): Fence | undefined {
  const range = rangeOf(node);
  const opening = range && /^(`{3,}|~{3,})[^\r\n]*/.exec(doc.masked.slice(range[0], range[0] + 300));
  const marks = opening?.[1];
  if (!range || !opening || !marks) return undefined;
  const last = doc.masked.slice(doc.masked.lastIndexOf('\n', range[1] - 1) + 1, range[1]);
  const closing = /(`{3,}|~{3,})[ \t]*$/.exec(last.slice(-300));
  const isClosed =
    closing?.[1] !== undefined &&
    range[1] > range[0] + opening[0].length &&
    closing[1][0] === marks[0] &&
    closing[1].length >= marks.length &&
    /^[ \t>]*$/.test(last.slice(0, -closing[0].length).slice(-300));
  return { range, opening: [range[0], range[0] + opening[0].trimEnd().length], marks, isClosed };
}

/** Up to three lines inside that were probably meant to end the block. */
function findLookalikes(doc: Document, { range, opening, marks }: Fence): Range[] {
  const lines: Range[] = [];
  const pattern = /^[ \t>]*(`{3,}|~{3,})[^\r\n]*$/gm;
  pattern.lastIndex = opening[1];
  for (let match = pattern.exec(doc.masked); match && lines.length < 3; match = pattern.exec(doc.masked)) {
    const start = match.index + match[0].length - match[0].trimStart().length;
    if (match.index >= range[1]) break;
    if (match[1]?.[0] === marks[0]) lines.push([start, match.index + match[0].trimEnd().length]);
  }
  return lines;
}

function whyNot(doc: Document, [start, end]: Range, marks: string): string {
  const line = doc.text.slice(start, end);
  const own = /^[>\s]*([`~]+)/.exec(line)?.[1]?.length ?? 0;
  if (own < marks.length) return `it has ${own} of ${marks.length} marks`;
  return line.length > own ? 'text follows its marks' : 'it is indented too far';
}
