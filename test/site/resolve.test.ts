import { describe, expect, test } from 'vitest';
import type { LinkFact, Page, Site, Target } from '../../src/core/site.ts';
import { makeSiteFiles } from '../../src/engine/site-files.ts';
import { buildSite } from '../../src/site/build.ts';
import type { Generator, Location, Publication, SiteModel } from '../../src/site/generator.ts';

interface Written {
  /** File → address, or undefined where it has none. */
  readonly pages: Readonly<Record<string, string | undefined>>;
  readonly files?: readonly string[];
  readonly publication?: Partial<Publication>;
  readonly declared?: readonly string[];
  readonly locate?: (href: string) => Location;
  /** Pages whose address a plugin may change. */
  readonly inexact?: readonly string[];
}

/** A site of a generator that publishes what the test says. */
function open({ pages, files = [], publication, declared = [], locate, inexact = [] }: Written): Site {
  const factsOf = (file: string) => ({ file, lineStarts: [0], links: [], headings: [], ids: [], calls: [] });
  const made = Object.entries(pages).map(([file, url]): Page => {
    const exact = !inexact.includes(file);
    const facts = factsOf(file);
    return { file, facts, frontMatter: undefined, state: 'published', url, exact, aliases: [], isPost: true };
  });
  const published = {
    pages: made,
    assets: new Map(),
    generated: [],
    base: '/',
    hosts: ['cats.example'],
    ...publication,
  };
  const model: SiteModel = {
    isContent: path => path in pages,
    dialect: () => {
      throw new Error('nothing is read');
    },
    publish: () => published,
    locate: ({ href }) => locate?.(href) ?? { how: 'browser', href },
  };
  const generator: Generator = { id: 'plain', name: 'Cattery', detect: () => true, open: async () => model };
  const paths = [...Object.keys(pages), ...files].sort();
  const siteFiles = makeSiteFiles(paths, () => undefined);
  const facts = Object.keys(pages).map(factsOf);
  return buildSite({ generator, model, files: siteFiles, facts, now: new Date('2026-01-01'), declared });
}

const diary = {
  'diary/milo.md': '/2024/milo/',
  'diary/tilda.md': '/2024/tilda/',
  'about.md': '/about/',
  'draft.md': undefined,
};

/** Where links lead from a page, in words. */
function follow(site: Site, hrefs: readonly string[], from = 'diary/milo.md', more: Partial<LinkFact> = {}): string[] {
  const page = site.page(from);
  if (!page) throw new Error(`${from} is no page`);
  const link = { element: 'link', origin: 'markdown', range: [0, 0], ...more } as const;
  return hrefs.map(href => describeTarget(site.resolve(page, { ...link, href })));
}

function describeTarget(target: Target): string {
  switch (target.kind) {
    case 'page':
      return target.page.file + ('fragment' in target ? `#${target.fragment}` : '');
    case 'asset':
      return target.generatedBy === undefined ? `asset ${target.file}` : `${target.file} by ${target.generatedBy}`;
    case 'external':
      return `external ${target.url}`;
    case 'unknown':
      return `unknown: ${target.why}`;
    default:
      return `${target.reason} ${target.tried.join(', ')}${'closest' in target ? ` → ${target.closest}` : ''}`;
  }
}

describe('a destination', () => {
  const site = open({ pages: diary, publication: { assets: new Map([['/milo.jpg', 'images/milo.jpg']]) } });

  test('is trimmed, and empty means nothing', () => {
    expect(follow(site, ['', ' ', ' /about/ '])).toEqual(['unknown: it is empty', 'unknown: it is empty', 'about.md']);
  });

  test('without a path is on the same page', () => {
    expect(follow(site, ['#food', '?page=2', '?page=2#food', '#'])).toEqual([
      'diary/milo.md#food',
      'diary/milo.md',
      'diary/milo.md#food',
      'diary/milo.md#',
    ]);
  });

  test('starts at the address of the page, not at its file', () => {
    expect(follow(site, ['../tilda/#box', '../../milo.jpg', 'milo/', '/2024/tilda#box'])).toEqual([
      'diary/tilda.md#box',
      'asset images/milo.jpg',
      'absent /2024/milo/milo/ → /2024/milo/',
      'diary/tilda.md#box',
    ]);
  });

  test('from a page without an address is known where it begins with a slash', () => {
    expect(follow(site, ['/about/', 'tilda.md', '#food'], 'draft.md')).toEqual([
      'about.md',
      'unknown: this page is not published',
      'draft.md#food',
    ]);
  });

  test('from a page whose address a plugin may change, too', () => {
    const guessed = open({ pages: diary, inexact: ['diary/milo.md'] });
    expect(follow(guessed, ['../otto/', '/otto/', '../tilda/'])).toEqual([
      'unknown: the address of this page can’t be known',
      'absent /otto/',
      'diary/tilda.md',
    ]);
  });
});

describe('an address with a host', () => {
  const site = open({ pages: diary });

  test.each([
    ['https://cats.example/about/', 'about.md'],
    ['HTTP://Cats.Example/about/', 'about.md'],
    ['//cats.example/about/', 'about.md'],
    ['https://cats.example:443/about/', 'about.md'],
    ['http://cats.example:80/about/', 'about.md'],
    ['https://cats.example/about/?from=milo#us', 'about.md#us'],
    ['https://cats.example/2024/tild/', 'absent /2024/tild/ → /2024/tilda/'],
    ['https://cats.example', 'unknown: another site may be there, on the same host'],
    ['https://cats.example:8443/about/', 'external https://cats.example:8443/about/'],
    ['https://cats.example:4430/about/', 'external https://cats.example:4430/about/'],
    ['https://dogs.example/about/', 'external https://dogs.example/about/'],
    ['https://cats.example.dogs.example/', 'external https://cats.example.dogs.example/'],
    ['https://milo@cats.example/about/', 'external https://milo@cats.example/about/'],
    ['//dogs.example/', 'external //dogs.example/'],
    ['mailto:milo@cats.example', 'external mailto:milo@cats.example'],
    ['see://cats.example/about/', 'external see://cats.example/about/'],
  ])('%s leads to: %s', (href, target) => {
    expect(follow(site, [href])).toEqual([target]);
  });

  test('and nothing else leads to the first page, not to the page of the link', () => {
    const home = open({ pages: { ...diary, 'index.md': '/' } });
    const hrefs = [
      'https://cats.example',
      '//cats.example#us',
      'https://cats.example:443?from=milo',
      'http://cats.example:80#',
    ];
    expect(follow(home, hrefs)).toEqual(['index.md', 'index.md#us', 'index.md', 'index.md#']);
  });

  test('is followed to another site on the same host, of which nothing is known', () => {
    const based = open({ pages: { 'a.md': '/cats/2024/milo/', 'b.md': '/cats/' }, publication: { base: '/cats/' } });
    expect(
      follow(
        based,
        [
          'https://cats.example/cats/2024/otto-the-elder/',
          'https://cats.example/cats/2023/otto-the-elder/',
          'https://cats.example/dogs/2024/rex-the-hound/',
          'https://cats.example/cats/%32024/otto-the-elder/?a#b',
        ],
        'a.md',
      ),
    ).toEqual([
      'absent /cats/2024/otto-the-elder/',
      'unknown: another site may be there, on the same host',
      'unknown: another site may be there, on the same host',
      'absent /cats/2024/otto-the-elder/',
    ]);
  });

  test('is left to the generator where a template is in it', () => {
    const located = open({ pages: diary, locate: () => ({ how: 'browser', href: '/about/' }) });
    expect(follow(located, ['https://{{ host }}/'], 'diary/milo.md', { templated: true })).toEqual(['about.md']);
    expect(follow(located, ['https://{{ host }}/'])).toEqual(['external https://{{ host }}/']);
  });

  test('that the generator makes of a link is followed, too', () => {
    const to = (href: string) => open({ pages: diary, locate: () => ({ how: 'browser', href }) });
    expect(follow(to('https://cats.example/about/'), ['about'])).toEqual(['about.md']);
    expect(follow(to('https://dogs.example/'), ['dogs'])).toEqual(['external https://dogs.example/']);
  });
});

test('the generator gets the destination without the blanks around it', () => {
  const seen: string[] = [];
  const site = open({
    pages: diary,
    locate: href => {
      seen.push(href);
      return { how: 'browser', href };
    },
  });
  follow(site, [' about ', 'about']);
  expect(seen).toEqual(['about', 'about']);
});

describe('what is missing', () => {
  const publication: Partial<Publication> = {
    base: '/cats/',
    assets: new Map([['/cats/shown.pdf', 'papers/shown.pdf']]),
  };
  const site = open({
    pages: { 'diary/milo.md': '/cats/2024/milo/', 'diary/tilda.html': '/cats/2024/tilda.html', 'draft.md': undefined },
    files: ['papers/shown.pdf', 'papers/hidden.pdf', 'diary/hidden.pdf'],
    publication,
  });

  test('is explained: another case, the base path, a source file', () => {
    expect(
      follow(site, [
        '/cats/2024/Milo/',
        '../Milo/',
        '../Tilda.html',
        '/2024/milo/',
        '/cats/cats/2024/milo/',
        '/cats/catsup/',
        '/diary/milo.md',
        'tilda.html',
        '/draft.md',
        '/papers/shown.pdf',
        '../papers/shown.pdf',
        'hidden.pdf',
        '/papers/hidden.pdf',
        '../../../../etc/passwd',
      ]),
    ).toEqual([
      'case /cats/2024/Milo/ → /cats/2024/milo/',
      'case /cats/2024/Milo/ → ../milo/',
      'case /cats/2024/Tilda.html → ../tilda.html',
      'base /2024/milo/ → /cats/2024/milo/',
      'double-base /cats/cats/2024/milo/ → /cats/2024/milo/',
      'absent /cats/catsup/',
      'source /diary/milo.md → /cats/2024/milo/',
      'source /cats/2024/milo/tilda.html → /cats/2024/tilda.html',
      'source /draft.md',
      'not-published /papers/shown.pdf → /cats/shown.pdf',
      'relative /cats/2024/papers/shown.pdf → /cats/shown.pdf',
      'not-published /cats/2024/milo/hidden.pdf',
      'not-published /papers/hidden.pdf',
      'absent /etc/passwd',
    ]);
  });

  test('may be made by a plugin, unless a source file explains it', () => {
    const mayExist = (address: string) => (address.startsWith('/tags/') ? 'a plugin makes tags' : undefined);
    const plugged = open({ pages: diary, files: ['tags/naps.md'], publication: { mayExist } });
    expect(follow(plugged, ['/tags/boxes/', '/tag/boxes/', '/tags/naps.md', '/About/'])).toEqual([
      'unknown: a plugin makes tags',
      'absent /tag/boxes/',
      'not-published /tags/naps.md',
      'case /About/ → /about/',
    ]);
    expect(['/tags/boxes/', '/boxes/', '/about/'].map(plugged.visit)).toEqual(['unknown', 'missing', 'found']);
  });

  test('may be declared by the user', () => {
    const declaring = open({ pages: diary, declared: ['/dist/**'], locate: file => ({ how: 'file', paths: [file] }) });
    const why = 'unknown: the configuration says that the build makes it';
    expect(follow(declaring, ['dist/.app/cat.js', 'src/cat.js'])).toEqual([why, 'absent src/cat.js']);
    expect(['/dist/cat.js', '/src/cat.js'].map(declaring.visit)).toEqual(['unknown', 'missing']);
    expect(follow(open({ pages: diary, declared: ['dist/**'] }), ['/dist/.app/cat.js', '/src/cat.js'])).toEqual([
      why,
      'absent /src/cat.js',
    ]);
  });

  test('is suggested as the author writes', () => {
    expect(
      follow(open({ pages: diary }), ['../tida/', '../tida', './../tida', '/2024/tida', '../2023/tilda/']),
    ).toEqual([
      'absent /2024/tida/ → ../tilda/',
      'absent /2024/tida → ../tilda',
      'absent /2024/tida → ./../tilda',
      'absent /2024/tida → /2024/tilda/',
      'absent /2024/2023/tilda/ → /2024/tilda/',
    ]);
    const pages = { 'a.md': '/milo.html', 'b.md': '/tilda.html' };
    expect(follow(open({ pages }), ['tlida.html', 'tlida.html/'], 'a.md')).toEqual([
      'absent /tlida.html → tilda.html',
      'absent /tlida.html/ → tilda.html',
    ]);
  });

  test('is suggested a thousand times at most', () => {
    const letters = (index: number) => index.toString(36).padStart(3, 'x');
    const site = open({ pages: { ...diary, 'b.md': '/kittens/' } });
    const typos = Array.from({ length: 1002 }, (_, index) => `/${letters(index)}/kittens/`);
    const found = follow(site, [...typos, typos[0] ?? '']).map(text => text.includes(' → '));
    expect(found.slice(998)).toEqual([true, true, false, false, true]);
  });
});

describe('a generator may', () => {
  const files = ['images/milo.jpg', 'images/otto/1.jpg'];
  const readings: Readonly<Record<string, Location>> = {
    answer: { how: 'answer', target: { kind: 'external', url: 'https://dogs.example/' } },
    page: { how: 'file', paths: ['nowhere.md', 'about.md'], fragment: 'us' },
    file: { how: 'file', paths: ['images/milo.jpg'] },
    folder: { how: 'file', paths: ['images/otto/'] },
    case: { how: 'file', paths: ['images/Milo.jpg', 'images/milo.jpeg'] },
    absent: { how: 'file', paths: ['images/tilda.jpg', 'tilda.jpg'] },
    none: { how: 'file', paths: [] },
    otherwise: { how: 'file', paths: ['nowhere.md'], otherwise: { how: 'browser', href: '/about/' } },
    based: { how: 'browser', href: '/about/', addsBase: true },
    relative: { how: 'browser', href: 'about/', addsBase: true },
  };
  const locate = (href: string): Location => readings[href] ?? { how: 'any', of: [] };

  test('answer itself, look for files, or try one thing after another', () => {
    const site = open({ pages: diary, files, locate });
    const names = ['answer', 'page', 'file', 'folder', 'case', 'absent', 'none', 'otherwise', 'based', 'relative'];
    expect(follow(site, names)).toEqual([
      'external https://dogs.example/',
      'about.md#us',
      'asset images/milo.jpg',
      'asset images/otto/',
      'case images/Milo.jpg, images/milo.jpeg → images/milo.jpg',
      'absent images/tilda.jpg, tilda.jpg',
      'absent ',
      'about.md',
      'about.md',
      'absent /2024/milo/about/ → /about/',
    ]);
  });

  test('put the base path before what begins with a slash', () => {
    const pages = { 'diary/milo.md': '/cats/milo/', 'about.md': '/cats/about/' };
    const site = open({ pages, locate, publication: { base: '/cats/' } });
    expect(follow(site, ['based', 'relative'])).toEqual(['about.md', 'absent /cats/milo/about/ → /cats/about/']);
  });

  test('have several readings, of which one that is found counts, then one that is unknown', () => {
    const any = (...of: string[]) =>
      follow(open({ pages: diary, locate: () => ({ how: 'any', of: of.map(to) }) }), ['x']);
    const to = (href: string): Location =>
      href === '?' ? { how: 'answer', target: { kind: 'unknown', why: 'a theme decides' } } : { how: 'browser', href };
    expect(any('/a/', '?', '/about/')).toEqual(['about.md']);
    expect(any('/a/', '?', '/b/')).toEqual(['unknown: a theme decides']);
    expect(any('/a/', '/b/')).toEqual(['absent /a/']);
    expect(any('/a/', 'https://dogs.example/')).toEqual(['external https://dogs.example/']);
    expect(any()).toEqual(['unknown: no reading of it is known']);
  });
});
