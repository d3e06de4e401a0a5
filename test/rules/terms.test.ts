import { expect, test } from 'vitest';
import type { Dialect } from '../../src/core/dialect.ts';
import { findTerms, groupingKeys } from '../../src/rules/shared/terms.ts';
import { dialects, parse, written } from '../parse/sample.ts';

/** The terms of a front matter, each behind its key; what stands at its place follows where that differs. */
function termsOf(lines: string, dialect: Dialect = dialects.hugo, keys?: readonly string[]): string[] {
  const fence = lines.includes(' = ') ? '+++' : '---';
  const doc = parse(`${fence}\n${lines}\n${fence}\n`, dialect);
  const terms = doc.frontMatter ? findTerms(doc.frontMatter, dialect, keys) : [];
  return terms.map(({ key, text, at }) => {
    const place = written(doc, at);
    return place === text ? `${key}: ${text}` : `${key}: ${text} (${place})`;
  });
}

test.each([
  ['tags: [cats, "old cats", \' dogs \']', ['tags: cats', 'tags: old cats', 'tags: dogs']],
  ['tags:\n  - cats\n  - dogs', ['tags: cats', 'tags: dogs']],
  ['tags: old cats', ['tags: old cats']],
  ['tags: old cats, dogs ,mice', ['tags: old cats', 'tags: dogs', 'tags: mice']],
  ['tags: "cats, dogs"', ['tags: cats', 'tags: dogs']],
  ['tags: cats,, dogs,', ['tags: cats', 'tags: dogs']],
  ['tags: [~, null, NULL, nullable, annul, ""]', ['tags: nullable', 'tags: annul']],
  ['tags:', []],
  [
    'Tags: [cats]\ncategory: pets\nseries: [diary]\nkeywords: purr',
    ['Tags: cats', 'category: pets', 'series: diary', 'keywords: purr'],
  ],
  ['tags: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ten]', [...'0123456789'].map(digit => `tags: ${digit}`).concat('tags: ten')],
  ['tags: "{{ page.tags }}"', []],
  ['tags: { cats: dogs, 1st: 2nd, x1: y }', []],
  ['tags: [[cats]]', []],
  ['tags: [{ name: cats }]', []],
  ['tags: [{ label: [cats] }]', []],
  ['mood: [calm]\ntagged: cats', []],
  ['tags = ["cats", "old cats"]', ['tags: cats', 'tags: old cats']],
  ['tags: >\n  cats, dogs', ['tags: cats (>\n  cats, dogs)', 'tags: dogs (>\n  cats, dogs)']],
  ['tags: cats,\n  dogs', ['tags: cats (cats,\n  dogs)', 'tags: dogs (cats,\n  dogs)']],
])('%j: %j', (lines, terms) => {
  expect(termsOf(lines)).toEqual(terms);
});

test.each([
  ['tags: old cats', ['tags: old', 'tags: cats']],
  ['categories: "old  cats"', ['categories: old', 'categories: cats']],
  ['tags: cats, dogs', ['tags: cats', 'tags: dogs']],
  ['tag: old cats', ['tag: old cats']],
  ['tags: [old cats]', ['tags: old cats']],
  ['tags: |\n  old  cats', ['tags: old (|\n  old  cats)', 'tags: cats (|\n  old  cats)']],
])('Jekyll splits plural keys at blanks: %j: %j', (lines, terms) => {
  expect(termsOf(lines, dialects.jekyll)).toEqual(terms);
});

test('Docusaurus describes a tag', () => {
  const lines = 'tags:\n  - label: cats\n    permalink: /cats\n  - dogs';
  expect(termsOf(lines, dialects.docusaurus)).toEqual(['tags: cats', 'tags: dogs']);
});

test('Zola has them below “taxonomies”, under any name', () => {
  const lines = 'tags = ["cats"]\n[taxonomies]\ntags = ["dogs"]\npeople = ["Mia"]\n[extra]\ntags = ["mice"]';
  expect(termsOf(lines, dialects.zola)).toEqual(['tags: dogs', 'people: Mia']);
  expect(termsOf(lines, dialects.zola, ['people'])).toEqual(['people: Mia']);
});

test('the configuration has others', () => {
  const dialect = { ...dialects.hugo, taxonomies: ['moods', 'cat/toys'] };
  expect(termsOf('moods: [calm]\ncat/toys: [ball]\ntags: [cats]', dialect)).toEqual([
    'moods: calm',
    'cat/toys: ball',
    'tags: cats',
  ]);
  expect(termsOf('moods: [calm]\ntags: [cats]', dialect, ['Moods'])).toEqual(['moods: calm']);
  expect(groupingKeys(dialect)).toEqual(['tags', 'tag', 'categories', 'category', 'series', 'moods', 'cat/toys']);
  expect(groupingKeys({ generator: 'hugo' })).not.toContain('keywords');
});
