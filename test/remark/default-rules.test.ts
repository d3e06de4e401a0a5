import { describe, expect, test } from 'vitest';
import { loadRemark } from '../../src/remark/bridge.ts';
import { dialects, parse } from '../parse/sample.ts';
import { lintPost } from './lint-post.ts';

test('a good post is answered at once, without loading a rule', async () => {
  const runner = await loadRemark([]);
  expect(runner.run(parse('# Milo\n\nHe [sleeps][couch].\n\n[couch]: /couch\n'))).toEqual([]);
});

test('a post nested deeper than remark-lint can follow is no error of it', async () => {
  const deep = `${'>'.repeat(10_000)} Milo\n\n[food]: /dry\n[food]: /wet\n`;
  expect(await lintPost(deep)).toEqual([]);
});

test('thousands of labels take no time', async () => {
  const definitions = Array.from({ length: 20_000 }, (_, index) => `[toy-${index}]: /toys/${index}\n`);
  const start = performance.now();
  expect(await lintPost(definitions.join(''))).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe('no-duplicate-definitions', () => {
  test('reports a label with two targets', async () => {
    expect(await lintPost('Milo eats [this][food].\n\n[food]: /dry-food\n[Food]: /wet-food\n')).toEqual([
      '4:1-4:18 warning remark-lint/no-duplicate-definitions: Unexpected definition with an already defined identifier (`food`), expected unique identifiers',
      '  related: 3:1 Identifier already defined here',
    ]);
  });

  test('reports two footnotes of one name', async () => {
    expect(await lintPost('Milo.[^1]\n\n[^1]: A tabby.\n\n[^1]: A tomcat.\n')).toEqual([
      '5:1-5:16 warning remark-lint/no-duplicate-definitions: Unexpected footnote definition with an already defined identifier (`1`), expected unique identifiers',
      '  related: 3:1 Identifier already defined here',
    ]);
  });

  test.for([
    ['the same target twice', '[food]: /food\n[food]: /food "Dry"\n'],
    [
      'targets that differ only in case, scheme or a slash',
      '[vet]: http://example.org/Vet\n[vet]: https://example.org/vet/\n',
    ],
    ['comments', '[//]: # (Buy food)\n[//]: # (Call the vet)\n'],
    ['labels made by templates', '[{{ a }}]: /one\n[{{ b }}]: /two\n'],
    [
      'one label for each case of a condition',
      '{% if page.wet %}\n[food]: /wet\n{% else %}\n[food]: /dry\n{% endif %}\n',
    ],
  ] as const)('is quiet about %s', async ([, text]) => {
    expect(await lintPost(text, { dialect: dialects.eleventy })).toEqual([]);
  });
});

describe('no-hidden-table-cell', () => {
  const table = '| Cat | Age |\n| --- | --- |\n| Milo | 3 | asleep |\n';

  test('reports text that the page does not show', async () => {
    expect(await lintPost(table)).toEqual([
      '3:12-3:22 warning remark-lint/no-hidden-table-cell: Unexpected hidden table cell, expected as many cells in body rows as in the head row',
    ]);
  });

  test('is quiet where kramdown shows every cell', async () => {
    expect(await lintPost(table, { dialect: dialects.jekyll })).toEqual([]);
  });

  test('is quiet about cells without text', async () => {
    expect(await lintPost('| Cat | Age |\n| --- | --- |\n| Milo | 3 | |\n| Tilda | 5 | \\\n')).toEqual([]);
  });
});

describe('no-reference-like-url', () => {
  test('reports a label in parentheses', async () => {
    expect(await lintPost('See [the vet](1).\n\n[1]: https://example.org/vet\n')).toEqual([
      '1:5-1:17 warning remark-lint/no-reference-like-url: Unexpected resource link (`[text](url)`) with URL that matches a definition identifier (as `1`), expected reference (`[text][id]`)',
      '  related: 3:1 Definition defined here',
    ]);
  });

  test.for([
    ['a label that is the same address', 'See [food](food.md).\n\n[food.md]: ./food.md\n'],
    ['a label that is the same full address', 'See <https://example.org>.\n\n[https://example.org]: /vet\n'],
    ['a label that is an anchor', 'See [food](#food).\n\n[#food]: /food\n'],
  ] as const)('is quiet about %s', async ([, text]) => {
    expect(await lintPost(text)).toEqual([]);
  });
});

describe('no-heading-like-paragraph', () => {
  test('reports a heading of a seventh level', async () => {
    expect(await lintPost('# Milo\n\n####### His toys\n')).toEqual([
      '3:1-3:8 warning remark-lint/no-heading-like-paragraph: Unexpected `7` hashes starting paragraph looking like a heading, expected up to `6` hashes, remove `1` hash',
    ]);
  });

  test('is quiet about a row of hashes', async () => {
    expect(await lintPost('Milo\n\n########\n\nTilda\n')).toEqual([]);
  });
});
