/** The offset after the brace that closes the object at `start`; undefined where it is never closed. */
export function findJsonEnd(text: string, start: number): number | undefined {
  const token = /["{}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '"') token.lastIndex = skipString(text, match.index);
    else depth += match[0] === '{' ? 1 : -1;
    if (depth === 0) return token.lastIndex;
  }
  return undefined;
}

/** A string ends with its line at the latest: a quote that is never closed must not swallow the braces. */
function skipString(text: string, quote: number): number {
  for (let offset = quote + 1; offset < text.length; offset++) {
    if (text[offset] === '\n') return offset;
    if (text[offset] === '\\') offset++;
    else if (text[offset] === '"') return offset + 1;
  }
  return text.length;
}
