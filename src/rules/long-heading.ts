import * as v from 'valibot';
import { documentRule } from '../core/rule.ts';
import { rangeOf } from './shared/destinations.ts';
import { textOf } from './shared/text-of.ts';

const options = v.object({
  /** How many characters a heading may have; an ideograph or a Hangul syllable counts as two. */
  max: v.optional(v.pipe(v.number(), v.integer(), v.minValue(20)), 200),
});

export default documentRule({
  id: 'long-heading',
  summary: 'A heading as long as a paragraph',
  severity: 'warning',
  group: 'text',
  options,
  check(doc, { options: { max }, report }) {
    for (const node of doc.nodes('heading')) {
      const at = rangeOf(node);
      if (!at || at[1] - at[0] <= max / 2) continue;
      const text = textOf(node);
      if (widthOf(text) <= max) continue;
      const underline = /\n[ >]*(=+|-+)[ \t]*$/.exec(doc.text.slice(Math.max(at[0], at[1] - 100), at[1]))?.[1];
      report({
        at,
        message: underline
          ? `The line “${underline.slice(0, 3)}” below makes a heading of ${text.length} characters out of this paragraph`
          : `Heading has ${text.length} characters: it is a paragraph in the size of a heading`,
        hint: underline ? 'Put a blank line between them' : 'Write it as a paragraph, or shorten it',
      });
    }
  },
});

function widthOf(text: string): number {
  return (
    text.length + text.replace(/[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, '').length
  );
}
