/** The author's words for a message: on one line, in typographic quotes, no longer than one reads at a glance. */
export function quote(source: string): string {
  const line = source.slice(0, 300).replace(/\s+/g, ' ').trim();
  return `“${line.length > 60 ? `${cut(line)}…` : line}”`;
}

/** At most 59 units, without half a character at the end. */
function cut(line: string): string {
  const end = /[\uD800-\uDBFF]/.test(line.charAt(58)) ? 58 : 59;
  return line.slice(0, end).trimEnd();
}
