import type { Document } from '../../core/document.ts';

/**
 * Tells of an offset whether it is printed as text: neither code, HTML nor the syntax of something that Markdown
 * understood. What looks like a link there was not read as one.
 */
export function findProse(doc: Document): (offset: number) => boolean {
  const nodes = doc.nodes('text');
  const places = (index: number) => nodes[index]?.position;
  return offset => {
    let low = 0;
    let high = nodes.length - 1;
    while (low <= high) {
      let middle = (low + high) >> 1;
      // The reference engine leaves text around GFM's bare addresses without a place.
      while (middle > low && !places(middle)) middle--;
      const position = places(middle);
      const start = position?.start.offset ?? -1;
      if (position && start > offset) high = middle - 1;
      else if (!position || (position.end.offset ?? -1) <= offset) low = middle + 1;
      else return doc.masked[offset - 1] !== '\\';
    }
    return false;
  };
}
