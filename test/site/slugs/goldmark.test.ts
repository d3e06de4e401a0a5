import { describe, expect, test } from 'vitest';
import {
  makeGoldmarkAsciiIds,
  makeGoldmarkBlackfridayIds,
  makeGoldmarkGithubIds,
} from '../../../src/site/slugs/goldmark.ts';
import type { HeadingIdMaker } from '../../../src/site/slugs/heading.ts';
import { idsOf as headingIds } from './ids-of.ts';

function idsOf(
  make: HeadingIdMaker,
  text: string,
  options: Readonly<Record<string, string | boolean>> = { from: 'first' },
): readonly (string | undefined)[] {
  return headingIds(make, text, options);
}

/** Headings whose ids were read from pages that Hugo 0.169 built: github, then blackfriday. */
const table = [
  ['C++ & C#', 'c--c', 'c-c'],
  ['1. Introduction', '1-introduction', '1-introduction'],
  ['한글 제목', '한글-제목', '한글-제목'],
  ['Ünïcödé', 'ünïcödé', 'ünïcödé'],
  ['What’s new?', 'whats-new', 'what-s-new'],
  ['foo_bar', 'foo_bar', 'foo-bar'],
  ['two  spaces', 'two--spaces', 'two-spaces'],
  ['a.b.c', 'abc', 'a-b-c'],
  ['!!!', 'heading', 'heading'],
  ['Foo - Bar', 'foo---bar', 'foo-bar'],
  ['A/B', 'ab', 'a-b'],
  ['emoji 😀 x', 'emoji--x', 'emoji-x'],
  ['![alt](z.png) i', 'alt-i', 'alt-i'],
  ['[link](y) t', 'link-t', 'link-t'],
  ['<b>b</b> x', 'b-x', 'b-x'],
  ['x &amp; y', 'x--y', 'x-y'],
  ['Ex {#My_id}', 'My_id', 'My_id'],
  ['नमस्ते', 'नमसत', 'नमस-त'],
] as const;

describe('the text of a heading makes its id', () => {
  test.each(table)('%s', (heading, github, blackfriday) => {
    expect(idsOf(makeGoldmarkGithubIds, `## ${heading}`)).toEqual([github]);
    expect(idsOf(makeGoldmarkBlackfridayIds, `## ${heading}`)).toEqual([blackfriday]);
  });

  test('dashes of the typographer are gone, unless it is off', () => {
    expect(idsOf(makeGoldmarkGithubIds, '## it’s -- x')).toEqual(['its--x']);
    expect(idsOf(makeGoldmarkGithubIds, '## it’s -- x', { from: 'first', typographer: false })).toEqual(['its----x']);
  });

  test('a bare address has none, and so no id', () => {
    expect(idsOf(makeGoldmarkGithubIds, '## <https://cats.example>\n\n## https://cats.example\n')).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('below the top level only the first child counts', () => {
    expect(idsOf(makeGoldmarkGithubIds, '## **My *old* cat** sleeps')).toEqual(['my--sleeps']);
    expect(idsOf(makeGoldmarkGithubIds, '## **My *old* cat** sleeps', { from: 'text' })).toEqual(['my-old-cat-sleeps']);
  });

  test('of two lines the last', () => {
    expect(idsOf(makeGoldmarkGithubIds, 'Tabby\nand tom\n---\n')).toEqual(['and-tom']);
  });
});

test('before 0.144 the source did', () => {
  const ids = idsOf(makeGoldmarkGithubIds, '## See [the map](/map/) & `x` {.wide}\n', { from: 'source' });
  expect(ids).toEqual(['see-the-mapmap--x']);
});

test('letters that are not ASCII lose their accents or are dropped', () => {
  expect(idsOf(makeGoldmarkAsciiIds, '## Été à Ōsaka 大阪')).toEqual(['ete-a-osaka-']);
});

describe('duplicates', () => {
  test('are numbered until the id is free', () => {
    expect(idsOf(makeGoldmarkGithubIds, '# Hello World\n# Hello World\n# Hello World-1\n')).toEqual([
      'hello-world',
      'hello-world-1',
      'hello-world-1-1',
    ]);
  });

  test('of an id that the author wrote are numbered, but that id itself never is', () => {
    expect(idsOf(makeGoldmarkGithubIds, '# X {#tom}\n# Tom\n# Tabby\n# Y {#tabby}\n')).toEqual([
      'tom',
      'tom-1',
      'tabby',
      'tabby',
    ]);
  });

  test('by the thousand take no more time than others', () => {
    const ids = idsOf(makeGoldmarkGithubIds, '# Cat\n'.repeat(20_000));
    expect(new Set(ids).size).toBe(20_000);
  });
});

describe('attributes', () => {
  test.each([
    ['Ex {#id .wide key=value}', 'id'],
    ['Ex {.wide}', 'ex'],
    ['Ex { #id2 }', 'id2'],
    ['Ex {id="three"}', 'three'],
    ['Ex {not attributes}', 'ex-not-attributes'],
    ['Ex {#a} more', 'ex-a-more'],
    ['Ex \\{#a}', 'ex-a'],
    ['Ex {title="see #b c" id=x}', 'x'],
    ['Ex {title="see id=b c"}', 'ex'],
    ['Ex {#a id=b}', 'b'],
    ['Ex {id=b #a}', 'a'],
    ['Ex {id="x y"}', 'x y'],
    ['Ex {title="a {b}" #c}', 'ex-titlea-b-c'],
    ['Ex {.k data-x="1, #no" #yes}', 'yes'],
    ["Ex {title='single #q' #z}", 'ex-titlesingle-q-z'],
    ['Ex {id="#hash"}', '#hash'],
    ['Ex {title="esc \\" #in" #out}', 'out'],
    ['Ex {title=#f}', 'ex-titlef'],
    ['Ex {x=[1,2] #n}', 'n'],
    ['Ex {#s} {#t}', 't'],
  ])('%s', (heading, id) => {
    expect(idsOf(makeGoldmarkGithubIds, `## ${heading}`)).toEqual([id]);
  });

  test('are text where the configuration says so', () => {
    expect(idsOf(makeGoldmarkGithubIds, '## Ex {#a}', { from: 'first', attributes: false })).toEqual(['ex-a']);
  });

  test('that never end do not take long', () => {
    expect(idsOf(makeGoldmarkGithubIds, `## Ex {${'#a,'.repeat(5000)}`)).toHaveLength(1);
    expect(idsOf(makeGoldmarkGithubIds, `## Ex {${'#a '.repeat(5000)}!}`)).toHaveLength(1);
  });
});
