import { expect, test } from 'vitest';
import { slugifyLikeRust } from '../../../src/site/slugs/zola.ts';

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
