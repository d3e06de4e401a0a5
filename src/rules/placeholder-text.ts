import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { rangeOf } from './shared/destinations.ts';

export default documentRule({
  id: 'placeholder-text',
  summary: 'Lorem ipsum, TODO, TK or FIXME in the text of a post that is not a draft',
  severity: 'warning',
  group: 'text',
  check(doc, { report }) {
    if (!marks.some(mark => doc.masked.includes(mark)) || isDraft(doc)) return;
    for (const node of doc.nodes('text')) {
      const range = marks.some(mark => node.value.includes(mark)) ? rangeOf(node) : undefined;
      if (!range || isCell(doc.masked, range[0])) continue;
      for (const at of findPlaceholders(doc.masked, range)) {
        const words = doc.text.slice(...at);
        report({
          at,
          message: `Placeholder ${quote(words)} is left in the text`,
          hint: 'Write what belongs there, or remove it',
        });
      }
    }
  },
});

/** What every placeholder holds: most posts have none of these. */
const marks = ['TODO', 'FIXME', 'TK', 'orem ipsum dolor', 'OREM IPSUM DOLOR'];

/**
 * Only where the word stands for text that is missing: a post on “TODO comments” or “a TODO app” has it in prose.
 * So: at the start of a line with a colon, alone in brackets, or the doubled `TKTK` of journalists.
 */
const placeholder =
  /(?:(?:^|\n)[\s>*+-]{0,12}|[.!?]\s)(?:TODO|FIXME|TK)(?::(?=\s)|[ \t]{0,9}(?=\r?\n|$))|[[(](?:TODO|FIXME|TK)(?::[^\])\n]{0,80})?[\])]|\bTK(?:TK)+\b|\blorem ipsum dolor\b/gi;

function* findPlaceholders(text: string, [start, end]: Range): Generator<Range> {
  for (const match of text.slice(start, end).matchAll(placeholder)) {
    const word = /[[(]?[\p{L}]/u.exec(match[0]);
    const offset = start + match.index + (word?.index ?? 0);
    if (/[\]*[]/.test(text[offset - 1] ?? '') || isInComment(text, offset)) continue;
    const found = text.slice(offset, start + match.index + match[0].length).trimEnd();
    // “Todo:” may be a word of the writer's language; the marks of programmers are in capitals.
    if (!/lorem/i.test(found) && found !== found.toUpperCase() && !/^[[(]?[A-Z]{2,}/.test(found)) continue;
    yield [offset, offset + found.length];
  }
}

/** A cell of a table of tasks, or of an example of one. */
function isCell(text: string, start: number): boolean {
  return text
    .slice(Math.max(0, start - 20), start)
    .trimEnd()
    .endsWith('|');
}

/** One of MDX, in a file whose name does not say that it is MDX: some programs read every post so. */
function isInComment(text: string, offset: number): boolean {
  return text.lastIndexOf('{/*', offset) > text.lastIndexOf('*/}', offset) && text.includes('*/}', offset);
}

function isDraft({ file, frontMatter }: Document): boolean {
  const data = frontMatter?.data ?? {};
  return data['draft'] === true || data['published'] === false || /(?:^|\/)_drafts\//.test(file);
}
