import { expect, test } from 'vitest';
import { pathOf, pointerOf } from '../../src/core/front-matter.ts';
import { dialects, parse } from '../parse/sample.ts';

test('keys with a slash or a tilde are found, and keep theirs', () => {
  const text = ['---', 'a/b: tabby', '~c: { "d~/e": tom }', '---', ''].join('\n');
  const { frontMatter } = parse(text, dialects.jekyll);
  expect(frontMatter?.source('a/b')).toBe('tabby');
  expect(frontMatter?.source('~c', 'd~/e')).toBe('tom');
  expect(frontMatter?.keyAt('a/b').start.line).toBe(2);
  for (const path of [['a/b'], ['~c', 'd~/e'], ['~1', '~0'], ['tags', '0']])
    expect(pathOf(pointerOf(path))).toEqual(path);
});

test('the whole block has no path, and an item of a list has the key of its list', () => {
  expect(pathOf('')).toEqual([]);
  const { frontMatter } = parse('---\ntags: [tabby, tom]\n---\n', dialects.jekyll);
  expect(frontMatter?.keyAt('tags', 1)).toEqual(frontMatter?.keyAt('tags'));
  expect(frontMatter?.keyAt('gone')).toEqual(frontMatter?.span);
});

test('of many entries, each is found as of a few', () => {
  const keys = Array.from({ length: 50 }, (_, index) => `key${index}`);
  const { frontMatter } = parse(`---\n${keys.map(key => `${key}: of ${key}`).join('\n')}\n---\n`, dialects.jekyll);
  expect(keys.map(key => frontMatter?.source(key))).toEqual(keys.map(key => `of ${key}`));
  expect(frontMatter?.source('gone')).toBe('');
  expect(frontMatter?.at('key49').start.line).toBe(51);
});
