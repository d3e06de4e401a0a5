import * as v from 'valibot';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import { trimEnd } from '../core/trim.ts';
import { rangeOf } from './shared/destinations.ts';
import { textOf } from './shared/text-of.ts';

const options = v.object({
  /** Texts that say nothing of the target, in lower case. */
  texts: v.optional(v.array(v.string()), [
    'click here',
    'here',
    'link',
    'this',
    'this link',
    'more',
    'read more',
    'learn more',
    'this page',
    'this article',
    'this post',
  ]),
});

export default documentRule({
  id: 'link-text',
  summary: 'Link texts such as “click here”, which say nothing of the target',
  severity: 'off',
  group: 'links',
  options,
  check(doc, { options: { texts }, report }) {
    for (const node of [...doc.nodes('link'), ...doc.nodes('linkReference')]) {
      const at = rangeOf(node);
      const text = textOf(node);
      const words = trimEnd(text.toLowerCase(), ' \t\r\n\u00A0.…:!»›→>');
      if (!at || !texts.includes(words)) continue;
      report({
        at,
        message: `Link text ${quote(text)} says nothing of its target`,
        hint: 'Name what readers find there: many go from link to link without the text between',
      });
    }
  },
});
