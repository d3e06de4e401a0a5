import { expect, test } from 'vitest';
import { makeZolaIds, slugifyLikeRust } from '../../../src/site/slugs/zola.ts';
import { idsOf } from './ids-of.ts';

test.each([
  ['Hello World', 'hello-world'],
  ['  What’s new?  ', 'what-s-new'],
  ['foo_bar -- baz', 'foo-bar-baz'],
  ['C++ & C#', 'c-c'],
  ['Größe, Ærø und Łódź', 'grosse-aero-und-lodz'],
  ['naïve “café”…', 'naive-cafe'],
  ['!!!', ''],
  ['日本', undefined],
  ['emoji 😀', undefined],
  ['½ a cat', undefined],
])('%s', (text, slug) => {
  expect(slugifyLikeRust(text)).toBe(slug);
});

// deunicode, as Rust’s `slug` crate calls it.
test.each([
  ['æ Æ œ Œ', 'ae-ae-oe-oe'],
  ['ø Ø đ Đ ð Ð', 'o-o-d-d-d-d'],
  ['þ Þ ł Ł ı ß', 'th-th-l-l-i-ss'],
  ['ḗ', 'e'],
  ['e\u0301', 'e'],
  ['a\u00a0b\u2013c', 'a-b-c'],
  ['xé', 'xe'],
])('%j in ASCII', (text, slug) => {
  expect(slugifyLikeRust(text)).toBe(slug);
});

// components/markdown/src/markdown.rs, and pulldown-cmark’s heading attributes.
test.each<[string, (string | undefined)[]]>([
  ['# Tom {#the-tom}', ['the-tom']],
  ['# Tom {.wide}', ['tom']],
  ['# Tom {.wide #a   .b #c}', ['c']],
  ['# Tom {a#b}', ['tom']],
  ['# Tom \\{#a}', ['tom-a']],
  ['# {#a}', ['a']],
  ['# Tom {#a} Mia', ['tom-a-mia']],
  ['# Tom #a}', ['tom-a']],
  ['# Tom `{#a}`', ['tom-a']],
  ['# Tom\n# Tom\n# Tom\n# Tom-1', ['tom', 'tom-1', 'tom-2', 'tom-1-1']],
  ['# Mia {#tom-1}\n# Tom\n# Tom', ['tom-1', 'tom', 'tom-2']],
  ['# Tom\n# Mia {#tom}', ['tom-1', 'tom']],
  ['# !!!\n# !!!', [undefined, undefined]],
  ['# 日本\n# 日本', [undefined, undefined]],
  ['# ![paw](/paw.png) up', ['paw-up']],
  ['Tabby\nand tom\n---\n', ['tabbyand-tom']],
])('ids of %j', (text, ids) => {
  expect(idsOf(makeZolaIds, text)).toEqual(ids);
});

test.each<[string, Readonly<Record<string, string | boolean>>, string | undefined]>([
  ['# Tom :cat2: here', { emoji: true }, undefined],
  ['# Tom :cat2: here', {}, 'tom-cat2-here'],
  ['# At 10:30: tea', { emoji: true }, undefined],
  ['# Tom: a cat', { emoji: true }, 'tom-a-cat'],
  ['# Tom: a cat: two', { emoji: true }, 'tom-a-cat-two'],
  ['# Tom’s  *Café*!', { anchors: 'safe' }, 'Tom’s__Café!'],
  ['# Tom’s Café! {.wide}', { anchors: 'off' }, 'Tom’s_Café!'],
  ['# 日本', { anchors: 'off' }, '日本'],
])('the id of %j with %j', (text, options, id) => {
  expect(idsOf(makeZolaIds, text, options)).toEqual([id]);
});
