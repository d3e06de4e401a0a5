import { describe, expect, test } from 'vitest';
import { indexAddresses } from '../../../src/site/address-index.ts';
import { detectGenerator } from '../../../src/site/detect.ts';
import { hexo } from '../../../src/site/generators/hexo.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, makeFolder, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const POST = 'source/_posts/milo.md';

function packages(...names: string[]): string {
  const marked = names.some(name => name.includes('renderer')) ? [] : ['hexo-renderer-marked@7'];
  const list = ['hexo@8', ...marked, ...names].map(name => name.split('@'));
  return JSON.stringify({ dependencies: Object.fromEntries(list) });
}

function site(config: string, texts: Texts = {}): Texts {
  return {
    '_config.yml': `url: https://cats.example\ntheme: plain\n${config}`,
    'package.json': packages(),
    'themes/plain/layout/index.ejs': '',
    ...texts,
  };
}

/** Only where links lead, in the order of the page. */
async function targetsOf(body: string, texts: Texts, file = POST): Promise<string[]> {
  const front = file.includes('_posts') ? 'title: Milo\ndate: 2024-05-01' : 'title: A page';
  const lines = await resolveLinks(hexo, { ...texts, [file]: `---\n${front}\n---\n${body}\n` }, file);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

async function addressOf(config: string, front: string, name = 'milo'): Promise<string | undefined> {
  const file = `source/_posts/${name}.md`;
  return (await listAddresses(hexo, site(config, { [file]: `---\n${front}\n---\n` })))[file];
}

test.each([
  [{ 'package.json': packages(), '_config.yml': '' }, 'hexo'],
  [{ 'package.json': '{"hexo":{"version":"8.1.2"}}', 'source/about.md': '' }, 'hexo'],
  [{ '_config.yml': '', 'source/_posts/milo.md': '' }, 'hexo'],
  // A plugin, and a theme by itself.
  [{ 'package.json': packages(), 'README.md': '' }, undefined],
  [{ 'package.json': packages(), '_config.yml': '', 'layout/index.ejs': '', 'source/style.css': '' }, undefined],
  [{ '_config.yml': '', '_posts/2024-05-01-milo.md': '' }, 'jekyll'],
])('%j is a site of %s', (texts, id) => {
  expect(detectGenerator(makeFolder(texts))?.id).toBe(id);
});

describe('addresses of posts', () => {
  test.each([
    ['', 'date: 2024-05-01 10:00:00', '/2024/05/01/milo/'],
    ['permalink: :i_month-:i_day/:hour:minute:second/:name', 'date: 2024-05-01 10:02:03', '/5-1/100203/milo'],
    [
      'permalink: :lang/:mood/:title.html\npermalink_defaults: { lang: en }',
      'date: 2024-05-01',
      '/en/undefined/milo.html',
    ],
    ['permalink: :abbrlink/', 'abbrlink: 3b1f', '/3b1f/'],
    ['permalink: :title', 'date: 2024-05-01', '/milo'],
    ['permalink: :title\npost_asset_folder: true', 'date: 2024-05-01', '/milo/'],
    [
      'permalink: :category/:post_title/',
      'title: A Cat’s “Life”\ncategories: [Tom Cats, Old]',
      '/Tom-Cats/Old/a-cat’s-“life”/',
    ],
    ['root: /diary/', 'permalink: who/is.html', '/diary/who/is.html'],
    // An offset is taken off, then the numbers count as local.
    ['', 'date: 2024-05-01T03:00:00+09:00', '/2024/04/30/milo/'],
    ['', 'date: "2024-5-1"', '/2024/05/01/milo/'],
    ['', 'date: May 1, 2024', '/2024/05/01/milo/'],
    // These are instants: the machine's zone decides.
    ['', 'date: "2024-05-01"', '/2024/05/01/milo/ guessed'],
    ['', 'date: "2024-05-01T22:00:00Z"', '/2024/05/01/milo/ guessed'],
    ['timezone: Asia/Tokyo', 'date: 2024-05-01 10:00:00', '/2024/05/01/milo/'],
    ['timezone: Asia/Tokyo', 'date: 2024-05-01 08:00:00', '/2024/05/01/milo/ guessed'],
    ['timezone: Asia/Tokyo\npermalink: :title/', 'date: 2024-05-01 08:00:00', '/milo/'],
    // The time at which the file was made, and a random number.
    ['', 'title: Milo', 'none'],
    ['permalink: :id/', 'date: 2024-05-01', 'none'],
    ['', 'published: false\ndate: 2024-05-01', '/2024/05/01/milo/ unpublished'],
    ['', 'published:\ndate: 2024-05-01', '/2024/05/01/milo/'],
    ['render_drafts: true', 'published: false\ndate: 2024-05-01', '/2024/05/01/milo/'],
    ['', 'draft: true\ndate: 2999-05-01', '/2999/05/01/milo/'],
    ['future: false', 'date: 2999-05-01', '/2999/05/01/milo/ future'],
  ])('%s, %s', async (config, front, address) => {
    expect(await addressOf(config, front)).toBe(address);
  });

  test.each([
    ['', '2024-05-01-Old Milo', 'none'],
    ['new_post_name: :year-:month-:day-:title.md', '2024-05-01-Old Milo', '/2024/05/01/Old Milo/'],
    ['new_post_name: :year-:month-:day-:title.md', 'box/2024-05-01-Milo', 'none'],
    ['new_post_name: :year-:month-:day-:title.md\npermalink: :title/', 'box/2024-05-01-Milo', '/box-2024-05-01-Milo/'],
    ['permalink: :title/', '100% milo', '/100% milo/ unpublished'],
    ['permalink: :title/', 'who? milo', '/who'],
    ['new_post_name: :lang/:title.md\npermalink: :lang/:title/', 'fr/milo', '/fr/milo/'],
    ['new_post_name: :a:b:c.md\npermalink: :title/', 'milo', 'none'],
  ])('%s, named %s', async (config, name, address) => {
    expect(await addressOf(config, 'title: Milo', name)).toBe(address);
  });

  test('the category of several branches is the one that was met last: either', async () => {
    const front = 'date: 2024-05-01\ncategories:\n  - [Cats, Tom]\n  - [Diary]';
    expect(await addressOf('permalink: :category/:title/', front)).toBe('/Diary/milo/ guessed');
    const texts = site('permalink: :category/:title/', { [POST]: `---\n${front}\n---\n` });
    const [first, second] = await targetsOf('[a](/Cats/Tom/milo/) [b](/Cats/Tim/milo/)', texts, 'source/about.md');
    expect([first, second]).toEqual(['unknown', 'missing (absent) /Diary/milo/']);
  });
});

test('hexo-abbrlink gives a post its address once it was built', async () => {
  const texts = site('permalink: :abbrlink/', {
    'package.json': packages('hexo-abbrlink@2'),
    [POST]: '---\nabbrlink: 3b1f\n---\n',
    'source/_posts/tom.md': '---\ntitle: Tom\n---\n',
  });
  expect(await listAddresses(hexo, texts)).toEqual({ [POST]: '/3b1f/', 'source/_posts/tom.md': 'none' });
});

test('an address on another machine’s day may be right, on another day it is not', async () => {
  const texts = site('timezone: Asia/Tokyo', { [POST]: '---\ndate: 2024-05-01 08:00:00\n---\n' });
  const links = ['/2024/05/01/milo/', '/2024/04/30/milo/', '/2024/04/20/milo/'].map(href => `[t](${href})`).join(' ');
  expect(await targetsOf(links, texts, 'source/about.md')).toEqual([
    POST,
    'unknown',
    'missing (absent) /2024/05/01/milo/',
  ]);
});

test('a post without date may be on any day, with its files', async () => {
  const texts = site('post_asset_folder: true', { 'source/_posts/tom.md': '---\ntitle: Tom\n---\n' });
  const links = ['/2021/02/03/tom/', '/2021/02/03/tom/a.pdf', '/2021/02/03/tim/', '/2021/02/03/tim/a.pdf'];
  expect(await targetsOf(links.map(link => `[t](${link})`).join(' '), texts)).toEqual([
    'unknown',
    'unknown',
    'missing (absent)',
    'missing (absent)',
  ]);
});

test('pages lie where their files lie', async () => {
  const texts = site('root: /diary', {
    'source/about/index.md': '',
    'source/README.md': '',
    'source/_drafts/idea.md': '---\ndate: 2024-05-01\n---\n',
    'source/_data/cats.md': '',
    'source/moved.md': '---\npermalink: /new/place/\n---\n',
  });
  expect(await listAddresses(hexo, texts)).toEqual({
    'source/about/index.md': '/diary/about/',
    'source/README.md': '/diary/README.html',
    'source/_drafts/idea.md': '/diary/2024/05/01/idea/ draft',
    'source/moved.md': '/diary/new/place/',
  });
});

describe('what the configuration leaves out', () => {
  test('is copied or not there', async () => {
    const config = "skip_render: 'raw/**'\nexclude: ['*.bak.md']\nignore: ['**/attic/**']\ninclude: [_redirects.md]";
    const texts = site(config, {
      'source/raw/page.md': '',
      'source/old.bak.md': '',
      'source/attic/page.md': '',
      'source/_redirects.md': '',
      'source/_other.md': '',
    });
    expect(await listAddresses(hexo, texts)).toEqual({ 'source/_redirects.md': '/_redirects.html' });
    const { publication } = await buildFromTexts(hexo, texts);
    expect([...publication.assets.keys()]).toEqual(['/raw/page.md']);
  });
});

describe('links', () => {
  const texts = site('root: /diary/\npost_asset_folder: true', {
    'source/about/index.md': '---\ntitle: About\n---\n# Us\n',
    'source/_posts/tom.md': '---\ntitle: Tom, the cat\ndate: 2024-05-02\n---\n## His tail\n',
    'source/_posts/milo/a b.png': '',
    'source/_posts/milo/milo.png': '',
    'source/_posts/milo/.hidden.png': '',
    'source/images/cat.png': '',
    'themes/plain/source/css/style.css': '',
  });

  test('are left alone, and lack the base path', async () => {
    const links = [
      '/diary/about/',
      '/about/',
      '../../02/tom/',
      'tom.md',
      '../about/index.md',
      'milo.png',
      '/diary/css/style.css',
    ];
    expect(await targetsOf(links.map(href => `[t](${href})`).join(' '), texts)).toEqual([
      'source/about/index.md',
      'missing (base) /diary/about/',
      'source/_posts/tom.md',
      'missing (source) /diary/2024/05/02/tom/',
      'missing (source) /diary/about/',
      'source/_posts/milo/milo.png',
      'themes/plain/source/css/style.css',
    ]);
  });

  test('to posts go by name or title', async () => {
    const tags = ['tom', 'tom#his-tail "His tail"', '"Tom, the cat"', 'tim', 'tom.md'];
    expect(await targetsOf(tags.map(args => `{% post_link ${args} %}`).join('\n\n'), texts)).toEqual([
      'source/_posts/tom.md',
      'source/_posts/tom.md#his-tail',
      'source/_posts/tom.md',
      'missing (absent) tom',
      'missing (absent)',
    ]);
  });

  test('in tags begin at the root', async () => {
    const tags = [
      'img left /images/cat.png 20',
      'url_for Us about/',
      'url_for Us /abuot/',
      'link Us https://cats.example/diary/about/',
      'img cat.png',
    ];
    expect(await targetsOf(tags.map(tag => `{% ${tag} %}`).join('\n\n'), texts)).toEqual([
      'source/images/cat.png',
      'source/about/index.md',
      'missing (absent) /diary/about/',
      'source/about/index.md',
    ]);
  });

  test('to assets are exact paths in the post’s own folder', async () => {
    const tags = [
      'asset_img milo.png',
      'asset_img left milo.png 20',
      'asset_img ./milo.png',
      'asset_img Milo.png',
      'asset_link "a b.png" A cat',
      'asset_image .hidden.png',
    ];
    expect(await targetsOf(tags.map(tag => `{% ${tag} %}`).join('\n\n'), texts)).toEqual([
      'source/_posts/milo/milo.png',
      'source/_posts/milo/milo.png',
      'missing (absent)',
      'missing (case) source/_posts/milo/milo.png',
      'source/_posts/milo/a b.png',
      'missing (not-published)',
    ]);
    expect(
      await targetsOf('{% asset_img milo.png %}', { ...texts, 'source/about/milo.png': '' }, 'source/about.md'),
    ).toEqual(['missing (absent)']);
  });

  test('in HTML hold tags', async () => {
    const html =
      '<img src="{% asset_path milo.png %}"> <img src="{% asset_path mila.png %}"> <a href="{% post_path tom %}">t</a>';
    expect(await targetsOf(`${html} ![]({% asset_path milo.png %})`, texts)).toEqual([
      'unknown',
      'source/_posts/milo/milo.png',
      'missing (absent)',
      'source/_posts/tom.md',
    ]);
  });

  test('that a heading is named by are changed with it', async () => {
    const body = '## [Tail](#his-tail)\n\n[t](/2024/05/01/milo/#HIS-TAIL)';
    const config = 'marked: { anchorAlias: true, modifyAnchors: 2 }';
    expect(await targetsOf(body, site(config))).toEqual(['unknown', `${POST}#HIS-TAIL`]);
  });

  test('are text where a post says so', async () => {
    const { '_config.yml': config = '' } = texts;
    const off = { ...texts, '_config.yml': `${config}\nmarked: { disableNunjucks: true }` };
    expect(await targetsOf('{% post_link tim %}', off)).toEqual([]);
    const { site: built } = await buildFromTexts(hexo, {
      ...texts,
      [POST]: '---\ndisableNunjucks: true\n---\n{% post_link tim %}\n',
    });
    expect(built.page(POST)?.facts.links).toEqual([]);
  });
});

describe('images', () => {
  const files = {
    'source/images/cat.png': '',
    'source/_posts/milo/milo.png': '',
    'source/about/me.png': '',
  };
  const images =
    '![](/images/cat.png) ![](images/cat.png) ![](milo.png) <img src="milo.png"> <img src="/images/cat.png">';
  const [CAT, MILO] = ['source/images/cat.png', 'source/_posts/milo/milo.png'];

  test.each([
    [
      'begin at the root of the site',
      'post_asset_folder: true',
      packages(),
      [CAT, CAT, 'missing (absent) /2024/05/01/milo/milo.png', MILO, CAT],
    ],
    [
      'are looked for in the post’s folder',
      'post_asset_folder: true\nmarked: { postAsset: true }',
      packages(),
      [CAT, CAT, MILO, MILO, CAT],
    ],
    [
      'stay as they are',
      'post_asset_folder: true\nmarked: { prependRoot: false }',
      packages(),
      [CAT, 'missing (absent) /images/cat.png', MILO, MILO, CAT],
    ],
    [
      'stay as they are before version 5',
      'post_asset_folder: true',
      packages('hexo-renderer-marked@^4.0.0'),
      [CAT, 'missing (absent) /images/cat.png', MILO, MILO, CAT],
    ],
    [
      'stay as they are with markdown-it',
      'post_asset_folder: true',
      packages('hexo-renderer-markdown-it@^7.0.0'),
      [CAT, 'missing (absent) /images/cat.png', MILO, MILO, CAT],
    ],
    ['are moved by a plugin', 'post_asset_folder: true', packages('hexo-asset-image@1'), [CAT, CAT, MILO, MILO, CAT]],
    [
      'may be anywhere with another renderer',
      '',
      packages('hexo-renderer-pandoc@1'),
      [CAT, CAT, MILO, 'missing (absent)', CAT],
    ],
  ])('%s: %s', async (_, config, list, targets) => {
    expect(await targetsOf(images, site(config, { ...files, 'package.json': list }))).toEqual(targets);
  });

  test('of pages begin at the root, too, and with the base path', async () => {
    const body = '![](/images/cat.png) ![](/diary/images/cat.png) ![](me.png) ![](../images/cat.png)';
    expect(await targetsOf(body, site('root: /diary/', files), 'source/about/index.md')).toEqual([
      CAT,
      'missing (double-base) /diary/images/cat.png',
      'missing (absent) /diary/about/me.png',
      'missing (base) /diary/images/cat.png',
    ]);
  });

  test('are unknown with a plugin that is not known', async () => {
    const texts = site('', { ...files, 'package.json': packages('hexo-cdn-images@1') });
    expect(await targetsOf('![](lost.png)', texts)).toEqual(['unknown']);
  });

  test('of the front matter are right in any reading', async () => {
    const texts = site('root: /diary/\npost_asset_folder: true', files);
    const values = [
      '/images/cat.png',
      'images/cat.png',
      '/diary/images/cat.png',
      'milo.png',
      'lost.png',
      '/images/lost.png',
    ];
    const front = `---\ndate: 2024-05-01\nphotos:\n${values.map(value => `  - ${value}`).join('\n')}\n---\n`;
    const lines = await resolveLinks(hexo, { ...texts, [POST]: front }, POST);
    expect(lines.map(line => line.split(' → ')[1])).toEqual([CAT, CAT, CAT, MILO, 'unknown', 'missing (absent)']);
  });
});

describe('what is made without a file', () => {
  const generators = ['archive@2', 'category@2', 'tag@2', 'index@4', 'feed@4', 'alias@1'].map(
    name => `hexo-generator-${name}`,
  );
  const texts = site('category_map: { Tom Cats: toms }\nalias: { old/: about/ }', {
    'package.json': packages(...generators, 'hexo-renderer-marked@7'),
    [POST]: '---\ndate: 2024-05-01\ntags: Cat Food\ncategories: [Tom Cats, Old]\nalias: who.html\n---\n',
  });

  test.each([
    ['/', true],
    ['/page/2/', true],
    ['/archives/2024/05/', true],
    ['/archives/2023/', false],
    ['/tags/Cat-Food/', true],
    ['/tags/cat-food/', false],
    ['/tags/', false],
    ['/categories/toms/Old/', true],
    ['/categories/Old/', false],
    ['/atom.xml', true],
    ['/sitemap.xml', false],
    ['/old/', true],
    ['/who.html', true],
  ])('%s: %s', async (address, expected) => {
    const { publication } = await buildFromTexts(hexo, texts);
    expect(indexAddresses(publication).find(address) !== undefined).toBe(expected);
  });

  test.each([
    [
      'a theme that is a package',
      { 'themes/plain/layout/index.ejs': undefined },
      ['unknown', 'unknown', 'missing (absent)', 'missing (absent)'],
    ],
    [
      'a plugin that is not known',
      { 'package.json': packages('hexo-cat-pages@1', 'hexo-renderer-marked@7') },
      ['unknown', 'unknown', 'unknown', 'missing (absent)'],
    ],
    [
      'a script that makes pages',
      { 'scripts/cats.js': "hexo.extend.generator.register('cats', () => [])" },
      ['unknown', 'unknown', 'unknown', 'missing (absent)'],
    ],
    [
      'a filter over addresses',
      { 'scripts/cats.js': "hexo.extend.filter.register('post_permalink', url => url)" },
      ['unknown', 'unknown', 'unknown', 'unknown'],
    ],
    ['nothing of the kind', {}, ['missing (absent)', 'missing (absent)', 'missing (absent)', 'missing (absent)']],
  ])('may be there with %s', async (_, changes, targets) => {
    const all = Object.entries({ ...site(''), ...changes }).filter(entry => entry[1] !== undefined);
    const body = '[t](/friends/) ![](/img/cat.png) [t](/notes/cats/tom/) [t](/2024/05/02/tom/)';
    expect((await targetsOf(body, Object.fromEntries(all) as Texts)).sort()).toEqual([...targets].sort());
  });
});

test('a post without title is called by its name where the configuration says so', async () => {
  const titleOf = async (config: string) => {
    const { site: built } = await buildFromTexts(hexo, site(config, { [POST]: '---\ndate: 2024-05-01\n---\n' }));
    return built.page(POST)?.frontMatter?.data['title'];
  };
  expect([await titleOf('use_slug_as_post_title: true'), await titleOf('')]).toEqual(['milo', undefined]);
});

test('an archive may be of any month where a post has no date', async () => {
  const generators = packages('hexo-generator-archive@2', 'hexo-renderer-marked@7');
  const isMade = async (front: string) => {
    const texts = { ...site(''), 'package.json': generators, [POST]: `---\n${front}\n---\n` };
    const { publication } = await buildFromTexts(hexo, texts);
    return indexAddresses(publication).find('/archives/2023/04/') !== undefined;
  };
  expect([await isMade('title: Milo'), await isMade('date: 2024-05-01')]).toEqual([true, false]);
});

test('the files of a post at a written index.html lie in a folder of that name', async () => {
  const texts = site('permalink: :title/index.html\npost_asset_folder: true', {
    [POST]: '---\ndate: 2024-05-01\n---\n',
    'source/_posts/milo/a.png': '',
  });
  const { publication } = await buildFromTexts(hexo, texts);
  expect(publication.pages[0]?.url).toBe('/milo/');
  expect([...publication.assets.keys()]).toEqual(['/milo/index/a.png']);
});

test('a folder that the permalink names has posts only', async () => {
  const texts = site('permalink: notes/:title/', {
    'package.json': packages('hexo-cat-pages@1', 'hexo-renderer-marked@7'),
  });
  const targets = await targetsOf('[t](/notes/tom/) [t](/cats/tom/) [t](/notes/milo/)', texts, 'source/about.md');
  expect(targets).toEqual(['missing (absent)', 'unknown', 'missing (absent)']);
});

test.each([
  ['https://cats.example', 'missing (absent) /about/'],
  ['http://example.com', 'external'],
])('links to %s of a site there: %s', async (url, target) => {
  const texts = { ...site('', { 'source/about/index.md': '' }), '_config.yml': `url: ${url}\ntheme: plain\n` };
  expect(await targetsOf(`[t](${url}/abuot/)`, texts)).toEqual([target]);
});

test('a post whose front matter is broken hides its own address only', async () => {
  const texts = site('permalink: :year/:month/:title/', {
    'source/_posts/tilda.md': '---\ntitle: "Tilda\ndate: 2024-05-02\n---\n',
  });
  const links = ['/2023/01/tilda/', '/2024/05/tilda/tilda.png', '/2024/05/tom/', '/notes/tom.png'];
  expect(await targetsOf(links.map(link => `[t](${link})`).join(' '), texts)).toEqual([
    'unknown',
    'unknown',
    'missing (absent)',
    'missing (absent)',
  ]);
  const unnamed = {
    ...texts,
    'source/_posts/tilda.md': '---\ntitle: "Tilda\n---\n',
    '_config.yml': 'new_post_name: :a:b:c.md\n',
  };
  expect(await targetsOf('[t](/2024/05/tom/)', unnamed, 'source/about.md')).toEqual(['unknown']);
});

test('the source folder may have another name', async () => {
  const texts = site('source_dir: ./texts', {
    'texts/_posts/milo.md': '---\ndate: 2024-05-01\n---\n',
    'source/tom.md': '',
  });
  expect(await listAddresses(hexo, texts)).toEqual({ 'texts/_posts/milo.md': '/2024/05/01/milo/' });
});

describe('ids', () => {
  async function idsOf(body: string, texts: Texts): Promise<readonly string[] | string> {
    const { site: built } = await buildFromTexts(hexo, { ...texts, [POST]: `---\ndate: 2024-05-01\n---\n${body}\n` });
    const facts = built.page(POST)?.facts;
    return facts?.unknownIds === undefined ? (facts?.ids ?? []) : 'unknown';
  }

  test('come from the renderer among the packages', async () => {
    const withPackages = (list: string, config = '') => site(config, { 'package.json': list });
    expect(await idsOf('# Old *Milo*', withPackages(packages()))).toEqual(['Old-Milo']);
    expect(await idsOf('# Old\n\n## Milo', withPackages(packages('hexo-renderer-markdown-it@7')))).toEqual(['Milo']);
    expect(await idsOf('# Old', withPackages(packages('hexo-renderer-kramed@1')))).toBe('unknown');
    expect(await idsOf('# Old', withPackages(packages('hexo-toc@1', 'hexo-renderer-marked@7')))).toBe('unknown');
    expect(await idsOf('# Old', withPackages(packages(), 'marked: { headerIds: false }'))).toEqual([]);
    const plugins = 'markdown: { plugins: [markdown-it-footnote] }';
    expect(await idsOf('# Old', withPackages(packages('hexo-renderer-markdown-it@7'), plugins))).toBe('unknown');
    const level = 'markdown: { anchors: { level: 1, case: 1, separator: _, collisionSuffix: v } }';
    expect(
      await idsOf('# Old Milo\n\n# Old Milo', withPackages(packages('hexo-renderer-markdown-it@7'), level)),
    ).toEqual(['old_milo', 'old_milo-v2']);
  });

  test('had names of escapes in them before version 6', async () => {
    const texts = site('', { 'package.json': packages('hexo-renderer-marked@^5.0.0') });
    expect(await idsOf('## Cats & dogs/mice', texts)).toEqual([
      'Cats-dogs-mice',
      'Cats-amp-dogs-mice',
      'Cats-amp-dogs-x2F-mice',
    ]);
  });

  test('are unknown where a script rewrites headings', async () => {
    const script = "hexo.extend.filter.register('after_post_render', data => data.content.replace(/<h2 id=/g, ''))";
    expect(await idsOf('## Milo', site('', { 'scripts/ids.js': script }))).toBe('unknown');
  });

  test('may stand in a template of the theme', async () => {
    const texts = site('', {
      'themes/plain/layout/_partial/reward.swig': '<div id="reward"></div>',
      [POST]: '# Milo\n',
    });
    const { site: built } = await buildFromTexts(hexo, texts);
    const page = built.page(POST);
    expect(page && [built.findId(page, 'reward'), built.findId(page, 'rewards')]).toEqual(['unknown', 'missing']);
  });

  test('mark where the excerpt ends', async () => {
    expect(await idsOf('One\n\n<!-- more -->\n\nTwo', site(''))).toEqual(['more']);
    expect(await idsOf('```\n<!-- less -->\n```', site(''))).toEqual([]);
  });
});

test('code that is put in lies in a folder of its own', async () => {
  const tags = [
    '{% include_code lang:js Purr purr.js %}',
    '{% include_code snore.js %}',
    '{% include_code from:2 deep/hiss.js %}',
  ];
  const texts = site('', {
    'source/downloads/code/purr.js': '',
    'source/downloads/code/deep/hiss.js': '',
    [POST]: tags.join('\n\n'),
  });
  const { site: built } = await buildFromTexts(hexo, texts);
  const page = built.page(POST);
  const found = page?.facts.calls.map(call => built.findTemplate(page, call));
  expect(found).toEqual(['found', 'missing', 'found']);
});
