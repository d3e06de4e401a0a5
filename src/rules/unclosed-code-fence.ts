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
  const lastLine = doc.masked.lastIndexOf('\n', range[1] - 1) + 1;
  const closing = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(doc.masked.slice(lastLine, range[1]))?.[1];
  const isClosed = lastLine > range[0] && closing?.startsWith(marks) === true;
  return { range, opening: [range[0], range[0] + opening[0].trimEnd().length], marks, isClosed };
}

/** Up to three lines inside that were probably meant to end the block. */
function findLookalikes(doc: Document, { range, opening, marks }: Fence): Range[] {
  const inside = doc.masked.slice(opening[1], range[1]);
  return [...inside.matchAll(/^([ \t>]*)((?:`{3,}|~{3,})[^\r\n]*)$/gm)]
    .filter(([, , line]) => line?.[0] === marks[0])
    .slice(0, 3)
    .map(({ index, 1: indent = '', 2: line = '' }) => {
      const start = opening[1] + index + indent.length;
      return [start, start + line.trimEnd().length];
    });
}

function whyNot(doc: Document, at: Range, marks: string): string {
  const line = doc.text.slice(...at);
  const own = line.search(/[^`~]|$/);
  if (own < marks.length) return `it has ${own} of ${marks.length} marks`;
  return line.length > own ? 'text follows its marks' : 'it is indented too far';
}
