/** Letters without a decomposition, as Rust's deunicode writes them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'OE',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
};

/** Blanks, dashes, quotes and dots: none of them leaves a letter or digit. */
const PUNCTUATION = /^[\u00a0\u00a1\u00ab\u00b7\u00bb\u00bf\u2000-\u2027\u202f-\u203a]$/;

/**
 * Text in ASCII, as far as it can be known without deunicode's tables: letters of Latin alphabets and common punctuation.
 * Undefined where another script, symbol or emoji stands, which those tables spell out.
 */
export function transliterateLatin(text: string): string | undefined {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  let ascii = '';
  for (const letter of text.normalize('NFC')) {
    const known = letter < '\u0080' ? letter : (LETTERS[letter] ?? plainLetter(letter));
    if (known === undefined) return undefined;
    ascii += known;
  }
  return ascii;
}

function plainLetter(letter: string): string | undefined {
  if (PUNCTUATION.test(letter)) return '-';
  return /^([A-Za-z])\p{Mn}+$/u.exec(letter.normalize('NFD'))?.[1];
}
