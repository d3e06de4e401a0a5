import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { matchGlobs } from '../../src/core/match-globs.ts';
import { readSimpleGlob } from '../../src/core/simple-glob.ts';

const paths = [
  'index.md',
  'README.md',
  '.hidden.md',
  'posts/milo.md',
  'posts/2024/milo.mdx',
  'posts/.drafts/milo.md',
  'posts/[slug].astro',
  'Posts/Milo.MD',
  'images/milo@2x.png',
  'a/b/c/d/e.txt',
];

describe('what people write is read as picomatch reads it', () => {
  test.each([
    ['**/*.md', {}],
    ['*.md', { dot: true }],
    ['posts/**', {}],
    ['**/posts/**/*.{md,mdx}', { dot: true }],
    ['!(README).md', {}],
    ['**/*.md', { nocase: true }],
    ['posts/*', { bash: true }],
    ['**/[a-m]*.+(md|mdx)', {}],
    ['**/*@2x.*', {}],
    ['{posts,images}/**/m*', {}],
    ['?/?/**', {}],
  ] as const)('%s %j', (glob, options) => {
    const matches = matchGlobs(glob, options);
    const expected = picomatch(glob, options);
    expect(paths.filter(matches)).toEqual(paths.filter(path => expected(path)));
    expect(paths.filter(matches)).not.toEqual([]);
  });

  test('several at once', () => {
    expect(paths.filter(matchGlobs(['*.md', 'images/**']))).toEqual(['index.md', 'README.md', 'images/milo@2x.png']);
    expect(paths.filter(matchGlobs([]))).toEqual([]);
  });
});

describe('no glob keeps a run busy', () => {
  const long = 'a'.repeat(250);

  test.each([
    ['*a*a*a*a*a*a*a*a*a*b', {}],
    ['**/*a*a*a*a*a*a*a*b', { dot: true }],
    ['**a**a**a**a**a**a**b', { bash: true }],
    ['+(a|aa|aaa)b', {}],
    ['*(a|a)*(a|a)*(a|a)b', {}],
    [`${'*a'.repeat(200)}b`, { nocase: true }],
    [`{a,b}${'{a,b}*'.repeat(8)}c`, {}],
  ] as const)('%s', (glob, options) => {
    const matches = matchGlobs(glob, options);
    const start = performance.now();
    for (let folder = 0; folder < 20; folder++) expect(matches(`${folder}/${long}/${long}`)).toBe(false);
    expect(matches(long)).toBe(false);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('and one of many stars still matches what it means', () => {
    const name = `posts/2024-05-01-${'milo-'.repeat(40)}cat.md`;
    expect(matchGlobs('posts/*-*-*-*-*.md')(name)).toBe(true);
    expect(matchGlobs('Posts/*-*-*-*-*.md', { nocase: true })(name)).toBe(true);
    expect(matchGlobs('posts/*-*-*-*-*.txt')(name)).toBe(false);
    expect(matchGlobs('*-*-*-*-*.md')(name)).toBe(false);
    expect(matchGlobs('*-*-*-*-*.md', { bash: true })(name)).toBe(true);
  });
});

test.each([
  ['*', 'a', true],
  ['*', 'a/b', false],
  ['**', 'a/b', true],
  ['?', '/', false],
  ['[!a-c]x', 'dx', true],
  ['[!a-c]x', 'bx', false],
  ['\\{a\\}', '{a}', true],
  ['a,b', 'a,b', true],
  ['{a,{b,c}d}e', 'cde', true],
  ['{a,{b,c}d}e', 'ce', false],
  ['{a', 'a', undefined],
  ['a}', 'a}', undefined],
  ['[c-a]', 'b', undefined],
  ['{a,b}'.repeat(6), 'aaaaaa', undefined],
])('the simple reading of %s and %s: %s', (glob, text, expected) => {
  expect(readSimpleGlob(glob)?.test(text)).toBe(expected);
});
