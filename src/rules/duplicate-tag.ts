import type { Fix } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import { foldTerm } from './shared/fold-term.ts';
import { removeTerm } from './shared/remove-term.ts';
import { findTerms, type Term } from './shared/terms.ts';

export default documentRule({
  id: 'duplicate-tag',
  summary: 'The same tag or category twice in one post',
  severity: 'error',
  group: 'front matter',
  fixes: 'safe',
  check: (doc, { report }) => {
    if (!doc.frontMatter) return;
    const seen = new Map<string, Term>();
    for (const term of findTerms(doc.frontMatter, doc.dialect)) {
      const name = `${term.key}\n${foldTerm(term.text)}`;
      const first = seen.get(name);
      if (!first) {
        seen.set(name, term);
        continue;
      }
      const isSame = first.text === term.text;
      report({
        at: term.at,
        message: isSame
          ? `${quote(term.text)} is in “${term.key}” twice`
          : `${quote(term.text)} is in “${term.key}” twice: ${quote(first.text)} differs only in case`,
        hint: 'Remove one of the two',
        fix: isSame ? removal(doc, term) : undefined,
        related: [{ message: 'It is here first', at: first.at }],
      });
    }
  },
});

function removal(doc: Document, term: Term): Fix | undefined {
  const edit = removeTerm(doc.text, term);
  return edit && { title: `Remove the second ${quote(term.text)}`, safety: 'safe', edits: [edit] };
}
