import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { readDatedName, slugifyPath } from '../../../src/site/generators/zola/content.ts';
import { openZola } from '../../../src/site/generators/zola/open.ts';
import { zola } from '../../../src/site/generators/zola.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const site = {
  'zola.toml': 'base_url = "https://cats.example"',
  'content/tom.md': '+++\n+++\n',
  'content/milo/index.md': '+++\n+++\n',
  'content/milo/paw.png': '',
  'static/img/logo.png': '',
  'content/pic.png': '',
};

async function targetsOf(body: string, texts: Texts = {}, file = 'content/page.md'): Promise<string[]> {
  const lines = await resolveLinks(zola, { ...site, ...texts, [file]: body }, file);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

test('links: pages of the content behind “@/”, and nothing else', async () => {
  const body =
    '+++\n+++\n[a](@/tom.md) [b](@/milo/index.md#paw) [c](@/gone.md) [d](@/milo/paw.png) [e](@/milo) [f](/tom/) [g]({{ link(to="x") }})\n';
  expect(await targetsOf(body)).toEqual([
    'content/tom.md',
    'content/milo/index.md#paw',
    'missing (absent)',
    'missing (absent)',
    'missing (absent)',
    'content/tom.md',
    'unknown',
  ]);
});

test('images of the front matter are right if any template would find them', async () => {
  const image = async (path: string) =>
    (
      await targetsOf(`+++\n[extra]\nimage = "${path}"\n+++\n`, { 'content/milo/paw.png': '' }, 'content/milo/other.md')
    )[0];
  expect(await image('img/logo.png')).toBe('static/img/logo.png');
  expect(await image('/img/logo.png')).toBe('static/img/logo.png');
  expect(await image('paw.png')).toBe('content/milo/paw.png');
  expect(await image('pic.png')).toBe('content/pic.png');
  expect(await image('gone.png')).toBe('missing (absent)');
  expect(await image('../../../gone.png')).toBe('missing (absent)');
});

test.each([
  ['index.html', 'found'],
  ['gone.html', 'missing'],
  ['__zola_builtins/feed.xml', 'unknown'],
])('the template %s: %s', async (name, state) => {
  const texts = { ...site, 'templates/index.html': '' };
  const { site: built } = await buildFromTexts(zola, texts);
  const page = built.page('content/tom.md');
  expect(page && built.findTemplate(page, { kind: 'layout', name })).toBe(state);
  expect(page && built.findTemplate(page, { kind: 'include', name })).toBe('unknown');
});

test('templates of a theme count where it is here', async () => {
  const state = async (texts: Texts) => {
    const { site: built } = await buildFromTexts(zola, {
      ...site,
      'zola.toml': 'theme = "purr"',
      'templates/a.html': '',
      ...texts,
    });
    const page = built.page('content/tom.md');
    return page && built.findTemplate(page, { kind: 'layout', name: 'post.html' });
  };
  expect(await state({ 'themes/purr/templates/post.html': '' })).toBe('found');
  expect(await state({ 'themes/purr/templates/other.html': '' })).toBe('missing');
  expect(await state({})).toBe('unknown');
});

describe('settings', () => {
  test.each([
    ['base_url = "https://cats.example:8080/home/"', '/home/tom/'],
    ['base_url = "/home"', '/home/tom/'],
    ['base_url = "//cats.example/home"', '/home/tom/'],
    ['', '/tom/'],
    ['base_url = 5', '/5/tom/'],
    ['broken', '/tom/'],
  ])('%j', async (config, address) => {
    const addresses = await listAddresses(zola, { 'zola.toml': config, 'content/tom.md': '+++\n+++\n' });
    expect(addresses['content/tom.md']).toBe(address);
  });

  test('taxonomies: those that are rendered, with their terms and pages', async () => {
    const config =
      'base_url = "/"\ntaxonomies = [{ name = "tags", paginate_path = "seite" }, { name = "hidden", render = false }, { nothing = 1 }, 5]\n[slugify]\ntaxonomies = "safe"';
    const texts = {
      'zola.toml': config,
      'content/tom.md': '+++\n[taxonomies]\ntags = ["Ginger Cats", "猫"]\nhidden = ["x"]\n+++\n',
    };
    const body = '+++\n+++\n[a](/tags/) [b](/tags/Ginger%20Cats/) [c](/tags/gone/) [d](/hidden/x/) [e](/tags/猫/)\n';
    expect(await targetsOf(body, texts)).toEqual([
      'made by Zola’s taxonomies',
      'made by Zola’s taxonomies',
      'missing (absent)',
      'missing (absent)',
      'made by Zola’s taxonomies',
    ]);
  });

  test('a theme that is not here may have any file', async () => {
    expect(
      await targetsOf('+++\n+++\n[a](/theme.png) [b](/gone/) [c](/processed_images/a.webp)\n', {
        'zola.toml': 'base_url = "/"\ntheme = "purr"',
      }),
    ).toEqual(['unknown', 'missing (absent)', 'unknown']);
  });
});

// components/content/src/file_info.rs
test.each([
  ['content/_index.md', true],
  ['content/cats/_index.fr.md', true],
  ['content/cats/_index.xx.md', false],
  ['content/cats/_index..md', false],
  ['content/_indexed.md', true],
  ['content/.hidden.md', false],
  ['content/tom.txt', false],
  ['notes/tom.md', false],
  ['contents/tom.md', false],
  ['content/tom.md.', false],
])('whether %s is content: %s', (path, expected) => {
  const texts: Texts = { 'zola.toml': 'base_url = "/"\n[languages.fr]\n', [path]: '' };
  expect(openZola(makeSiteFiles(Object.keys(texts), name => texts[name])).isContent(path)).toBe(expected);
});

// components/content/src/page.rs, RFC3339_DATE
test.each([
  ['2024-05-01-tom', '2024-05-01', 'tom'],
  ['2024-05-01_tom', '2024-05-01', 'tom'],
  ['2024-05-01 - tom', '2024-05-01', ' tom'],
  ['2024-05-01 -tom', '2024-05-01', 'tom'],
  ['2024-12-31-tom', '2024-12-31', 'tom'],
  ['2024-10-10-tom', '2024-10-10', 'tom'],
  ['2024-11-29-tom', '2024-11-29', 'tom'],
  ['2024-13-01-tom', undefined, undefined],
  ['2024-00-01-tom', undefined, undefined],
  ['2024-05-00-tom', undefined, undefined],
  ['2024-05-32-tom', undefined, undefined],
  ['2024-5-1-tom', undefined, undefined],
  ['x2024-05-01-tom', undefined, undefined],
  ['2024-05-01tom', undefined, undefined],
  ['2024-05-01T10:20:30Z-tom', '2024-05-01T10:20:30Z', 'tom'],
  ['2024-05-01T23:59:60.1234+02:30-tom', '2024-05-01T23:59:60.1234+02:30', 'tom'],
  ['2024-05-01T20:00:00-23:00_tom', '2024-05-01T20:00:00-23:00', 'tom'],
  ['2024-05-01T24:00:00Z-tom', undefined, undefined],
  ['2024-05-01T10:60:00Z-tom', undefined, undefined],
  ['2024-05-01T10:20:61Z-tom', undefined, undefined],
  ['2024-05-01T10:20:30+24:00-tom', undefined, undefined],
  ['2024-05-01T10:20:30+10:60-tom', undefined, undefined],
  ['2024-05-01T10:20:30-tom', undefined, undefined],
  ['2024-05-01T10:20:30.Z-tom', undefined, undefined],
  ['2024-05-01', '2024-05-01', undefined],
])('the date in the name %s: %s', (name, date, rest) => {
  const found = readDatedName(name);
  expect([found?.date, found?.rest]).toEqual([date, rest]);
});

test.each([
  ['Tom & Mia. ', 'safe', 'Tom & Mia'],
  ['a<b>c:d"e/f\\g|h?i*j', 'safe', 'abcdefghij'],
  ['Tom & Mia. ', 'off', 'Tom & Mia. '],
  ['Tom & Mia. ', 'on', 'tom-mia'],
])('the path of %j with the strategy %s', (text, strategy, path) => {
  expect(slugifyPath(text, strategy)).toBe(path);
});

describe('pages', () => {
  const publish = async (texts: Texts) => {
    const { publication } = await buildFromTexts(zola, {
      'zola.toml': 'base_url = "https://cats.example/b"',
      ...texts,
    });
    return publication;
  };

  // components/content/src/sorting.rs
  test.each([
    ['sort_by = "date"', 'date = 2024-05-01', 'weight = 1'],
    ['sort_by = "update_date"', 'date = 2024-05-01', 'weight = 1'],
    ['sort_by = "update_date"', 'updated = 2024-05-01', 'weight = 1'],
    ['sort_by = "weight"', 'weight = 1', 'date = 2024-05-01'],
    ['sort_by = "title"', 'title = "Tom"', 'date = 2024-05-01'],
    ['sort_by = "title_bytes"', 'title = "Tom"', 'date = 2024-05-01'],
  ])('a section with %s has those with %s, not those with %s', async (section, sorted, unsorted) => {
    const states = async (head: string) => {
      const texts = {
        'content/cats/_index.md': `+++\n${head}\n+++\n`,
        'content/cats/mia/index.md': `+++\n${unsorted}\n+++\n`,
      };
      const { pages } = await publish({ ...texts, 'content/cats/tom.md': `+++\n${sorted}\n+++\n` });
      return pages.map(({ state }) => state);
    };
    expect(await states(section)).toEqual(['published', 'unpublished', 'published']);
    expect(await states('sort_by = "none"')).toEqual(['published', 'published', 'published']);
    expect(await states(`${section}\ntransparent = true`)).toEqual(['published', 'published', 'published']);
  });

  test('lie in the section of their first folder, and are posts below one', async () => {
    const { pages } = await publish({
      'content/index.md': '+++\naliases = ["/", "//old//", "older.html", "/x/y"]\n+++\n',
      'content/cats/_index.md': '+++\n+++\n',
      'content/cats/tom.md': '+++\npath = " /best/cat "\n+++\n',
      'content/cats/big/lion/index.md': '+++\n+++\n',
      'content/cats/index/index.md': '+++\n+++\n',
      'content/dogs/broken.md': '+++\ntitle = \n+++\n',
    });
    const lines = pages.map(page => [page.url, page.section, page.isPost, page.exact, page.aliases]);
    expect(lines).toEqual([
      ['/b/cats/', 'cats', false, true, []],
      ['/b/cats/big/lion/', 'cats', true, true, []],
      ['/b/cats/index/', 'cats', true, true, []],
      ['/b/best/cat/', 'cats', true, true, []],
      ['/b/dogs/broken/', 'dogs', true, false, []],
      ['/b/', undefined, false, true, ['/b/old/', '/b/older.html', '/b/x/y/']],
    ]);
  });
});

test.each([
  ['', { anchors: 'on', emoji: false }],
  ['[slugify]\nanchors = "safe"\n', { anchors: 'safe', emoji: false }],
  ['[slugify]\nanchors = "off"\n[markdown]\nrender_emoji = true\n', { anchors: 'off', emoji: true }],
  ['[slugify]\nanchors = "on"\n[markdown]\nrender_emoji = false\n', { anchors: 'on', emoji: false }],
])('ids of headings with %j', (config, options) => {
  const texts: Texts = { 'zola.toml': config, 'content/tom.md': '' };
  const dialect = openZola(makeSiteFiles(Object.keys(texts), name => texts[name])).dialect('content/tom.md');
  expect([dialect.headingIds?.options, dialect.markdown, dialect.rawHtml]).toEqual([options, 'pulldown-cmark', true]);
});

test('links of definitions are followed, those of HTML and images are what a browser makes of them', async () => {
  const body =
    '+++\n+++\n[a][tom] [b](@/tom.md) ![c](@/tom.md) <a href="@/tom.md">d</a> [e](#here)\n\n[tom]: @/tom.md#paw\n';
  expect(await targetsOf(body)).toEqual([
    'content/tom.md',
    'content/page.md#here',
    'missing (absent) /tom/',
    'content/tom.md#paw',
    'missing (absent) /tom/',
  ]);
});

test('a theme has a configuration of its own, and is no site', () => {
  expect(
    ['themes', 'themes/purr', 'a/themes/purr', 'my-themes', 'themes-old'].map(path => zola.isInner?.(path)),
  ).toEqual([true, true, true, false, false]);
  expect(zola.name).toBe('Zola');
});
