import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { openHexo } from '../../../src/site/generators/hexo/open.ts';
import { hexo } from '../../../src/site/generators/hexo.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const POST = 'source/_posts/milo.md';

function site(
  config: string,
  packages: Readonly<Record<string, string>> = { 'hexo-renderer-marked': '^7.0.0' },
): Texts {
  return {
    '_config.yml': `url: https://cats.example\n${config}`,
    'package.json': JSON.stringify({ dependencies: { hexo: '^8', ...packages } }),
  };
}

async function targetsOf(body: string, texts: Texts, front = 'title: Milo\ndate: 2024-05-01'): Promise<string[]> {
  const lines = await resolveLinks(hexo, { ...texts, [POST]: `---\n${front}\n---\n${body}\n` }, POST);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

describe('dates of posts', () => {
  const addressOf = async (front: string) =>
    (
      await listAddresses(hexo, {
        ...site('permalink: :year/:month/:day/:title/'),
        [POST]: `---\ntitle: Milo\n${front}\n---\n`,
      })
    )[POST];

  test.each([
    ['date: 2024-05-01 23:30:00 -02:00', '/2024/05/02/milo/'],
    ['date: 2024-05-01T00:30:00+02:00', '/2024/04/30/milo/'],
    ['date: 1714521600000', '/2024/05/01/milo/ guessed'],
    ['date: 2024-05', '/2024/05/01/milo/ guessed'],
    ['date: "May 1, 2024 10:00 GMT"', '/2024/05/01/milo/ guessed'],
    ['date: "someday UTC"', 'none'],
    ['date: someday', 'none'],
    ['date: "May 1, 2024"', '/2024/05/01/milo/'],
  ])('%s', async (front, address) => {
    expect(await addressOf(front)).toBe(address);
  });
});

describe('patterns', () => {
  const addressOf = async (permalink: string, front: string) =>
    (
      await listAddresses(hexo, {
        ...site(`permalink: "${permalink}"`),
        [POST]: `---\ndate: 2024-05-01\n${front}\n---\n`,
      })
    )[POST];

  test.each([
    [':category/:title/', 'title: Milo', '/uncategorized/milo/'],
    [':post_title/', 'title: Milo Two', '/milo-two/'],
    // It is made of the title and the moment: a number that nobody knows before.
    [':hash/', 'title: Milo', 'none'],
    [':timestamp/', 'title: Milo', 'none'],
    [':mood/:title/', 'title: Milo\nmood: { a: 1 }', 'none'],
  ])('%s with %j', async (permalink, front, address) => {
    expect(await addressOf(permalink, front)).toBe(address);
  });
});

describe('images', () => {
  const images = '![a](paw.png) ![b](https://cats.example/paw.png) ![c](//dogs.example/x.png)';
  const files = { 'source/paw.png': '' };

  test.each([
    ['', { 'hexo-renderer-marked': '^7.0.0' }, 'source/paw.png'],
    ['relative_link: true', { 'hexo-renderer-marked': '^7.0.0' }, 'missing (absent)'],
    ['', { 'hexo-renderer-marked': 'latest' }, 'source/paw.png'],
    ['', { 'hexo-renderer-marked': '^4.0.0' }, 'missing (absent)'],
    ['marked: { prependRoot: false }', { 'hexo-renderer-marked': '^7.0.0' }, 'missing (absent)'],
    ['', { 'hexo-renderer-markdown-it': '^7.0.0' }, 'missing (absent)'],
    ['markdown: { images: { prepend_root: true } }', { 'hexo-renderer-markdown-it': '^7.0.0' }, 'source/paw.png'],
  ])('%s with %j', async (config, packages, target) => {
    const [first, second, third] = await targetsOf(images, { ...site(config, packages), ...files });
    expect([first?.replace(/ \/\S+$/, ''), second, third]).toEqual([target, 'source/paw.png', 'external']);
  });

  test('of a renderer that nobody knows, and of a cover that is made by a template', async () => {
    expect(await targetsOf('![a](gone.png)', site('', { 'hexo-renderer-purr': '^1.0.0' }))).toEqual(['unknown']);
    expect(await targetsOf('', site(''), 'title: Milo\ndate: 2024-05-01\ncover: "{{ x }}"')).toEqual(['unknown']);
    expect(await targetsOf('<img src="{% asset_path %}"> <img src="{% other paw.png %}">', site(''))).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

test.each([
  ['marked: { pedantic: true }', { 'hexo-renderer-marked': '^7' }, 'unknown'],
  ['marked: { gfm: false }', { 'hexo-renderer-marked': '^7' }, 'unknown'],
  ['marked: { dompurify: true }', { 'hexo-renderer-marked': '^7' }, 'unknown'],
  ['marked: { headerIds: false }', { 'hexo-renderer-marked': '^7' }, 'none'],
  ['', { 'hexo-renderer-marked': '^7' }, 'hexo-marked'],
  ['', { 'hexo-renderer-markdown-it': '^7' }, 'hexo-markdown-it'],
  ['', { 'hexo-renderer-markdown-it': '^3' }, 'unknown'],
  ['', { 'hexo-renderer-markdown-it': 'next' }, 'unknown'],
  ['markdown: commonmark', { 'hexo-renderer-markdown-it': '^7' }, 'unknown'],
  ['markdown: { preset: zero }', { 'hexo-renderer-markdown-it': '^7' }, 'unknown'],
  ['markdown: { anchors: false }', { 'hexo-renderer-markdown-it': '^7' }, 'none'],
  ['markdown:', { 'hexo-renderer-markdown-it': '^7' }, 'hexo-markdown-it'],
  ['', { 'hexo-renderer-purr': '^1' }, 'unknown'],
])('ids with %j and %j are those of %s', (config, packages, style) => {
  const texts: Texts = { ...site(config, packages), [POST]: '' };
  const { headingIds } = openHexo(makeSiteFiles(Object.keys(texts), path => texts[path])).dialect(POST);
  expect(headingIds.style).toBe(style);
});

test('what a site without its configuration or packages has can’t be known', async () => {
  const posts = { 'source/_posts/tom.md': '---\ntitle: Tom\ndate: 2024-05-01\n---\n' };
  expect(await targetsOf('[a](/gone/)', posts)).toEqual(['unknown']);
  expect(await targetsOf('[a](/gone/)', { ...posts, '_config.yml': '' })).toEqual(['unknown']);
});

test('archives of years and months can be switched off', async () => {
  const generators = { 'hexo-renderer-marked': '^7', 'hexo-generator-archive': '^2', 'hexo-generator-tag': '^2' };
  const links = '[a](/archives/2024/) [b](/archives/2024/05/) [c](/archives/)';
  const made = 'made by hexo-generator-archive';
  const found = async (config: string) =>
    (await targetsOf(links, site(config, generators))).map(target =>
      target.startsWith('made') ? made : target.replace(/ \/\S+$/, ''),
    );
  expect(await found('')).toEqual([made, made, made]);
  expect(await found('archive_generator: { monthly: false }')).toEqual([made, 'missing (absent)', made]);
  expect(await found('archive_generator: { yearly: false }')).toEqual(['missing (absent)', 'missing (absent)', made]);
});

// What hexo-renderer-markdown-it 7.1.1 made of them; hexo-renderer-marked 7.0.1 takes no list (lib/renderer.js, smartypants).
test.each([
  [
    'hexo-renderer-markdown-it',
    "markdown: { render: { quotes: ['«\u00a0', '\u00a0»', '‹', '›'] } }",
    '«-Milo-»-and-‹Tim›',
  ],
  ['hexo-renderer-markdown-it', "markdown: { render: { quotes: ['', '', '', ''] } }", 'Milo-and-Tim'],
  ['hexo-renderer-markdown-it', 'markdown: { render: { quotes: «»„“ } }', '«Milo»-and-„Tim“'],
  ['hexo-renderer-marked', "marked: { quotes: ['«', '»', '‹', '›'] }", '“Milo”-and-‘Tim’'],
  ['hexo-renderer-marked', 'marked: { quotes: «»„“ }', '«Milo»-and-„Tim“'],
])('%s with %s', async (renderer, config, id) => {
  const texts = { ...site(config, { [renderer]: '^7' }), [POST]: '## "Milo" and \'Tim\'\n' };
  const { publication } = await buildFromTexts(hexo, texts);
  expect(publication.pages.find(({ file }) => file === POST)?.facts.ids).toEqual([id]);
});
