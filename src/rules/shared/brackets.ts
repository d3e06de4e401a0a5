/** Deeper nesting than a writer's: the limit keeps searches for partners linear on hostile text. */
const maximalDepth = 8;

/** The offset of the bracket that the one at `close` closes, in the same paragraph; -1 where there is none. */
export function findOpening(text: string, close: number, [opening, closing]: readonly [string, string]): number {
  let depth = 1;
  for (let at = close - 1; at >= 0; at--) {
    const character = text[at];
    if (character === '\n' && isBlankBefore(text, at)) return -1;
    if (character === closing && text[at - 1] !== '\\') depth++;
    else if (character === opening && text[at - 1] !== '\\') depth--;
    if (depth === 0) return at;
    if (depth > maximalDepth) return -1;
  }
  return -1;
}

/** The offset of the bracket that closes the one at `open`, in the same paragraph; -1 where there is none. */
export function findClosing(text: string, open: number, [opening, closing]: readonly [string, string]): number {
  let depth = 1;
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' && isBlankAfter(text, at)) return -1;
    if (character === '\\') at++;
    else if (character === opening) depth++;
    else if (character === closing) depth--;
    if (depth === 0) return at;
    if (depth > maximalDepth) return -1;
  }
  return -1;
}

function isBlankBefore(text: string, newline: number): boolean {
  let at = newline - 1;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at--;
  return text[at] === '\n';
}

function isBlankAfter(text: string, newline: number): boolean {
  let at = newline + 1;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at++;
  return text[at] === '\n';
}
