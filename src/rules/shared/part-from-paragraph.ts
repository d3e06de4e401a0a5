import type { Fix } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';

/** A blank line makes a definition of the line, unless it stands in a quotation or list. */
export function partFromParagraph(doc: Document, line: number): Fix | undefined {
  const { text, lineStarts } = doc;
  const start = lineStarts[line - 1];
  if (start === undefined || !/^ {0,3}\[[^\]\n]+\]:[ \t]*\S+[ \t]*(?:\r?\n|$)/.test(text.slice(start, start + 2000)))
    return undefined;
  const isInParagraph = doc.nodes('paragraph').some(({ position }) => {
    return (position?.start.offset ?? start) < start && start < (position?.end.offset ?? 0);
  });
  if (!isInParagraph) return undefined;
  const newline = text.slice(start - 2, start) === '\r\n' ? '\r\n' : '\n';
  return { title: 'Put a blank line before it', safety: 'safe', edits: [{ start, end: start, text: newline }] };
}
