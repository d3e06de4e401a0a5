import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { rangeOf } from './shared/destinations.ts';

const markers = ['<<<<<<<', '=======', '>>>>>>>'] as const;

export default documentRule({
  id: 'merge-conflict',
  summary: 'Conflict markers that git left in the post',
  severity: 'error',
  group: 'text',
  check(doc, { report }) {
    if (!doc.text.includes('<<<<<<<') && !doc.text.includes('>>>>>>>')) return;
    const lines = listMarkers(doc);
    for (let index = 0; index < lines.length; index++) {
      const { at, marker } = lines[index] ?? {};
      // A row of “=” also underlines a heading: it counts only between the two others.
      if (!at || marker === '=======') continue;
      const rest = marker === '<<<<<<<' ? restOfConflict(lines, index + 1) : [];
      report({
        at,
        message: `Conflict marker ${quote(doc.text.slice(...at))} is left in the post`,
        hint: 'Keep one of the two versions, and remove the lines with the markers',
        related: rest.map(line => ({
          at: line.at,
          message: line.marker === '=======' ? 'the other version' : 'its end',
        })),
      });
      index += rest.length;
    }
  },
});

interface Marker {
  readonly at: Range;
  readonly marker: (typeof markers)[number];
}

function restOfConflict(lines: readonly Marker[], from: number): readonly Marker[] {
  const divider = lines[from];
  const end = lines[from + 1];
  if (divider?.marker === '>>>>>>>') return [divider];
  if (divider?.marker !== '=======') return [];
  return end?.marker === '>>>>>>>' ? [divider, end] : [divider];
}

/** Lines that begin with a marker, outside of code: a post on git shows them on purpose. */
function listMarkers(doc: Document): Marker[] {
  const found: Marker[] = [];
  const pattern = /^(?:(<<<<<<<)(?: [^\r\n]*)?|(=======)|(>>>>>>>)(?: [^\r\n]*)?)(?=[\r\n]|$)/gm;
  const code = [...doc.nodes('code'), ...doc.nodes('html')]
    .map(node => rangeOf(node))
    .filter(range => range !== undefined);
  for (const match of doc.text.matchAll(pattern)) {
    const marker = markers.find(each => match[0].startsWith(each));
    const at: Range = [match.index, match.index + match[0].length];
    if (marker && !code.some(([start, end]) => start <= at[0] && at[0] < end) && isWritten(doc, at))
      found.push({ at, marker });
  }
  return found;
}

/** Neither inside of a code block of the template language nor of a comment. */
function isWritten(doc: Document, [start, end]: Range): boolean {
  const header = doc.frontMatter?.range;
  return (header !== undefined && start < header[1]) || doc.masked.slice(start, end) === doc.text.slice(start, end);
}
