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
