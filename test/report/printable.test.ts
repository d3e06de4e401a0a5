import { expect, test } from 'vitest';
import { printable, printableJson, printableSentence } from '../../src/report/printable.ts';

test('leaves what people write as it is', () => {
  const text = 'Grüße, “猫” and 👩‍👩‍👧‍👦 — naïve: 10 % & more';
  expect(printable(text)).toBe(text);
});

test('shows controls by their pictures', () => {
  expect(printable('\u001b[31mred\u0007\u007f\0')).toBe('␛[31mred␇␡␀');
});

test('names controls that have no picture', () => {
  expect(printable('a\u009b31m\u202egnp.exe\u2066\u2028')).toBe('a<U+009B>31m<U+202E>gnp.exe<U+2066><U+2028>');
});

test('names what can not be seen', () => {
  expect(printable('/abo\u200but\u00ad\ufeff')).toBe('/abo<U+200B>ut<U+00AD><U+FEFF>');
});

test('names half a surrogate pair, and leaves a whole one', () => {
  expect(printable('\ud83d \ud83d\ude3a')).toBe('<U+D83D> 😺');
});

test('a file name keeps its line break visible, a sentence reads on', () => {
  expect(printable('a\nb.md')).toBe('a␊b.md');
  expect(printableSentence('Unexpected\r\nthing')).toBe('Unexpected thing');
});

test('JSON stays the same JSON', () => {
  const value = { path: 'a\u009b\u202e\u007fb.md', message: '\u001b[31m “猫”\n' };
  const json = printableJson(JSON.stringify(value, null, 2));
  expect(json).not.toMatch(/[\u007f-\u009f\u202e\u001b]/);
  expect(JSON.parse(json)).toEqual(value);
});
