import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/parse/document.ts';
import { readRubyDate } from '../../src/site/dates.ts';
import { extractFacts } from '../../src/site/facts.ts';
import { jekyll } from '../../src/site/generators/jekyll.ts';
import { plain } from '../../src/site/generators/plain.ts';
import { expandLiquid } from '../../src/site/liquid.ts';
import { readArguments } from '../../src/site/shortcode-arguments.ts';
import { stripTags } from '../../src/site/slugs/strip-tags.ts';
import { dialects, fast } from '../parse/sample.ts';
import { buildFromTexts } from './fixture-site.ts';
import { resolveLinks } from './resolve-links.ts';

const day = (source: string) => {
  const date = readRubyDate(source);
  return date && [date.year, date.month, date.day].join('-');
};

// What Ruby's Time.parse says of them.
test.each([
  ['2024-5-1', '2024-5-1'],
  ['20240501', '2024-5-1'],
  ['1 May 2024', '2024-5-1'],
  ['May 1, 2024 10:00', '2024-5-1'],
  ['24-5-1', '2024-5-1'],
  ['69-5-1', '1969-5-1'],
  ['1 Foo 2024', undefined],
])('the date %s', (source, expected) => {
  expect(day(source)).toBe(expected);
});

test.each([
  ['a <b>c</b> d', 'a c d'],
  ['a < b', 'a < b'],
  ['a <!-- b --> c', 'a  c'],
  ['a <!-- b', 'a '],
  ['a <b c', 'a '],
  ['a <b <c> d> e', 'a  e'],
  ['a <b c=">"> d', 'a  d'],
  ["a <b c='>\"'> d", 'a  d'],
])('without its tags, %j is %j', (html, text) => {
  expect(stripTags(html)).toBe(text);
});

test('arguments of shortcodes: quoted, raw and bare, by name or by place', () => {
  const args = readArguments('"a \\"b\\"" `c d` e f="g" h = `i` j=k ""');
  expect(args.map(({ name, value }) => (name ? `${name}: ${value}` : value))).toEqual([
    'a "b"',
    'c d',
    'e',
    'f: g',
    'h: i',
    'j: k',
    '',
  ]);
});

test('what a template never closes is not known', () => {
  const scope = { variables: { a: 'x' }, filters: {}, tags: {} };
  expect(expandLiquid('/{{ a }}/', scope)).toBe('/x/');
  expect(expandLiquid('/{{ a /', scope)).toBeUndefined();
  expect(expandLiquid('/{% a /', scope)).toBeUndefined();
});

describe('ids', () => {
  const factsOf = (text: string, dialect: (typeof dialects)[keyof typeof dialects]) =>
    extractFacts(parseDocument('a.md', text, { dialect, engine: fast }));

  test('of a document that imports another one, and those that code makes, are not all known', () => {
    expect(factsOf("import Part from './part.mdx'\n\n# A\n", dialects.astro).unknownIds).toBe(
      'another document is imported',
    );
    expect(factsOf('<b id={name}>x</b>\n', dialects.astro).unknownIds).toBe('code makes an id');
    expect(factsOf('<b {...all}>x</b>\n', dialects.astro).unknownIds).toBe('code makes an id');
    expect(factsOf("<b id={'own'}>x</b>\n", dialects.astro)).toMatchObject({ ids: ['own'] });
    expect(factsOf('# {{ title }}\n', dialects.jekyll).unknownIds).toBe('a heading has a template in it');
  });

  test('in the attributes of a heading', () => {
    const ids = (text: string) => factsOf(text, { ...dialects.hugo, headingIds: { style: 'goldmark-github' } }).ids;
    expect(ids('## Coat {.wide #own}\n')).toEqual(['own']);
    expect(ids('## Coat {.wide}\n')).not.toContain('own');
    expect(ids('## Coat {a}b}\n')).toEqual(['coat-ab']);
  });

  test('of footnotes, as each renderer makes them', () => {
    const text = 'a[^x] b[^x] c[^gone]\n\n[^x]: One.\n[^never]: Two.\n';
    const ids = (dialect: (typeof dialects)[keyof typeof dialects]) => factsOf(text, dialect).ids;
    expect(ids(dialects.jekyll)).toEqual(['fn:x', 'fnref:x', 'fnref:x:1']);
    expect(ids(dialects.hugo)).toEqual(['fn:1', 'fnref:1', 'fnref1:1']);
    expect(ids(dialects.zola)).toEqual(['x', 'fn-x', 'fr-x-1', 'fr-x-2']);
    expect(ids(dialects.astro)).toEqual([
      'footnote-label',
      'user-content-fn-x',
      'user-content-fnref-x',
      'user-content-fnref-x-2',
    ]);
    expect(ids(dialects.hexo)).toEqual([]);
    expect(ids(dialects.eleventy)).toEqual([]);
  });
});

test('a page with many ids is searched like one with few', async () => {
  const headings = Array.from({ length: 60 }, (_, index) => `## Cat ${index}\n`).join('\n');
  const { site } = await buildFromTexts(jekyll, {
    '_config.yml': '',
    '_layouts/a.html': '',
    Gemfile: '',
    'a.md': `---\ntitle: A\n---\n${headings}`,
  });
  const page = site.page('a.md');
  if (!page) throw new Error('it is a page');
  expect(['/a.html', '/gone/'].map(address => site.visit(address))).toEqual(['found', 'missing']);
  expect(['cat-0', 'cat-59', 'cat-60'].map(id => site.findId(page, id))).toEqual(['found', 'found', 'missing']);
});

test('on GitHub, a link to a folder or file of the repository is found, and none outside of it', async () => {
  const texts = {
    'README.md': '[a](docs/) [b](docs/a.md) [c](/docs/a.md) [d](../other) [e](gone.md) [f](#top)\n',
    'docs/a.md': '',
  };
  const lines = await resolveLinks(plain, texts, 'README.md');
  expect(lines.map(line => line.split(' → ')[1])).toEqual([
    'docs',
    'docs/a.md',
    'docs/a.md',
    'unknown',
    'missing (absent)',
    'README.md#top',
  ]);
});
