import type { Document } from '../core/document.ts';
import { isBinary } from '../core/is-binary.ts';
import { quote } from '../core/quote.ts';
import { documentRule, type Finding } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { rangeOf } from './shared/destinations.ts';
import { repairMojibake } from './shared/mojibake.ts';

export default documentRule({
  id: 'invalid-encoding',
  summary: 'Bytes that are not UTF-8, and text that was decoded twice (“Ã©” for “é”)',
  severity: 'error',
  group: 'text',
  fixes: 'suggested',
  check(doc, { report }) {
    for (const finding of judgeReplacements(doc)) report(finding);
    for (const at of findTextRanges(doc)) {
      for (const { range, repaired } of repairMojibake(doc.text, at)) {
        report({
          at: range,
          message: `${quote(doc.text.slice(...range))} is ${quote(repaired)} decoded twice`,
          hint: `Write ${quote(repaired)}`,
          fix: {
            title: `Write ${quote(repaired)}`,
            safety: 'suggested',
            edits: [{ start: range[0], end: range[1], text: repaired }],
          },
        });
      }
    }
  },
});

/** Prose and front matter; in code such characters may be the subject. */
function* findTextRanges(doc: Document): Generator<Range> {
  if (!/[ÂÃÐÑâï][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/.test(doc.text)) return;
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
