import { expect, test } from 'vitest';
import { repairMojibake } from '../../src/rules/shared/mojibake.ts';

/** Text in UTF-8 that was read as Windows-1252. */
function garble(text: string): string {
  return Array.from(new TextEncoder().encode(text), byte =>
    byte >= 0x80 && byte < 0xa0
      ? new TextDecoder('windows-1252').decode(new Uint8Array([byte]))
      : String.fromCharCode(byte),
  ).join('');
}

function repair(text: string, range: readonly [number, number] = [0, text.length]): string[] {
  return [...repairMojibake(text, range)].map(({ range: [start, end], repaired }) => `${start}-${end} ${repaired}`);
}

test.each([
  ['Hervé', ['4-6 é']],
  ['été', ['0-2 é', '3-5 é']],
  ['it’s', ['2-5 ’']],
  ['“Milo”', ['0-3 “', '7-10 ”']],
  ['5 €', ['2-5 €']],
  ['Milo™', ['4-7 ™']],
  ['猫が', ['0-6 猫が']],
  ['Ваня', ['0-8 Ваня']],
  ['Mïéx', ['1-5 ïé']],
  ['“”', ['0-6 “”']],
  ['é猫', ['0-5 é猫']],
  ['działa', ['4-6 ł']],
  ['… …', ['0-3 …', '4-7 …']],
  ['’…', ['0-6 ’…']],
  ['😀!', ['0-4 😀']],
  ['\uFEFF\uFEFFMilo', ['0-6 \uFEFF\uFEFF']],
])('finds what %s became', (text, found) => {
  expect(repair(garble(text))).toEqual(found);
});

test.each([
  ['Ð¯', 'two characters that are a word of another language as well'],
  ['SÃ£', 'a capital before and nothing behind'],
  ['Spaß“', 'a closing quote'],
  ['Äpfel und Öfen', 'plain German'],
  ['naïve café', 'plain French'],
  ['aÃ', 'a capital at the end'],
  ['ÄÖÜäöüß', 'German letters in a row'],
  ['ÄÖÄÖÄÖÄ', 'more of them than a slip'],
  ['ÖÄ™dzy', 'a pair behind another capital'],
  ['Ð¯Ð¯', 'four characters that are two of another language'],
  ['a SÃ£ o', 'a blank behind, whatever stands elsewhere'],
  ['Ä™dzy', 'a Swedish capital at the start'],
  ['maÅ“', 'one at the end'],
  ['ð and þ', 'Icelandic'],
  ['aÃ—b', 'the sign ×, which is no letter'],
])('leaves “%s” alone: %s', text => {
  expect(repair(text)).toEqual([]);
});

test('looks only at the range it is given, and counts from the start of the text', () => {
  const text = `${garble('é')}Herv${garble('é')} Herv${garble('é')}`;
  expect(repair(text, [2, 8])).toEqual(['6-8 é']);
});

test('a capital behind it is not taken for a part', () => {
  expect(repair(`Herv${garble('é')}Ã`)).toEqual(['4-6 é']);
});
