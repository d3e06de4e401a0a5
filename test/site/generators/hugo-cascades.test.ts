import { describe, expect, test } from 'vitest';
import { readGlob } from '../../../src/site/generators/hugo/glob.ts';
import { hugo } from '../../../src/site/generators/hugo.ts';
import { buildFromTexts } from '../fixture-site.ts';

type Texts = Readonly<Record<string, string>>;

/** Which of these keys a page is given. */
async function givenTo(file: string, keys: string, texts: Texts): Promise<string> {
  const { site } = await buildFromTexts(hugo, { 'hugo.toml': '', [file]: '---\ntitle: Tom\n---\n', ...texts });
  return keys
    .split(' ')
    .filter(key => site.page(file)?.inherits?.([key]))
    .join(' ');
}

const PINNED = { 'netlify.toml': '[build.environment]\nHUGO_VERSION = "0.111.3"\n' };
const TARGETS = ['/posts/**', '/posts/*', '/posts/tom.md', '/posts/tom', '/posts**', '/{notes,posts}/t?m', '/[!o]*/tom']
  .map((path, index) => `[[cascade]]\nk${index} = 1\n[cascade._target]\npath = "${path}"\n`)
  .join('\n');
const ALL = 'k0 k1 k2 k3 k4 k5 k6';

describe('what Hugo’s targets match', () => {
  test('0.111.3 knows a page by the path of its file', async () => {
    const texts = { 'hugo.toml': TARGETS, ...PINNED };
    expect(await givenTo('content/posts/tom.md', ALL, texts)).toBe('k0 k1 k2 k4');
    expect(await givenTo('content/posts/_index.md', ALL, texts)).toBe('k0 k1 k4');
    expect(await givenTo('content/posts/old/tom.md', ALL, texts)).toBe('k0 k4');
  });

  test('later versions know it by its logical path', async () => {
    const later = { 'netlify.toml': '[build.environment]\nHUGO_VERSION = "0.150.0"\n' };
    const texts = { 'hugo.toml': TARGETS, ...later };
    expect(await givenTo('content/posts/tom.md', ALL, texts)).toBe('k0 k1 k3 k4 k5 k6');
    expect(await givenTo('content/posts/_index.md', ALL, texts)).toBe('k4');
  });

  test('kinds, environments and languages are patterns, too', async () => {
    const targets = ['kind = "{page,term}"', 'kind = "section"', 'environment = "dev*"', 'environment = "prod*"']
      .concat(['lang = "e?"', 'lang = "d?"', 'sites = { matrix = { languages = ["en"] } }'])
      .map((target, index) => `[[cascade]]\nk${index} = 1\n[cascade.target]\n${target}\n`);
    expect(await givenTo('content/posts/tom.md', ALL, { 'hugo.toml': targets.join('\n') })).toBe('k0 k3 k4 k6');
  });
});

test('a cascade has a file of its own, and a language’s own is in the place of that', async () => {
  const texts = {
    'config/_default/cascade.toml': '[[cascade]]\nk0 = 1\n[[cascade]]\nk1 = 1\n',
    'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.de.cascade]\nk2 = 1\n',
  };
  expect(await givenTo('content/posts/tom.md', ALL, texts)).toBe('k0 k1');
  expect(await givenTo('content/posts/tom.de.md', ALL, texts)).toBe('k2');
});

test.each([
  ['content/posts/_index.md', '---\ncascade: [\n---\n'],
  ['content/posts/_index.org', '#+title: Posts\n'],
  ['content/posts/_index.html', '{ "cascade": { "k0": 1 } }\n'],
  ['content/_index.md', '---\ncascade: { k0: 1 \n'],
])('%s can’t be read: anything may come from it', async (file, text) => {
  expect(await givenTo('content/posts/tom.md', ALL, { [file]: text })).toBe(ALL);
  expect(await givenTo('content/notes/tom.md', 'k0', { [file]: text })).toBe(file === 'content/_index.md' ? 'k0' : '');
});

test('an HTML section hands down what it says', async () => {
  const texts = { 'content/posts/_index.html': '---\ncascade: { k0: 1 }\n---\n' };
  expect(await givenTo('content/posts/tom.md', ALL, texts)).toBe('k0');
});

test.each([
  ['a{b,c{d,e}}f', 'acdf', true],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
  ['[^a]', '^', true],
  ['[^a]', 'b', false],
  ['a.c', 'abc', false],
  ['{a', 'a', undefined],
  ['*'.repeat(300), 'a', undefined],
  ['*a'.repeat(40), 'a', undefined],
  ['[b-a]', 'a', undefined],
  ['a}', 'a', undefined],
  ['{a,b}'.repeat(6), 'ababab', undefined],
  ['**a**a**a**a**a**a**b', 'a'.repeat(2000), false],
])('%s matches %s: %s', (glob, text, expected) => {
  expect(readGlob(glob)?.test(text)).toBe(expected);
});
