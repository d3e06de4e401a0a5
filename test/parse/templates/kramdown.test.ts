import { describe, expect, test } from 'vitest';
import { dialects, mask, parse } from '../sample.ts';

const { jekyll } = dialects;
const tagsOf = (text: string) => parse(text, jekyll).templates.map(({ kind, name, args }) => [kind, name, args]);
/** Masked with `>` for the tabs that stand for a gap. */
const maskGaps = (text: string) => mask(text, jekyll).replaceAll('\t', '>');

describe('attribute lists', () => {
  test('alone on a line belong to the block', () => {
    expect(mask('A cat\n{: .tabby #tom}\n\n> Quote\n{: .tip }', jekyll)).toBe(
      `A cat\n${' '.repeat(15)}\n\n> Quote\n${' '.repeat(9)}`,
    );
    expect(tagsOf('A cat\n{: .tabby #tom}')).toEqual([['attributes', '', '.tabby #tom']]);
  });

  test('behind an image or emphasis belong to that, and leave no line break', () => {
    const text = '![cat](cat.png){: width="40" }\n*Tom*{:.name}{: #tom}\n';
    expect(maskGaps(text)).toBe(`![cat](cat.png)${'>'.repeat(15)}\n*Tom*${'>'.repeat(16)}\n`);
    expect(parse(text, jekyll).nodes('break')).toEqual([]);
  });

  test('hold templates', () => {
    const [list, output] = parse('[cat](/cat){: title="{{ x }}" }', jekyll).templates;
    expect([list?.kind, output?.kind]).toEqual(['attributes', 'output']);
  });

  test.each([
    'A cat {: .tabby}',
    '## Cats {: #cats}',
    '`{: .tabby}`',
    '```\n{: .tabby}\n```',
    'A \\{: .b}',
    '*cat*{: .a',
  ])('are text in %j', text => {
    expect(tagsOf(text)).toEqual([]);
    expect(mask(text, jekyll)).toBe(text);
  });

  test('belong to kramdown only', () => {
    expect(mask('*cat*{: .tabby}', dialects.plain)).toBe('*cat*{: .tabby}');
  });
});

test('comments vanish with what they hold, unless they never end', () => {
  expect(parse('{::comment}\n[old](/old)\n\nmore\n{:/comment}', jekyll).tree.children).toEqual([]);
  expect(maskGaps('A {::comment}[old](/old){:/} cat')).toBe(`A ${'>'.repeat(26)} cat`);
  expect(parse('{::comment}\n[old](/old)', jekyll).nodes('link')).toHaveLength(1);
  expect(mask('{::options toc_levels="1" /}', jekyll).trim()).toBe('');
});

describe('formulas', () => {
  test('are masked', () => {
    expect(mask('A $$x_1 [a](b)$$ cat', jekyll)).toBe(`A ${'~'.repeat(14)} cat`);
    expect(parse('$$\na_b\n\n[a](b)\n$$\n', jekyll).tree.children).toEqual([]);
  });

  test.each(['It costs $$ here', 'One $$\n\nparagraph, another $$', '`$$` and `$$`', '\\$$ a $$'])(
    'are none in %j',
    text => {
      expect(parse(text, jekyll).masked).toBe(text);
    },
  );
});

test('an abbreviation is no text', () => {
  expect(maskGaps('*[CAT]: A [small](/x) animal\n\nA CAT').trim()).toBe('A CAT');
});

test('hostile lists take no time', { timeout: 30_000 }, () => {
  const start = performance.now();
  for (const text of ['{:', '{: a}', '*{: a}', '{::comment}', '{::x ', '$$', '$$\n\n', '\n*[', '`{:'])
    parse(text.repeat(10_000), jekyll);
  expect(performance.now() - start).toBeLessThan(15_000);
});
