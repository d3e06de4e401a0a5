import { describe, expect, test } from 'vitest';
import { indexAddresses } from '../../../src/site/address-index.ts';
import { jekyll } from '../../../src/site/generators/jekyll.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const POST = '_posts/2024-01-05-milo.md';
const GITHUB = { Gemfile: 'gem "github-pages"\n' };

async function targetsOf(body: string, texts: Texts, file = POST): Promise<string[]> {
  const lines = await resolveLinks(
    jekyll,
    { '_config.yml': '', ...texts, [file]: `---\ntitle: Milo\n---\n${body}\n` },
    file,
  );
  return lines.map(line => line.split(' → ')[1] ?? '');
}

describe('a link to a source file', () => {
  const link = '[Molly](2024-02-01-molly.md)';
  const posts = { '_posts/2024-02-01-molly.md': '---\ntitle: Molly\n---\n' };

  test('stays as it is', async () => {
    expect(await targetsOf(link, posts)).toEqual(['missing (source) /2024/02/01/molly.html']);
  });

  test('becomes an address on GitHub Pages, in pages only', async () => {
    const texts = { ...posts, ...GITHUB };
    expect(await targetsOf('[Molly](_posts/2024-02-01-molly.md)', texts, 'about.md')).toEqual([
      '_posts/2024-02-01-molly.md',
    ]);
    expect(await targetsOf(link, texts)).toEqual(['missing (source) /2024/02/01/molly.html']);
  });

  test('becomes an address in posts as well where the configuration says so', async () => {
    const config = 'relative_links:\n  collections: true\n';
    expect(await targetsOf(link, { ...posts, ...GITHUB, '_config.yml': config })).toEqual([
      '_posts/2024-02-01-molly.md',
    ]);
  });
});

test.each(['date', 'pretty', 'none', '/:title/', '/posts/:title.html'])(
  'an image beside its post is not published under permalink: %s',
  async permalink => {
    const texts = { '_config.yml': `permalink: ${permalink}\n`, '_posts/milo.png': '' };
    expect(await targetsOf('![Milo](milo.png)', texts)).toEqual(['missing (not-published)']);
  },
);

test.each([
  ['date', ['2024/01/05/milo.png', 'missing (absent)']],
  ['pretty', ['missing (absent)', '2024/01/05/milo.png']],
])('a relative image begins at the address of permalink: %s', async (permalink, targets) => {
  const texts = { '_config.yml': `permalink: ${permalink}\n`, '2024/01/05/milo.png': '' };
  const found = await targetsOf('![](milo.png) ![](../milo.png)', texts);
  expect(found.map(target => target.replace(/ \S*\/milo.png$/, ''))).toEqual(targets);
});

describe('a base path in front of a tag', () => {
  const body = '[Molly]({{ site.baseurl }}{% post_url 2024-02-01-molly %}) [Molly]({% post_url 2024-02-01-molly %})';
  const texts = { '_config.yml': 'baseurl: /diary\n', '_posts/2024-02-01-molly.md': '---\ntitle: Molly\n---\n' };

  test('is one too many in Jekyll 4', async () => {
    const four = { ...texts, Gemfile: 'gem "jekyll", "~> 4.3"\n' };
    expect(await targetsOf(body, four)).toEqual([
      'missing (double-base) /diary/2024/02/01/molly.html',
      '_posts/2024-02-01-molly.md',
    ]);
  });

  test('is right in Jekyll 3, which leaves it out', async () => {
    expect(await targetsOf(body, { ...texts, ...GITHUB })).toEqual([
      '_posts/2024-02-01-molly.md',
      'missing (base) /diary/2024/02/01/molly.html',
    ]);
  });
});

describe('addresses', () => {
  test('have the categories of folders before those of the front matter, with their blanks', async () => {
    const texts = {
      '_config.yml': '',
      'cats/old/_posts/2024-01-05-milo.md': '---\ncategories: ["Tom Cats"]\ncategory: Black\n---\n',
      '_posts/sub/2024-01-05-molly.md': '---\ncategories: one two\n---\n',
    };
    expect(await listAddresses(jekyll, texts)).toEqual({
      'cats/old/_posts/2024-01-05-milo.md': '/cats/old/tom cats/black/2024/01/05/milo.html',
      '_posts/sub/2024-01-05-molly.md': '/one/two/2024/01/05/molly.html',
    });
  });

  test('have the day of the site’s time zone', async () => {
    const post = { [POST]: '---\ndate: 2024-01-05 23:30:00\n---\n' };
    expect(await listAddresses(jekyll, { '_config.yml': 'timezone: Asia/Seoul\n', ...post })).toEqual({
      [POST]: '/2024/01/06/milo.html',
    });
  });

  test('are gone for whatever begins like an excluded name', async () => {
    const { publication } = await buildFromTexts(jekyll, {
      '_config.yml': 'exclude: [docs]\n',
      'docs/a.txt': '',
      'docs2/b.txt': '',
      'notes/docs.txt': '',
    });
    const index = indexAddresses(publication);
    expect(
      ['/docs/a.txt', '/docs2/b.txt', '/notes/docs.txt'].map(address => index.find(address) !== undefined),
    ).toEqual([false, false, true]);
  });
});

test('links stand in no fence, whatever its language says, and are cut by no bar', async () => {
  const texts = { 'cat.md': '---\n---\n' };
  const fence = '```js title="cats.js"\n[no](/lost/)\n```\n\n';
  expect(await targetsOf(`${fence}one | two [yes](/cat.html) | three [no](/dog.html)`, texts)).toEqual([
    'cat.md',
    'missing (absent)',
  ]);
});

describe('images of the front matter', () => {
  async function imagesOf(front: string, texts: Texts): Promise<string[]> {
    const lines = await resolveLinks(
      jekyll,
      { '_config.yml': 'baseurl: /diary\n', ...texts, [POST]: `---\n${front}\n---\n` },
      POST,
    );
    return lines.map(line => line.split(' → ')[1] ?? '');
  }

  test.each([
    ['image: /img/milo.png', 'img/milo.png'],
    ['image: img/milo.png', 'img/milo.png'],
    ['image: /diary/img/milo.png', 'img/milo.png'],
    ['image:\n  path: /img/milo.png', 'img/milo.png'],
    ['image:\n  path: milo.png\nmedia_subpath: /img/', 'img/milo.png'],
    ['image:\n  path: /milo.png\nimg_path: /img', 'img/milo.png'],
    ['header:\n  teaser: /img/milo.png', 'img/milo.png'],
    ['header:\n  overlay_image: /img/mila.png', 'missing (absent) /img/milo.png'],
    ['header:\n  og_image: img/mila.png', 'missing (absent) /img/milo.png'],
    ['image: https://cats.example/milo.png', 'external'],
    ['image: milo.png', 'unknown'],
    ['image:\n  path: mila.png\nmedia_subpath: /img', 'missing (absent) /img/milo.png'],
  ])('%s', async (front, target) => {
    expect((await imagesOf(front, { 'img/milo.png': '' }))[0]?.replace('/diary', '')).toBe(target);
  });
});
