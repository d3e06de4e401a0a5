import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { blogSlug, docSlug } from '../../../src/site/generators/docusaurus/address.ts';
import { openDocusaurus } from '../../../src/site/generators/docusaurus/open.ts';
import { docusaurus } from '../../../src/site/generators/docusaurus.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const config = (body = '', head = '') => ({
  'docusaurus.config.js': `${head}\nmodule.exports = { presets: ['classic'], ${body} };`,
});

/** Only where links lead, in the order of the page. */
async function targetsOf(texts: Texts, file = 'docs/milo.md'): Promise<string[]> {
  const lines = await resolveLinks(docusaurus, { ...config(), ...texts }, file);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

const kindOf = async (href: string, texts: Texts = {}) =>
  (await targetsOf({ ...texts, 'docs/milo.md': `[a](${href})\n` }))[0];

async function addressesOf(texts: Texts): Promise<Record<string, string>> {
  return listAddresses(docusaurus, { ...config(), ...texts });
}

describe('links', () => {
  const site = {
    'docs/cats/tom.md': '',
    'docs/tilda.mdx': '',
    'blog/2024-05-01-news.md': '',
    'static/paw.png': '',
    'static/menu.pdf': '',
    'assets/form.pdf': '',
    'docs/own.pdf': '',
  };

  test.each([
    ['./cats/tom.md', 'docs/cats/tom.md'],
    ['cats/tom.md#top', 'docs/cats/tom.md#top'],
    ['/cats/tom.md', 'docs/cats/tom.md'],
    ['docs/cats/tom.md', 'docs/cats/tom.md'],
    ['@site/docs/cats/tom.md', 'docs/cats/tom.md'],
    ['./gone.md', 'missing (absent)'],
    ['../../../../up.md', 'missing (absent)'],
    ['cats/../../../../up.md', 'missing (absent)'],
    ['../blog/2024-05-01-news.md', 'missing (source) /blog/2024/05/01/news'],
    ['/docs/tilda', 'docs/tilda.mdx'],
    ['/docs/tilda/', 'docs/tilda.mdx'],
    ['/docs/tilda.html', 'missing (absent) /docs/tilda'],
    ['/menu.pdf', 'static/menu.pdf'],
    ['@site/assets/form.pdf', 'assets/form.pdf'],
    ['@site/assets/gone.pdf', 'missing (absent)'],
    ['./own.pdf', 'docs/own.pdf'],
    ['../../../up.pdf', 'missing (absent)'],
    ['#coat', 'docs/milo.md#coat'],
    ['https://cats.example', 'external'],
  ])('%s', async (href, target) => {
    expect((await kindOf(href, site))?.replace(/^(missing \(absent\)).*(?<!tilda)$/, '$1')).toBe(target);
  });

  test('with a base path, written or not', async () => {
    const texts = { ...config("baseUrl: '/home/'"), ...site };
    expect(await kindOf('/docs/tilda', texts)).toBe('docs/tilda.mdx');
    expect(await kindOf('/home/docs/tilda', texts)).toBe('docs/tilda.mdx');
    expect(await kindOf('/docs/tilda', { ...config('baseUrl: base()'), ...site })).toBe('docs/tilda.mdx');
    expect(await kindOf('/docs/gone', { ...config('baseUrl: base()'), ...site })).toBe('unknown');
  });

  test('images are imported, JSX is left as it is', async () => {
    const body =
      '![a](/paw.png) ![b](./gone.png) ![c](../../up.png) ![d](@site/static/paw.png)\n\n<img src="/paw.png" /> <a href="/docs/tilda/">e</a>\n';
    expect(await targetsOf({ ...site, 'docs/milo.md': body })).toEqual([
      'static/paw.png',
      'missing (absent)',
      'missing (absent)',
      'static/paw.png',
      'static/paw.png',
      'docs/tilda.mdx',
    ]);
  });

  test('images of the front matter: a file beside the post, or an address', async () => {
    const image = async (path: string) =>
      (await targetsOf({ ...site, 'docs/own.png': '', 'docs/milo.md': `---\nimage: ${path}\n---\n` }))[0];
    expect(await image('./own.png')).toBe('docs/own.png');
    expect(await image('/paw.png')).toBe('static/paw.png');
    expect(await image('paw.png')).toBe('static/paw.png');
    expect(await image('gone.png')).toBe('unknown');
    expect(await image('/gone.png')).toBe('missing (absent)');
    expect(await image('./gone.png')).toBe('missing (absent)');
  });
});

// numberPrefix.ts of @docusaurus/plugin-content-docs 3.10.2
test.each([
  ['01-intro', 'intro'],
  ['1. Intro', 'Intro'],
  ['1 - Intro', 'Intro'],
  ['001_ Intro', 'Intro'],
  ['1   ---   Intro', 'Intro'],
  ['1_._x', 'x'],
  ['1- -x', '1- -x'],
  ['2024-01-intro', '2024-01-intro'],
  ['12-34-x', '12-34-x'],
  ['7.0-foo', '7.0-foo'],
  ['v1-02-x', 'v1-02-x'],
  ['a1-intro', 'a1-intro'],
  ['01-', '01-'],
  ['01--', '01--'],
  ['01intro', '01intro'],
  ['01 intro', '01 intro'],
])('of the name %s, %s stays', (name, rest) => {
  expect(docSlug(`${name}.md`, undefined, false)).toBe(rest);
  expect(docSlug(`${name}.md`, undefined, true)).toBe(name);
});

// blogUtils.ts of @docusaurus/plugin-content-blog 3.10.2
test.each([
  ['2024-01-05-x.md', '2024/01/05/x'],
  ['2024/01/07/f.md', '2024/01/07/f'],
  ['2024-01-08-dir/index.mdx', '2024/01/08/dir'],
  ['2024-01-09/dd.md', '2024/01/09/dd'],
  ['2024-01-05/index.md', '2024/01/05/index'],
  ['sub/2024-01-10-s.md', '2024/01/10/sub/s'],
  ['2024-1-2-short.md', '2024/1/2/short'],
  ['2024-01-05.md', '2024/01/05/'],
  ['README.md', 'README'],
  ['UP Case/index.md', 'UP Case'],
  ['my.mdx.md', 'my.mdx'],
  ['2024-01-05-my.md.notes.md', '2024/01/05/my.md.notes'],
])('the post %s is at %s', (path, slug) => {
  expect(blogSlug(path, undefined)).toBe(slug);
  expect(blogSlug(path, { slug: '' })).toBe(slug);
  expect(blogSlug(path, { slug: '//own/way' })).toBe('own/way');
});

describe('addresses', () => {
  test.each([
    ['docs/01-cats/02-tom.md', '', '/docs/cats/tom'],
    ['docs/01-cats/02-tom.md', 'parse_number_prefixes: false', '/docs/01-cats/02-tom'],
    ['docs/2024-01-tom.md', '', '/docs/2024-01-tom'],
    ['docs/cats/cats.md', '', '/docs/cats/'],
    ['docs/cats/README.md', '', '/docs/cats/'],
    ['docs/cats/index.md', 'id: all', '/docs/cats/'],
    ['docs/cats/tom.md', 'id: thomas', '/docs/cats/thomas'],
    ['docs/cats/ReadMe.mdx', '', '/docs/cats/'],
    ['docs/cats/readme-first.md', '', '/docs/cats/readme-first'],
    ['docs/cats/reindex.md', '', '/docs/cats/reindex'],
    ['docs/01-cats/01-cats.md', '', '/docs/cats/'],
    ['docs/01-Cats/01-cats.md', '', '/docs/Cats/'],
    ['docs/01-cats/02-cats.md', '', '/docs/cats/cats'],
    ['docs/cats/01-index.md', '', '/docs/cats/index'],
    ['docs/cats/tom.md', 'slug: big//tom', '/docs/cats/big/tom'],
    ['docs/cats/tom.md', 'slug: /about-tom', '/docs/about-tom'],
    ['docs/cats/tom.md', 'slug: ./mr-tom', '/docs/cats/mr-tom'],
    ['docs/cats/tom.md', 'slug: ""', '/docs/cats/tom'],
    ['docs/intro.md', 'slug: /', '/docs'],
    ['blog/2024-05-01-news.md', '', '/blog/2024/05/01/news'],
    ['blog/2024-05-01/index.md', '', '/blog/2024/05/01/index'],
    ['blog/cats/2024-05-01-news/index.mdx', '', '/blog/2024/05/01/cats/news'],
    ['blog/undated.md', '', '/blog/undated'],
    ['blog/undated.md', 'slug: /own', '/blog/own'],
    ['src/pages/about.md', '', '/about'],
    ['src/pages/index.md', '', '/'],
  ])('%s with %j', async (file, front, address) => {
    expect(await addressesOf({ [file]: `---\n${front || 'title: A'}\n---\n` })).toEqual({ [file]: address });
  });

  test.each([
    ['trailingSlash: true', { 'docs/a.md': '/docs/a/', 'docs/index.md': '/docs/', 'src/pages/index.md': '/' }],
    ['trailingSlash: false', { 'docs/a.md': '/docs/a', 'docs/index.md': '/docs', 'src/pages/index.md': '/' }],
    ['trailingSlash: slash()', { 'docs/a.md': '/docs/a', 'docs/index.md': '/docs', 'src/pages/index.md': '/' }],
  ])('with %s', async (body, addresses) => {
    expect(
      await addressesOf({ ...config(body), 'docs/a.md': '', 'docs/index.md': '', 'src/pages/index.md': '' }),
    ).toEqual(addresses);
  });

  test('versions of another instance have its id before their names', async () => {
    const plugin = "['@docusaurus/plugin-content-docs', { id: 'club', path: 'club', routeBasePath: 'club' }]";
    const texts = { 'club/a.md': '', 'club_versioned_docs/version-1/a.md': '', 'versioned_docs/version-1/a.md': '' };
    const versions = { 'club_versions.json': '["current", "1"]' };
    expect(await addressesOf({ ...config(`plugins: [${plugin}]`), ...texts, ...versions })).toEqual({
      'club/a.md': '/club/next/a',
      'club_versioned_docs/version-1/a.md': '/club/a',
    });
  });

  test('pages in Markdown may name their address, and plugins what they leave out', async () => {
    const docs = "presets: [['classic', { docs: { exclude: ['**/*.wip.md'] } }]]";
    const texts = {
      'src/pages/p.md': '---\nslug: /deep/cats\n---\n',
      'src/pages/q.mdx': '---\nslug: other\n---\n',
      'src/pages/r.test.md': '',
      'docs/a.wip.md': '',
      'docs/_b.md': '',
    };
    expect(await addressesOf({ ...config(docs), ...texts })).toEqual({
      'src/pages/p.md': '/deep/cats',
      'src/pages/q.mdx': '/other',
      'src/pages/r.test.md': '/r.test',
      'docs/a.wip.md': 'none',
      'docs/_b.md': '/docs/_b',
    });
  });

  test('versions of the docs: the last is at the route itself', async () => {
    const texts = { 'docs/a.md': '', 'versioned_docs/version-2/a.md': '', 'versioned_docs/version-1/a.md': '' };
    expect(await addressesOf({ ...texts, 'versions.json': '["2", "1", 3]' })).toEqual({
      'docs/a.md': '/docs/next/a',
      'versioned_docs/version-2/a.md': '/docs/a',
      'versioned_docs/version-1/a.md': '/docs/1/a',
    });
    expect(await addressesOf({ ...texts, 'versions.json': '{}' })).toEqual({ 'docs/a.md': '/docs/a' });
  });

  test.each([
    [
      "module.exports = { presets: [['classic', { blog: false, docs: { path: './guides', routeBasePath: '/' } }]] };",
      { 'guides/a.md': '/a' },
    ],
    [
      "module.exports = { presets: [[require.resolve('@docusaurus/preset-classic'), { docs: { path: folder() } }]] };",
      { 'blog/b.md': '/blog/b' },
    ],
    [
      "import classic from '@docusaurus/preset-classic';\nexport default { presets: [[classic, { docs: { routeBasePath: route } }]] };",
      { 'blog/b.md': '/blog/b' },
    ],
    [
      "module.exports = { plugins: [['@docusaurus/plugin-content-docs', { id: 'g', path: 'guides', routeBasePath: 'g' }], null, false] };",
      { 'guides/a.md': '/g/a' },
    ],
    ['module.exports = { presets: [preset()] };', {}],
    ['module.exports = { presets };', {}],
    ['module.exports = make();', {}],
  ])('%s', async (source, addresses) => {
    const texts = { 'docusaurus.config.js': source, 'guides/a.md': '', 'blog/b.md': '' };
    expect(await listAddresses(docusaurus, texts)).toEqual(addresses);
  });
});

describe('what may make pages', () => {
  const from = async (body: string, head = '') => kindOf('/gone', { ...config(body, head), 'docs/tom.md': '' });
  const missing = 'missing (absent)';

  test.each([
    ['', '', missing],
    ["plugins: ['@docusaurus/plugin-sitemap', undefined]", '', missing],
    ["plugins: ['docusaurus-plugin-purr']", '', 'unknown'],
    ['plugins: [purr]', "const purr = require('purr');", 'unknown'],
    ['plugins: [() => ({ name: "own" })]', '', 'unknown'],
    ['plugins: makePlugins()', '', 'unknown'],
    ["presets: ['classic', 'purr']", '', 'unknown'],
    [
      "plugins: [['@docusaurus/plugin-client-redirects', { redirects: [{ from: '/gone', to: '/' }] }]]",
      '',
      'made by a redirect',
    ],
    [
      "plugins: [['@docusaurus/plugin-client-redirects', { redirects: [{ from: ['/x', '/gone'], to: '/' }] }]]",
      '',
      'made by a redirect',
    ],
    ["plugins: [['@docusaurus/plugin-client-redirects', { redirects: list }]]", '', missing],
  ])('%s %s', async (body, head, target) => {
    const found = await from(body, head);
    expect(found?.startsWith('made by') ? 'made by a redirect' : found).toBe(target);
  });
});

test.each([
  ['', 'a.md', 'mdx'],
  ["markdown: { format: 'md' }", 'a.mdx', 'remark'],
  ["markdown: { format: 'detect' }", 'a.md', 'remark'],
  ["markdown: { format: 'detect' }", 'a.mdx', 'mdx'],
])('with %j, %s is read as %s', (body, name, markdown) => {
  const texts: Texts = { ...config(body), [`docs/${name}`]: '' };
  const model = openDocusaurus(makeSiteFiles(Object.keys(texts), path => texts[path]));
  expect(model.dialect(`docs/${name}`).markdown).toBe(markdown);
});

test('posts are those of a blog, drafts are left out, and broken front matter makes an address unsure', async () => {
  const { publication } = await buildFromTexts(docusaurus, {
    ...config(),
    'blog/tom.md': '---\ndraft: true\n---\n',
    'docs/milo.md': "---\ndraft: 'true'\n---\n",
    'docs/otto.md': '---\ndraft: yes\n---\n',
    'docs/broken.md': '---\ntitle: "\n---\n',
    'docs/_part.md': '',
    'docs/a.test.mdx': '',
    'docs/__tests__/b.md': '',
    'docs/my__tests__/c.md': '',
  });
  const lines = publication.pages.map(page =>
    [page.file, page.url, page.state, page.section, page.isPost ? 'post' : '', page.exact ? '' : 'unsure']
      .join(' ')
      .trim(),
  );
  expect(lines.map(line => line.replace(/ +/g, ' '))).toEqual([
    'blog/tom.md /blog/tom draft blog post',
    'docs/__tests__/b.md published unsure',
    'docs/_part.md published unsure',
    'docs/a.test.mdx /docs/a.test published docs',
    'docs/broken.md /docs/broken published docs unsure',
    'docs/milo.md /docs/milo draft docs',
    'docs/my__tests__/c.md /docs/my__tests__/c published docs',
    'docs/otto.md /docs/otto published docs',
  ]);
});

test('pages of React, lists and files of the build have addresses', async () => {
  const texts = {
    ...config(
      "url: 'https://cats.example', baseUrl: '/home/', plugins: [['@docusaurus/plugin-client-redirects', { redirects: [{ from: '/old', to: '/' }] }]]",
    ),
    'src/pages/index.tsx': '',
    'src/pages/about.js': '',
    'src/pages/team/index.ts': '',
    'src/pages/_part.tsx': '',
    'src/pages/types.d.ts': '',
    'src/pages/my.tsx.txt': '',
    'src/theme/hook.js': '',
    'blog/tom.md': '',
  };
  const paths = [
    '/',
    '/about',
    '/team',
    '/_part',
    '/types.d',
    '/my',
    '/hook',
    '/old',
    '/search',
    '/404.html',
    '/sitemap.xml',
  ];
  const lists = [
    '/blog',
    '/blog/archive',
    '/blog/tags/tame',
    '/docs/tags',
    '/docs/category/a',
    '/blog/category/a',
    '/assets/x.js',
  ];
  const body = [...paths, ...lists].map(path => `[a](${path})`).join(' ');
  expect((await targetsOf({ ...texts, 'docs/milo.md': body })).map(target => target.replace(/ .*/, ''))).toEqual([
    'src/pages/index.tsx',
    'src/pages/about.js',
    'src/pages/team/index.ts',
    ...Array(4).fill('missing'),
    ...Array(7).fill('made'),
    ...Array(2).fill('made'),
    'missing',
    'made',
  ]);
  expect(
    await targetsOf({ ...texts, 'docs/milo.md': '[a](https://cats.example/home/about) [b](https://dogs.example/)' }),
  ).toEqual(['src/pages/about.js', 'external']);
});

test('a document below two folders of content is of the inner one', async () => {
  const plugin = "plugins: [['@docusaurus/plugin-content-docs', { id: 'g', path: 'docs/guides', routeBasePath: 'g' }]]";
  const addresses = await addressesOf({ ...config(plugin), 'docs/guides/a.md': '', 'docs/b.md': '' });
  expect(addresses).toEqual({ 'docs/guides/a.md': '/g/a', 'docs/b.md': '/docs/b' });
});

test('ids of headings keep their case where the configuration says so', async () => {
  const idsOf = async (body: string) => {
    const texts = { ...config(body), 'docs/milo.md': '## My Cat\n' };
    return (await buildFromTexts(docusaurus, texts)).publication.pages[0]?.facts.ids;
  };
  expect(await idsOf('')).toEqual(['my-cat']);
  expect(await idsOf('markdown: { anchors: { maintainCase: true } }')).toEqual(['My-Cat']);
});

test('a link of JSX may end with a slash, and names a route alone', async () => {
  const body =
    '<a href="/docs/tilda/?x#top">a</a> <a href="./tilda.mdx">b</a>\n\n[c](/docs/tilda//) [d](?x) [e](/docs/v1.0) [f](tilda.md.old)\n';
  expect(await targetsOf({ 'docs/tilda.mdx': '', 'docs/v1.0.md': '', 'docs/milo.md': body })).toEqual([
    'docs/tilda.mdx',
    'docs/milo.md',
    'docs/v1.0.md',
    'missing (absent)',
    'docs/tilda.mdx#top',
    'missing (source) /docs/tilda',
  ]);
});

test('ids of headings: images by their words, and none for the first level', async () => {
  const body =
    '# Milo\n\n## ![A paw](/paw.png) and *his* `tail`\n\n## {#own}\n\n## Own {#mine}\n\n## <b>Bold</b> words\n';
  const { publication } = await buildFromTexts(docusaurus, { ...config(), 'static/paw.png': '', 'docs/milo.md': body });
  expect(publication.pages[0]?.facts.ids).toEqual(['a-paw-and-his-tail', 'own', 'mine', 'bold-words']);
});

describe('versions of the docs', () => {
  const preset = (docs: string) => ({
    'docusaurus.config.js': `module.exports = { presets: [['classic', { docs: { ${docs} } }]] };`,
    'versions.json': '["2.0", "1.0"]',
    'manual/one.md': '',
    'versioned_docs/version-2.0/one.md': '',
    'versioned_docs/version-1.0/one.md': '',
  });

  test('are those of the instance without an id, wherever its folder is', async () => {
    expect(await addressesOf(preset("path: 'manual'"))).toEqual({
      'manual/one.md': '/docs/next/one',
      'versioned_docs/version-1.0/one.md': '/docs/1.0/one',
      'versioned_docs/version-2.0/one.md': '/docs/one',
    });
  });

  test.each([
    ["path: 'manual'", 'missing'],
    ["path: 'manual', versions: { current: { label: 'Next' } }", 'missing'],
    ["path: 'manual', lastVersion: 'current'", 'unknown'],
    ["path: 'manual', versions: { current: { path: 'latest' } }", 'unknown'],
  ])('with %s, an address that nothing here has is %s', async (docs, kind) => {
    const [line = ''] = await resolveLinks(
      docusaurus,
      { ...preset(docs), 'manual/one.md': '[a](/docs/latest/one)\n' },
      'manual/one.md',
    );
    expect(line).toContain(kind);
  });
});

test('a parser of front matter in the configuration may set any key', async () => {
  const inherits = async (markdown: string) => {
    const { site } = await buildFromTexts(docusaurus, { ...config(`markdown: { ${markdown} }`), 'docs/a.md': '' });
    return site.page('docs/a.md')?.inherits?.(['description']);
  };
  expect(await inherits("format: 'md'")).toBe(false);
  expect(await inherits('parseFrontMatter: async params => ({ ...(await read(params)), mood: 1 })')).toBe(true);
});
