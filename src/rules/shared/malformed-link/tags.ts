import type { Document } from '../../../core/document.ts';
import { quote } from '../../../core/quote.ts';
import type { Finding } from '../../../core/rule.ts';
import { edit } from './wording.ts';

/** `<a href="…` that no HTML parser takes for a tag: a quote or the `>` is missing. */
export function* judgeBrokenTags(doc: Document, isProse: (offset: number) => boolean): Generator<Finding> {
  const text = doc.masked;
  for (let start = text.indexOf('<a '); start !== -1; start = text.indexOf('<a ', start + 1)) {
    const source = text.slice(start, start + 300);
    // `<a href=#">` in a post on HTML shows the tag; an address makes it one that was meant.
    if (!/^<a\s+href\s*=\s*["'](?:https?:|\/|mailto:|www\.)/i.test(source) || !isProse(start)) continue;
    const end = start + (/^[^\n>]*>?/.exec(source)?.[0].trimEnd().length ?? 0);
    if (doc.masked.slice(start, end).includes('\uE000')) continue;
    yield {
      at: [start, end],
      message: `HTML link ${quote(doc.text.slice(start, end))} is printed as text: its tag is not well-formed`,
      hint: 'Check its quotes and its “>”',
    };
  }
}

/** `{{ post_url … }}`: an output of nothing, where the tag was meant. */
export function* judgeOutputTags(doc: Document): Generator<Finding> {
  if (doc.dialect.generator !== 'jekyll') return;
  for (const { kind, args, range } of doc.templates) {
    if (kind !== 'output' || !/^(?:post_url|link)\s+[^\s|]/.test(args)) continue;
    const tag = `{% ${args} %}`;
    yield {
      at: range,
      message: `${quote(doc.text.slice(...range))} prints nothing: it is a tag, not a variable`,
      hint: `Write ${quote(tag)}`,
      fix: edit(`Write ${quote(tag)}`, 'safe', range[0], range[1], tag),
    };
  }
}
