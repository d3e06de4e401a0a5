import type { Fix } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { type FrontMatterEntry, pathOf } from '../core/front-matter.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { restOfLine } from './shared/inline-rest.ts';
import { taxonomyKeys } from './shared/terms.ts';

/** Keys whose values are text that readers see. */
const textKeys = new Set<string>([
  ...['title', 'subtitle', 'linktitle', 'headline', 'description', 'summary', 'excerpt', 'lead', 'caption', 'alt'],
  ...taxonomyKeys,
]);

export default documentRule({
  id: 'truncated-value',
  summary: 'A “#” that makes a comment of the rest of a value',
  severity: 'warning',
  group: 'front matter',
  fixes: 'suggested',
  check: (doc, { report }) => {
    if (doc.frontMatter?.language !== 'yaml') return;
    for (const entry of doc.frontMatter.entries) {
      if (entry.style !== 'plain' || entry.source === undefined || entry.source.includes('\n')) continue;
      const rest = restOfLine(doc, entry.value[1]);
      const before = entry.source === '' ? /^:?\s*(#[\p{L}\p{N}].*)$/u : /^\s+(#[\p{L}\p{N}].*)$/u;
      const comment = before.exec(rest);
      if (!comment?.[1] || !isMeant(entry, comment[1], doc.dialect.taxonomies)) continue;
      const start = entry.value[1] + rest.indexOf('#');
      const at: Range = [start, start + comment[1].length];
      report({
        at,
        message:
          entry.source === ''
            ? `${quote(comment[1])} is a comment, so the value is empty`
            : `${quote(comment[1])} is a comment, and the value is only ${quote(entry.source)}`,
        hint: 'Put the whole value in quotes',
        fix: quoteAll(doc, entry, at),
      });
    }
  },
});

/**
 * A comment has a space after its “#”. Without one it is a number, a hashtag or a colour that belongs to the text; where
 * the value is none that readers see, only a number or a colour is sure.
 */
function isMeant(
  { pointer, source = '' }: FrontMatterEntry,
  comment: string,
  taxonomies: readonly string[] = [],
): boolean {
  const path = pathOf(pointer);
  const isText = path.some(part => textKeys.has(part.toLowerCase()) || taxonomies.includes(part.toLowerCase()));
  if (source === '') return /^#[\da-f]{3,8}$/i.test(comment) || (isText && !/^#[\p{L}\p{N}]+ /u.test(comment));
  if (/^(?:true|false|yes|no|null|~|[-+\d.:TZ ]+)$/i.test(source)) return false;
  return isText || /^#\d+\b/.test(comment);
}

function quoteAll(doc: Document, { value: [start, end], source }: FrontMatterEntry, at: Range): Fix | undefined {
  const from = source === '' ? at[0] : start;
  const text = doc.text.slice(from, Math.max(at[1], end));
  if (/["\\]/.test(text) && text.includes("'")) return undefined;
  const quoted = /["\\]/.test(text) ? `'${text}'` : `"${text}"`;
  return {
    title: 'Put the whole value in quotes',
    safety: 'suggested',
    edits: [{ start: from, end: at[1], text: quoted }],
  };
}
