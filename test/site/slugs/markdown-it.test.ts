import { expect, test } from 'vitest';
import { makeExplicitIds, makeMarkdownItAnchorIds, splitAttributes } from '../../../src/site/slugs/markdown-it.ts';
import { idsOf } from './ids-of.ts';

// What markdown-it-anchor 9.2.0 makes of them.
test.each([
  ['# Tom\n## Tom\n### Tom\n', {}, ['tom', 'tom-1', 'tom-2']],
  ['# Tom\n## Tom\n### Tom\n', { levels: '2,3' }, [undefined, 'tom', 'tom-1']],
  ['# Tom\n## Tom\n### Tom\n', { levels: '1,3' }, ['tom', undefined, 'tom-1']],
  ['# Tom\n# Tom\n# Tom\n', { uniqueSlugStartIndex: 2 }, ['tom', 'tom-2', 'tom-3']],
  ['# ![a](b.png) cats\n# `x` y\n# a  b\n#  C++ & é\n', {}, ['cats', 'x-y', 'a-b', 'c%2B%2B-%26-%C3%A9']],
  ['# Tom & Mia\n', { slugify: 'slugify' }, ['tom-and-mia']],
  ['# $5\n# café\n# Tom\n', { slugify: 'slug' }, ['dollar5', undefined, 'tom']],
  ['# {.wide}\n# Tom {.wide}\n', {}, ['%7B.wide%7D', 'tom-%7B.wide%7D']],
  ['# Tom {.wide}\n', { attributes: true }, ['tom']],
])('%j with %j', (text, options, ids) => {
  expect(idsOf(makeMarkdownItAnchorIds, text, options)).toEqual(ids);
});

test('an id of the author stays as it is, and is taken', () => {
  const [first, second] = [1, 2].map(() => ({
    depth: 1,
    node: { type: 'heading' as const, depth: 1 as const, children: [] },
    source: '',
    explicitId: 'tom',
  }));
  if (!first || !second) throw new Error('two headings');
  expect(makeMarkdownItAnchorIds([first, second], {})).toEqual(['tom', 'tom']);
  expect(makeExplicitIds([first, second], {})).toEqual(['tom', 'tom']);
});

test('a hundred thousand headings of one name take no time', () => {
  const started = performance.now();
  const ids = idsOf(makeMarkdownItAnchorIds, '# Tom\n'.repeat(100_000));
  expect(ids.at(-1)).toBe('tom-99999');
  expect(performance.now() - started).toBeLessThan(20_000);
});

// markdown-it-attrs, patterns.js, “end of block”.
test.each([
  ['Tom {.wide}', 'Tom', '.wide'],
  ['Tom  { #tom .wide} ', 'Tom', '#tom .wide'],
  ['Tom {key=value}', 'Tom', 'key=value'],
  ['Tom {a} {.b}', 'Tom {a}', '.b'],
  ['Tom {a}.b}', 'Tom {a}.b}', ''],
  ['Tom {-}', 'Tom {-}', ''],
  ['Tom {- .a}', 'Tom {- .a}', ''],
  ['Tom .wide}', 'Tom .wide}', ''],
  ['Tom {.wide} on', 'Tom {.wide} on', ''],
  ['Tom {a', 'Tom {a', ''],
  ['{.wide}', '', '.wide'],
  [' Tom {.a}', ' Tom', '.a'],
])('attributes of %j', (source, text, attributes) => {
  expect(splitAttributes(source)).toEqual({ text, attributes });
});
