import { expect, test } from 'vitest';
import { slugifyLikeEleventy, slugLikeEleventy } from '../../../src/site/slugs/eleventy.ts';

// What Eleventy 3.1.8 makes of them with @sindresorhus/slugify.
test.each([
  ['Hello World', 'hello-world'],
  ['  Tom’s  café ', 'tom-s-cafe'],
  ["cat's can't don'ts rock'n'roll", 'cats-cant-don-ts-rock-n-roll'],
  ["it's", 'its'],
  ["it's-", 'it-s'],
  ["'s", 's'],
  ['a^b`c', 'abc'],
  ['AT&T & Co', 'at-and-t-and-co'],
  ['🦄 ♥ &', 'unicorn-love-and'],
  ['ＡＢ', ''],
  ['Œuvre d’Æon: Łódź — ß', 'uvre-d-aeon-lodz-ss'],
  ['Ĳ Ŋ ℃ € ™ ‰ “x”…', 'ij-e-x'],
  ['naïve\u00a0né\u2003ok', 'naive-ne-ok'],
  ['日本語 cat', 'cat'],
  ['猫犬', ''],
  ['Ελληνικά 猫', 'ellinika'],
  ['Привет мир', 'privet-mir'],
  ['$ ₽ ₩', 'p-w'],
  ['à', 'a'],
  ['e\u0301', 'e'],
])('slugify: %j', (text, slug) => {
  expect(slugifyLikeEleventy(text)).toBe(slug);
});

// With simov’s slugify.
test.each([
  ['Hello World', 'hello-world'],
  ['$5 & 100%', 'dollar5-and-100percent'],
  ['a < b > c', 'a-less-b-greater-c'],
  ['a|b', 'aorb'],
  ['a-b - c', 'a-b-c'],
  [' trim ', 'trim'],
  [`foo_bar*+~.()'"!:@`, `foo_bar*+~.()'"!:@`],
  ['a#b?c/d', 'abcd'],
  ['a  b\tc', 'a-b-c'],
  ['-a-', 'a'],
  ['café', undefined],
])('slug: %j', (text, slug) => {
  expect(slugLikeEleventy(text)).toBe(slug);
});
