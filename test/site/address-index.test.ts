import { describe, expect, test } from 'vitest';
import type { Page, PageState } from '../../src/core/site.ts';
import { type AddressIndex, indexAddresses, lastPart, parentOf, type Serving } from '../../src/site/address-index.ts';
import type { Publication } from '../../src/site/generator.ts';
import { suggestAddress } from '../../src/site/suggest.ts';

interface Published {
  /** Address → file, with the state behind a space where it is not published. */
  readonly pages?: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly assets?: readonly string[];
  readonly generated?: Publication['generated'];
  readonly ignoresFinalSlash?: boolean;
}

function publish({ pages = {}, aliases = {}, assets = [], generated = [], ignoresFinalSlash = false }: Published) {
  const made = Object.entries(pages).map(([url, written]): Page => {
    const [file = '', state = 'published'] = written.split(' ');
    return {
      file,
      facts: { file, lineStarts: [0], links: [], headings: [], ids: [], calls: [] },
      frontMatter: undefined,
      state: state as PageState,
      url,
      exact: true,
      aliases: Object.keys(aliases).filter(alias => aliases[alias] === file),
      isPost: true,
    };
  });
  const named = assets.map(address => [address, address.slice(1)] as const);
  return { pages: made, assets: new Map(named), generated, base: '/', hosts: [], ignoresFinalSlash };
}

/** What stands at an address: its file, or what makes it. */
function at(index: AddressIndex, address: string): string | undefined {
  const entry = index.find(address);
  if (!entry) return undefined;
  const { target, isAlias } = entry;
  if (target.kind === 'page') return isAlias ? `alias of ${target.page.file}` : target.page.file;
  return target.generatedBy === undefined ? target.file : `${target.file} by ${target.generatedBy}`;
}

const open = (published: Published, serving?: Serving) => {
  const index = indexAddresses(publish(published), serving);
  return { index, find: (address: string) => at(index, address) };
};

describe('a server answers', () => {
  test('with the page in a folder, however its address is written', () => {
    const { find } = open({ pages: { '/cats/': 'cats.md', '/milo.html': 'milo.md', '/otto/index.html': 'otto.md' } });
    expect(['/cats/', '/cats', '/cats/index.html', '//cats//'].map(find)).toEqual(Array(4).fill('cats.md'));
    expect(['/milo.html', '/milo'].map(find)).toEqual(['milo.md', 'milo.md']);
    expect(['/otto/', '/otto'].map(find)).toEqual(['otto.md', 'otto.md']);
    expect(['/milo/', '/milo.htm', '/cats/index', '/cat', '/'].map(find)).toEqual(Array(5).fill(undefined));
  });

  test('with a page as a folder where the host does so', () => {
    const { find } = open({ pages: { '/milo.html': 'milo.md' } }, { servesPagesAsFolders: true });
    expect(['/milo/', '/milo', '/tilda/'].map(find)).toEqual(['milo.md', 'milo.md', undefined]);
    const without = open({ pages: { '/milo.html': 'milo.md' } }, { servesPagesAsFolders: false });
    expect(without.find('/milo/')).toBeUndefined();
  });

  test('with a page without final slash where the generator does so', () => {
    const pages = { '/milo': 'milo.md' };
    expect(open({ pages, ignoresFinalSlash: true }).find('/milo/')).toBe('milo.md');
    expect(open({ pages }).find('/milo/')).toBeUndefined();
  });

  test('with what is published, not with what redirects or is a draft', () => {
    const { find } = open({
      pages: { '/milo/': 'milo.md', '/tilda/': 'tilda.md draft', '/otto/': 'otto.md' },
      aliases: { '/otto/': 'milo.md', '/tilda/': 'milo.md', '/moved/': 'milo.md' },
      assets: ['/milo/index.html'],
    });
    expect(['/milo/', '/otto/', '/moved/'].map(find)).toEqual(['milo.md', 'otto.md', 'alias of milo.md']);
    expect(find('/tilda/')).toBe('tilda.md');
  });

  test('with the file where a draft has the same address', () => {
    const pages = { '/papers.pdf': 'papers.md draft' };
    expect(open({ pages, assets: ['/papers.pdf'] }).find('/papers.pdf')).toBe('papers.md');
  });

  test('with the published one of two pages, whichever comes first', () => {
    const page = publish({ pages: { '/milo/': 'milo.md' } });
    const draft = publish({ pages: { '/milo/': 'old.md draft' } });
    for (const pages of [
      [...page.pages, ...draft.pages],
      [...draft.pages, ...page.pages],
    ])
      expect(at(indexAddresses({ ...page, pages }), '/milo/')).toBe('milo.md');
  });

  test('with what the build makes, unless a file is there', () => {
    const { find } = open({
      assets: ['/feed.xml'],
      generated: [
        { address: '/feed.xml', by: 'the feed' },
        { address: '/tags/index.html', by: 'the tags' },
        { address: /^\/page\/\d+\/$/, by: 'the pages' },
      ],
    });
    expect(['/feed.xml', '/tags/', '/page/2/', '/page/two/'].map(find)).toEqual([
      'feed.xml',
      '/tags/index.html by the tags',
      '/page/2/ by the pages',
      undefined,
    ]);
  });
});

test('an address in another case is known by its right one', () => {
  const { index } = open({ pages: { '/Cats/': 'cats.md', '/Milo.html': 'milo.md', '/%C3%89t%C3%A9/': 'summer.md' } });
  const find = (address: string) => index.findInOtherCase(address);
  expect(['/cats/', '/CATS', '/milo', '/MILO.HTML', '/été/'].map(find)).toEqual([
    '/Cats/',
    '/Cats/',
    '/Milo.html',
    '/Milo.html',
    '/%C3%89t%C3%A9/',
  ]);
  expect(find('/dogs/')).toBeUndefined();
});

test('addresses are listed by name and by folder', () => {
  const { index } = open({
    pages: { '/a/Milo/': 'a.md', '/b/c/milo/': 'b.md', '/b/c/tilda.html': 'c.md', '/': 'd.md' },
  });
  expect(index.named('MILO')).toEqual(['/a/Milo/', '/b/c/milo/']);
  expect(index.named('otto')).toEqual([]);
  expect(index.inFolder('/b/c')).toEqual(['/b/c/milo/', '/b/c/tilda.html']);
  expect(index.inFolder('/b')).toEqual([]);
  expect(['/a', '/b', '/b/c', '', '/b/c/milo', '/c'].map(folder => index.hasFolder(folder))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['/cats/milo/', 'milo', '/cats'],
  ['/cats/milo.jpg', 'milo.jpg', '/cats'],
  ['/milo/', 'milo', ''],
  ['/', '', ''],
  ['milo', 'milo', ''],
])('%s ends in “%s” in the folder “%s”', (address, last, parent) => {
  expect([lastPart(address), parentOf(address)]).toEqual([last, parent]);
});

describe('for an address that is missing', () => {
  const suggest = (address: string, ...urls: readonly string[]) =>
    suggestAddress(address, open({ pages: Object.fromEntries(urls.map((url, index) => [url, `${index}.md`])) }).index);

  test('the only one of that name is meant, wherever it is', () => {
    expect(suggest('/2023/milo/', '/cats/2024/milo/', '/cats/')).toBe('/cats/2024/milo/');
    expect(suggest('/milo.jpg', '/cats/Milo.JPG')).toBe('/cats/Milo.JPG');
  });

  test('of several of that name, the one that shares most folders', () => {
    expect(suggest('/en/2023/milo/', '/de/2024/milo/', '/en/2024/milo/')).toBe('/en/2024/milo/');
    expect(suggest('/en/2024/cats/milo/', '/en/2023/milo/', '/en/2024/milo/', '/milo/')).toBe('/en/2024/milo/');
    expect(suggest('/fr/milo/', '/de/milo/', '/en/milo/')).toBeUndefined();
    expect(suggest('/en/milo', '/en/milo/a/../milo/', '/de/milo/')).toBe('/en/milo/a/../milo/');
  });

  test('a page that is a folder now is found by the name it had', () => {
    for (const ending of ['.html', '.htm', '.md', '.mdx', '.php'])
      expect(suggest(`/old/milo${ending}`, '/cats/milo/')).toBe('/cats/milo/');
    expect(suggest('/en/milo.html', '/de/milo/', '/en/cats/milo/')).toBe('/en/cats/milo/');
    expect(suggest('/old/milo.html.bak', '/cats/milo/')).toBeUndefined();
    expect(suggest('/old/milo.htmlx', '/cats/milo/')).toBeUndefined();
    expect(suggest('/old/.html', '/cats/html/')).toBeUndefined();
  });

  test('else the closest name in the same folder', () => {
    expect(suggest('/cats/mlio/', '/cats/milo/', '/cats/tilda/', '/dogs/mlo/')).toBe('/cats/milo/');
    expect(suggest('/cats/otto/', '/cats/milo/')).toBeUndefined();
    expect(suggest('/', '/cats/')).toBeUndefined();
  });
});
