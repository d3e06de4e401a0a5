import type { Heading } from 'mdast';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import { rangeOf } from './shared/destinations.ts';
import { textOf } from './shared/text-of.ts';

export default documentRule({
  id: 'duplicate-heading',
  summary: 'Two headings with the same text under one parent',
  severity: 'off',
  group: 'text',
  check(doc, { report }) {
    // One set of texts per level: those of the siblings under the current parent.
    const siblings = new Map<number, Map<string, Heading>>();
    for (const node of doc.nodes('heading')) {
      for (const level of siblings.keys()) if (level > node.depth) siblings.delete(level);
      const texts = siblings.get(node.depth) ?? new Map<string, Heading>();
      siblings.set(node.depth, texts);
      const text = textOf(node);
      const first = texts.get(text.toLowerCase());
      const at = rangeOf(node);
      const firstAt = first && rangeOf(first);
      if (!at || text === '' || text.includes('\uE000')) continue;
      if (!firstAt) texts.set(text.toLowerCase(), node);
      else
        report({
          at,
          message: `Heading ${quote(text)} is there twice under one parent`,
          hint: 'Give it a name that says what is different',
          related: [{ at: firstAt, message: 'the first one' }],
        });
    }
  },
});
