import { expect, test } from 'vitest';
import type { Site } from '../../src/core/site.ts';
import { groupBySection } from '../../src/rules/shared/sections.ts';

/** The pages that belong together; a post is written `post:`, a section of the generator `in section:`. */
function group(...files: readonly string[]): string[][] {
  const pages = files.map(written => {
    const [, isPost, section, file = ''] = /^(post:)?(?:in (\w+):)?(.*)$/.exec(written) ?? [];
    return { file, isPost: isPost !== undefined, ...(section !== undefined && { section }) };
  });
  return groupBySection({ pages } as unknown as Site).map(found => found.map(({ file }) => file));
}

test('by folder', () => {
  expect(group('cats/milo.md', 'dogs/otto.md', 'cats/luna.md')).toEqual([
    ['cats/milo.md', 'cats/luna.md'],
    ['dogs/otto.md'],
  ]);
  expect(group('index.md', 'about.md', 'cats/milo.md')).toEqual([['index.md', 'about.md'], ['cats/milo.md']]);
});

test('posts apart from pages', () => {
  expect(group('post:cats/milo.md', 'cats/about.md')).toEqual([['cats/milo.md'], ['cats/about.md']]);
});

test('a section of the generator in any folder', () => {
  expect(group('in cats:a/milo.md', 'in cats:b/luna.md', 'in dogs:a/otto.md')).toEqual([
    ['a/milo.md', 'b/luna.md'],
    ['a/otto.md'],
  ]);
});

test('years and months are no sections, nor is what lies deeper', () => {
  expect(group('cats/2023/12/milo.md', 'cats/2024/luna.md', 'cats/mia.md')).toHaveLength(1);
  expect(group('blog/cats/milo/index.md', 'blog/cats/luna/index.md')).toHaveLength(1);
  expect(group('site/blog/cats/milo.md', 'site/blog/dogs/otto.md')).toHaveLength(1);
  expect(group('blog/cats/milo.md', 'blog/dogs/otto.md')).toHaveLength(2);
  expect(group('blog/9lives/milo.md', 'blog/lives9/otto.md')).toHaveLength(2);
  expect(group('2023/blog/milo.md', '2024/blog/otto.md')).toHaveLength(1);
});
