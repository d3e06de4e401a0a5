const LINE_BREAKS = /[\r\n]+/g;
// Controls (C0, DEL, C1), bidirectional controls, line and paragraph separators, lone surrogates, and what can't be seen
// at all: what could move the cursor, recolour the terminal, reorder or hide what is read.
const UNSAFE =
  /[\x00-\x1f\x7f-\x9f\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}\u{feff}\p{Cs}]/gu;
const HAS_UNSAFE = new RegExp(UNSAFE.source, 'u');

/** A user's text on one line, safe to print: what a terminal would obey is shown instead. */
export function printable(text: string): string {
  return HAS_UNSAFE.test(text) ? text.replace(UNSAFE, showCharacter) : text;
}

/** A sentence on one line, safe to print: a line break in it becomes a space. */
export function printableSentence(text: string): string {
  return HAS_UNSAFE.test(text) ? printable(text.replace(LINE_BREAKS, ' ')) : text;
}

/** JSON whose strings hold no character that a terminal would obey. */
export function printableJson(json: string): string {
  // Line feeds between the lines of indented JSON are its own: inside strings they are escaped already.
  return HAS_UNSAFE.test(json)
    ? json.replace(UNSAFE, character => (character === '\n' ? '\n' : escapeForJson(character)))
    : json;
}

/** `␛` for an escape, `<U+202E>` where there is no picture of it. */
export function showCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function escapeForJson(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
