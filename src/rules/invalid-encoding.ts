import type { Document } from '../core/document.ts';
import { isBinary } from '../core/is-binary.ts';
import { quote } from '../core/quote.ts';
import { documentRule, type Finding } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { rangeOf } from './shared/destinations.ts';
import { mayHoldMojibake, repairMojibake } from './shared/mojibake.ts';

export default documentRule({
  id: 'invalid-encoding',
  summary: 'Bytes that are not UTF-8, and text that was decoded twice (“Ã©” for “é”)',
  severity: 'error',
  group: 'text',
  fixes: 'suggested',
  check(doc, { report }) {
    for (const finding of judgeReplacements(doc)) report(finding);
    for (const at of findTextRanges(doc)) {
      for (const { range, repaired } of repairMojibake(doc.text, at)) report(describe(doc, range, repaired));
    }
  },
});

function describe(doc: Document, [start, end]: Range, repaired: string): Finding {
  const words = quote(doc.text.slice(start, end));
  // It is meant for the very beginning of a file, and never to be seen.
  const isMark = /^\uFEFF+$/.test(repaired);
  const what = isMark
    ? 'the byte-order mark of a file that was read in the wrong encoding'
    : `${quote(repaired)} decoded twice`;
  const hint = isMark ? 'Remove it' : `Write ${quote(repaired)}`;
  const edits = [{ start, end, text: isMark ? '' : repaired }];
  return { at: [start, end], message: `${words} is ${what}`, hint, fix: { title: hint, safety: 'suggested', edits } };
}

/** Prose and front matter; in code such characters may be the subject. */
function* findTextRanges(doc: Document): Generator<Range> {
  if (!mayHoldMojibake(doc.text)) return;
  if (doc.frontMatter) yield doc.frontMatter.range;
  for (const node of doc.nodes('text')) {
    const range = rangeOf(node);
    if (range) yield range;
  }
}

/** U+FFFD stands for bytes that can't be read; where the file itself has it, something damaged the text earlier. */
function* judgeReplacements(doc: Document): Generator<Finding> {
  if (!doc.text.includes('\uFFFD')) return;
  const [first, ...others] = findReplacements(doc);
  if (!doc.isUtf8) {
    if (!first) return;
    if (isBinary(doc)) {
      const hint = 'Save it as UTF-8, or leave it out with “ignore” in the configuration if it is no post';
      return yield { at: [0, 1], message: 'The file is no text in UTF-8', hint };
    }
    const rest = others.length > 0 ? `, and ${others.length} more` : '';
    const message = `The file is not UTF-8: what stands here ${near(doc.text, first)} can’t be read${rest}`;
    yield { at: first, message, hint: 'Save the file as UTF-8' };
    return;
  }
  const code = [...doc.nodes('code'), ...doc.nodes('inlineCode')].map(rangeOf).filter(range => range !== undefined);
  for (const at of [first, ...others]) {
    if (!at || code.some(([start, end]) => start <= at[0] && at[0] < end)) continue;
    const message = `Damaged character (U+FFFD) ${near(doc.text, at)}`;
    yield { at, message, hint: 'Write the character again: what it was is lost' };
  }
}

function findReplacements({ text }: Document): Range[] {
  return Array.from(text.matchAll(/\uFFFD+/g), match => [match.index, match.index + match[0].length] as const);
}

function near(text: string, [start, end]: Range): string {
  return `in ${quote(text.slice(Math.max(0, start - 15), end + 15).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, ''))}`;
}
