import type { Document } from '../../core/document.ts';

/** What stands on the line after an offset. */
export function restOfLine(doc: Document, offset: number): string {
  const end = doc.text.indexOf('\n', offset);
  return doc.text.slice(offset, end === -1 ? doc.text.length : end).trimEnd();
}
