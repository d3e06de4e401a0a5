/**
 * Levels of brackets that a parser is given to read. The native ones call themselves for each level, and where their
 * stack ends, so does the process: at some thousands of levels, or half as many in a thread beside the main one.
 */
const DEEPEST = 500;

const OPENING = new Set([...'([{'].map(bracket => bracket.charCodeAt(0)));
const CLOSING = new Set([...')]}'].map(bracket => bracket.charCodeAt(0)));
const LESS = 60;
const GREATER = 62;

/** Whether brackets stand in brackets so often that nobody can have meant it. Strings are not told from code. */
export function isNestedTooDeep(text: string): boolean {
  let brackets = 0;
  let angles = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (OPENING.has(code)) brackets++;
    else if (CLOSING.has(code)) brackets = Math.max(0, brackets - 1);
    else if (code === LESS) angles++;
    else if (code === GREATER) angles = Math.max(0, angles - 1);
    if (brackets > DEEPEST || angles > DEEPEST) return true;
  }
  return false;
}
