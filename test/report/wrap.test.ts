import { expect, test } from 'vitest';
import { wrap } from '../../src/report/wrap.ts';

test('breaks between words', () => {
  expect(wrap('Read last year’s diary first', 12)).toEqual(['Read last', 'year’s diary', 'first']);
});

test('counts columns, not characters', () => {
  expect(wrap('猫と犬 と鳥', 7)).toEqual(['猫と犬', 'と鳥']);
});

test('breaks a word only when it is longer than a line', () => {
  expect(wrap('see https://garden.example/2022/11/', 12)).toEqual(['see', 'https://gard', 'en.example/2', '022/11/']);
});

test('breaks a text without spaces between characters', () => {
  expect(wrap('三毛猫👩‍👩‍👧‍👦に会いました', 6)).toEqual(['三毛猫', '👩‍👩‍👧‍👦に会', 'いまし', 'た']);
});

test('an empty text is one empty line', () => {
  expect(wrap('', 12)).toEqual(['']);
});

test('ends no line in a blank', () => {
  for (const line of wrap('tabby  cat   and    dog ', 6)) expect(line).toBe(line.trimEnd());
});
