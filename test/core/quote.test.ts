import { expect, test } from 'vitest';
import { quote } from '../../src/core/quote.ts';

test('puts the author’s words in quotes, on one line', () => {
  expect(quote('the tabby\n  on the sill ')).toBe('“the tabby on the sill”');
});

test('shortens what is too long to read at a glance', () => {
  expect(quote('purr '.repeat(40))).toBe(`“${'purr '.repeat(11)}purr…”`);
});

test('never cuts a character in two', () => {
  const words = `${'a'.repeat(58)}🐈${'b'.repeat(20)}`;
  expect(quote(words)).toBe(`“${'a'.repeat(58)}…”`);
});
