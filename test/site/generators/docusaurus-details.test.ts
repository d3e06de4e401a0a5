import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
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

describe('addresses', () => {
  test.each([
    ['docs/01-cats/02-tom.md', '', '/docs/cats/tom'],
    ['docs/01-cats/02-tom.md', 'parse_number_prefixes: false', '/docs/01-cats/02-tom'],
    ['docs/2024-01-tom.md', '', '/docs/2024-01-tom'],
    ['docs/cats/cats.md', '', '/docs/cats/'],
    ['docs/cats/README.md', '', '/docs/cats/'],
    ['docs/cats/index.md', 'id: all', '/docs/cats/all'],
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

test('ids of headings: images by their words, and none for the first level', async () => {
  const body =
    '# Milo\n\n## ![A paw](/paw.png) and *his* `tail`\n\n## {#own}\n\n## Own {#mine}\n\n## <b>Bold</b> words\n';
  const { publication } = await buildFromTexts(docusaurus, { ...config(), 'static/paw.png': '', 'docs/milo.md': body });
  expect(publication.pages[0]?.facts.ids).toEqual(['a-paw-and-his-tail', 'own', 'mine', 'bold-words']);
});
