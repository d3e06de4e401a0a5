import type { Fix } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { placeAt, type Range } from '../core/span.ts';
import { trimEnd } from '../core/trim.ts';

/** Takes a directive out: with its line where it stands alone, and safely only where the text around it stays what it is. */
export function removeDirective(doc: Document, range: Range): Fix {
  const [start, end] = linesOf(doc, range);
  const before = doc.text.slice(start, range[0]);
  const after = doc.text.slice(range[1], end);
  const isInFrontMatter = doc.frontMatter !== undefined && range[1] <= doc.frontMatter.range[1];
  if (before.trim() !== '') {
    // The blanks in front go too, but of a comment amid a sentence only those on one side.
    const blanks = after.trim() === '' || /^\s/.test(after) ? before.length - trimEnd(before, ' \t').length : 0;
    return removal([range[0] - blanks, range[1]], 'safe');
  }
  // A comment at the start of a line makes HTML of what follows it.
  if (after.trim() !== '') return removal(range, 'suggested');
  if (isInFrontMatter) return removal([start, end], 'safe');
  return removeBlock(doc, [start, end]);
}

/** Without the comment between them, what is above may join what is below: lines of a paragraph, items of two lists. */
function removeBlock({ text }: Document, [start, end]: Range): Fix {
  const above = /(?:^|[\r\n])([^\r\n]*)(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(0, start - 2000), start))?.[1] ?? '';
  const [blank = ''] = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(end)) ?? [];
  const below = text.slice(end + blank.length, end + blank.length + 200);
  const isAlone = above.trim() === '' || blank !== '' || below === '';
  const mayJoin = /^(?:\s*(?:[-*+]|\d{1,9}[.)]|>)(?:\s|$)|(?: {4}|\t))/.test(below);
  // Of the blank lines above and below one is enough.
  const [firstBlank = ''] = above.trim() === '' ? (/^[ \t]*(?:\r\n|\r|\n)/.exec(blank) ?? []) : [];
  return removal([start, end + firstBlank.length], isAlone && !mayJoin ? 'safe' : 'suggested');
}

/** Takes one name out of a list, with the comma that parted it from its neighbour. */
export function removeName(
  range: Range,
  { before, after }: { readonly before: Range | undefined; readonly after: Range | undefined },
): Fix | undefined {
  if (after) return removal([range[0], after[0]], 'safe');
  return before && removal([before[1], range[1]], 'safe');
}

function removal([start, end]: Range, safety: Fix['safety']): Fix {
  return { title: 'Remove it', safety, edits: [{ start, end, text: '' }] };
}

/** All of the lines that a range touches, with the last line's ending. */
function linesOf({ text, lineStarts }: Document, [start, end]: Range): Range {
  const first = lineStarts[placeAt(lineStarts, start).line - 1] ?? 0;
  return [first, lineStarts[placeAt(lineStarts, end).line] ?? text.length];
}
