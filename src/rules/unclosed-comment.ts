import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import { rangeOf } from './shared/destinations.ts';
import { findProse } from './shared/prose.ts';

export default documentRule({
  id: 'unclosed-comment',
  summary: 'An HTML comment that is never closed',
  severity: 'error',
  group: 'text',
  check(doc, { report }) {
    if (!doc.masked.includes('<!--')) return;
    const lastEnd = doc.masked.lastIndexOf('-->');
    // kramdown takes only whole comments for comments.
    const effect = doc.dialect.markdown === 'kramdown' ? 'it is printed as text' : 'all that follows disappears';
    for (const node of doc.nodes('html')) {
      const range = rangeOf(node);
      const start = range && findUnclosed(node.value);
      if (!range || start === undefined) continue;
      if (lastEnd >= range[1]) continue;
      // In the tree the lines of a quote or a list item have lost their marks: the source has the right offset.
      const open = start === 0 ? range[0] : doc.masked.lastIndexOf('<!--', range[1]);
      const firstLine = /^[^\r\n]*/.exec(doc.text.slice(open, open + 300))?.[0].trimEnd() ?? '';
      report({
        at: [open, open + firstLine.length],
        message: `Comment ${quote(firstLine)} is never closed: ${effect}`,
        hint: 'Add “-->” where the comment ends',
      });
    }
    for (const at of findPrinted(doc)) {
      const message = 'Comment is printed as text: its “-->” is missing in this paragraph';
      report({ at, message, hint: 'Add “-->” where the comment ends' });
    }
  },
});

/** The offset of a `<!--` that has no `-->` after it. */
function findUnclosed(html: string): number | undefined {
  const start = html.lastIndexOf('<!--');
  // `<!-->` and `<!--->` are whole comments.
  return start === -1 || html.indexOf('-->', start + 2) !== -1 ? undefined : start;
}

function* findPrinted(doc: Document): Generator<readonly [number, number]> {
  const isProse = findProse(doc);
  for (let start = doc.masked.indexOf('<!--'); start !== -1; start = doc.masked.indexOf('<!--', start + 4))
    if (isProse(start)) yield [start, start + 4];
}
