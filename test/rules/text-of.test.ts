import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/core/site.ts';
import { listDocIds } from '../../src/rules/shared/doc-ids.ts';
import { checkLength } from '../../src/rules/shared/text-length.ts';
import { textOf } from '../../src/rules/shared/text-of.ts';
import { parse } from '../parse/sample.ts';

test.each([
  ['The *old **black*** cat', 'The old black cat'],
  ['  `Milo`  and [Luna](/luna) ', 'Milo and Luna'],
  ['Milo  \nand\nLuna', 'Milo and Luna'],
  ['![Milo](milo.jpg) and <b>Luna</b>', 'and Luna'],
  ['![Milo](milo.jpg)', ''],
])('what readers see of %j: %j', (text, words) => {
  expect(textOf(parse(text).tree)).toBe(words);
});

describe('the length of a text', () => {
  function judge(line: string): string[] {
    const found: string[] = [];
    checkLength(parse(`---\n${line}\n---\n`), {
      keys: ['seo', 'title'],
      noun: 'title',
      min: 3,
      max: 6,
      report: ({ message, hint }) => found.push(message, hint ?? ''),
    });
    return found;
  }

  test.each([
    'title: Cat',
    'title: Kitten',
    'title: "  Cat  "',
    'title: "🐈‍⬛🐈‍⬛🐈‍⬛"',
    'title: 7',
    'mood: on',
    'seo: ""',
    'seo: Cats\ntitle: On',
  ])('%s is fine', line => {
    expect(judge(line)).toEqual([]);
  });

  test.each([
    ['title: Kittens', 'The title has 7 characters, more than 6', 'Search engines cut what is longer'],
    ['title: On', 'The title has 2 characters, fewer than 3', 'Say a little more: search results show it'],
    ['title: " ab "', 'The title has 2 characters, fewer than 3', 'Say a little more: search results show it'],
    ['seo: ""\ntitle: On', 'The title has 2 characters, fewer than 3', 'Say a little more: search results show it'],
    ['seo: Kittens\ntitle: Cat', 'The title has 7 characters, more than 6', 'Search engines cut what is longer'],
  ])('%j: %s', (line, message, hint) => {
    expect(judge(line)).toEqual([message, hint]);
  });

  test('a text without front matter has none', () => {
    checkLength(parse('Milo\n'), {
      keys: ['title'],
      noun: 'title',
      min: 3,
      max: 6,
      report: () => expect.unreachable(),
    });
  });
});

describe('the ids of a Docusaurus document', () => {
  const ids = (file: string, id?: unknown) =>
    new Set(listDocIds({ file, frontMatter: { data: id === undefined ? {} : { id } } } as unknown as Page));

  test('every end of its path, with and without numbers', () => {
    expect(ids('docs/02 - cats/01-milo.md')).toEqual(
      new Set([
        ...['01-milo', '02 - cats/01-milo', 'docs/02 - cats/01-milo', 'cats/01-milo', 'docs/cats/01-milo'],
        ...['milo', '02 - cats/milo', 'docs/02 - cats/milo', 'cats/milo', 'docs/cats/milo'],
      ]),
    );
  });

  test('its own id in place of the name', () => {
    expect(ids('docs/milo.mdx', 'tabby')).toEqual(new Set(['tabby', 'docs/tabby']));
    expect(ids('docs/milo.mdx', 7)).toEqual(new Set(['milo', 'docs/milo']));
  });

  test.each([
    ['12_milo.md', 'milo'],
    ['12.milo.md', 'milo'],
    ['12--milo.md', 'milo'],
    ['12 -- milo.md', 'milo'],
  ])('%s is also %s', (file, id) => {
    expect(ids(file)).toEqual(new Set([file.replace('.md', ''), id]));
  });

  test.each([
    '2024-01-milo.md',
    '1.10-milo.md',
    '12_34.md',
    '12-.md',
    'milo-1-x.md',
    'v1-2-milo.md',
    '12milo.md',
    'a.md.md',
  ])('%s has one name', file => {
    expect(ids(file)).toEqual(new Set([file.replace(/\.md$/, '')]));
  });
});
