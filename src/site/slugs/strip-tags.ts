/** Text without tags and comments, read as hexo-util's lib/strip_html.js does: `<b` without end takes the rest along. */
export function stripTags(html: string): string {
  let text = '';
  let at = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    text += html.slice(at, open);
    if (/[ \n]/.test(html.charAt(open + 1))) {
      text += '< ';
      at = open + 2;
      continue;
    }
    const end = html.startsWith('<!--', open) ? findCommentEnd(html, open) : findTagEnd(html, open);
    if (end === undefined) return text;
    at = end;
  }
  return text + html.slice(at);
}

function findCommentEnd(html: string, open: number): number | undefined {
  const end = html.indexOf('-->', open + 4);
  return end === -1 ? undefined : end + 3;
}

/** A tag ends where as many brackets closed as were opened, outside of quotes. */
function findTagEnd(html: string, open: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = open + 1; at < html.length; at++) {
    const character = html.charAt(at);
    if (character === '"' || character === "'") {
      if (character === quote) quote = '';
      else quote ||= character;
    } else if (quote !== '') continue;
    else if (character === '<') depth++;
    else if (character === '>' && depth-- === 0) return at + 1;
  }
  return undefined;
}
