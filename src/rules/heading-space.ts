import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import { rangeOf } from './shared/destinations.ts';

export default documentRule({
  id: 'heading-space',
  summary: 'A heading without a space after its “#”, which is printed as text',
  severity: 'error',
  group: 'text',
  fixes: 'safe',
  check(doc, { report }) {
    // kramdown's own dialect, unlike GFM, takes `##Heading` for a heading.
    if (doc.dialect.headingIds.style === 'kramdown') return;
    for (const node of doc.nodes('paragraph')) {
      const first = node.children[0];
      if (first?.type !== 'text' || !first.value.startsWith('#')) continue;
      const range = rangeOf(node);
      if (!range || doc.masked[range[0]] !== '#') continue;
      const line = /^[^\r\n]*/.exec(doc.masked.slice(range[0], range[0] + 300))?.[0] ?? '';
      const [, marks = '', blank = '', words = ''] =
        /^(#{1,6})([\u00A0\u3000\u2002\u2003\u2009\u202F\u200B\uFEFF]*)(.*)$/.exec(line) ?? [];
      const end = range[0] + marks.length + blank.length;
      if (
        !/^[\p{L}\p{N}“"'‘«¿¡*`_[(]/u.test(words) ||
        (marks === '#' && !isTitle(blank, words, line.length === range[1] - range[0]))
      )
        continue;
      report({
        at: [range[0], range[0] + line.trimEnd().length],
        message: `Heading ${quote(words)} is printed as text: ${blank ? 'the space after its “#” is not an ordinary one' : `a space is missing after “${marks}”`}`,
        hint: `Write “${marks} ${words.length > 40 ? '…' : words.trim()}”`,
        fix: {
          title: 'Put a space after the “#”',
          safety: marks === '#' && !blank ? 'suggested' : 'safe',
          edits: [{ start: range[0] + marks.length, end, text: ' ' }],
        },
      });
    }
  },
});

/** A single “#” also begins a hashtag, an issue’s number and `#include`. */
function isTitle(blank: string, words: string, isAlone: boolean): boolean {
  if (blank) return true;
  return isAlone && /^\p{Lu}\p{Ll}*\s+\p{L}/u.test(words) && !/[#.,;:!]/.test(words) && words.length < 80;
}
