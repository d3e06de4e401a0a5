import { describe, expect, test } from 'vitest';
import type { Generator } from '../../../src/site/generator.ts';
import { eleventy } from '../../../src/site/generators/eleventy.ts';
import { hexo } from '../../../src/site/generators/hexo.ts';
import { hugo } from '../../../src/site/generators/hugo.ts';
import { jekyll } from '../../../src/site/generators/jekyll.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses } from '../resolve-links.ts';

// Which files become pages, and what rules are told of each. It is 1 January 2026 there.

type Texts = Readonly<Record<string, string>>;

const head = (front: string) => `---\n${front}\n---\n`;

/** Files by name, each with this front matter. */
function files(folder: string, fronts: Texts): Texts {
  return Object.fromEntries(Object.entries(fronts).map(([name, front]) => [`${folder}${name}`, head(front)]));
}

/** The states of all pages, by file. */
async function statesOf(generator: Generator, texts: Texts): Promise<Texts> {
  const { publication } = await buildFromTexts(generator, texts);
  return Object.fromEntries(
    publication.pages.map(({ file, state, url }) => [file, url === undefined ? 'no page' : state]),
  );
}

async function publishedOf(generator: Generator, texts: Texts): Promise<string[]> {
  const states = Object.entries(await statesOf(generator, texts));
  return states.filter(([, state]) => state === 'published').map(([file]) => file.replace(/^.*\//, ''));
}

/** Post or page, section and language of each file. */
async function kindsOf(generator: Generator, texts: Texts): Promise<Texts> {
  const { publication } = await buildFromTexts(generator, texts);
  return Object.fromEntries(
    publication.pages.map(({ file, isPost, section, language }) => [
      file,
      [isPost ? 'post' : 'page', section ?? '-', ...(language === undefined ? [] : [language])].join(' '),
    ]),
  );
}

describe('Jekyll', () => {
  const posts = files('', {
    '_posts/2024-05-01-milo.md': '',
    '_posts/2024-05-02-tom.md': 'published: false',
    '_posts/2099-05-01-tilda.md': '',
    '_posts/idea.md': '',
    '_drafts/nap.md': '',
    '_cats/otto.md': 'lang: de',
    '_cats/rex.md': 'published: false',
    'about.md': 'lang: en',
    'later.md': 'date: 2099-05-01',
  });
  const config = (more: string) => ({
    '_config.yml': `collections: [cats]\n${more}`,
    Gemfile: "gem 'jekyll', '~> 4.3'",
  });

  test.each([
    ['', ['2024-05-01-milo.md', 'about.md', 'later.md']],
    ['future: true', ['2024-05-01-milo.md', '2099-05-01-tilda.md', 'about.md', 'later.md']],
    ['show_drafts: true', ['nap.md', '2024-05-01-milo.md', 'about.md', 'later.md']],
    ['unpublished: true', ['2024-05-01-milo.md', '2024-05-02-tom.md', 'about.md', 'later.md']],
  ])('with “%s”', async (more, published) => {
    expect(await publishedOf(jekyll, { ...config(more), ...posts })).toEqual(published);
  });

  test('what the others are', async () => {
    expect(await statesOf(jekyll, { ...config(''), ...posts })).toMatchObject({
      '_posts/2024-05-02-tom.md': 'unpublished',
      '_posts/2099-05-01-tilda.md': 'future',
      '_posts/idea.md': 'no page',
      '_drafts/nap.md': 'draft',
      '_cats/otto.md': 'unpublished',
    });
    const output = config('').Gemfile;
    const collections = 'collections: { cats: { output: true } }';
    expect(await statesOf(jekyll, { '_config.yml': collections, Gemfile: output, ...posts })).toMatchObject({
      '_cats/otto.md': 'published',
      '_cats/rex.md': 'unpublished',
    });
  });

  test('kinds', async () => {
    expect(await kindsOf(jekyll, { ...config(''), ...posts })).toEqual({
      '_posts/2024-05-01-milo.md': 'post posts',
      '_posts/2024-05-02-tom.md': 'post posts',
      '_posts/2099-05-01-tilda.md': 'post posts',
      '_posts/idea.md': 'post -',
      '_drafts/nap.md': 'post posts',
      '_cats/otto.md': 'page cats de',
      '_cats/rex.md': 'page cats',
      'about.md': 'page pages en',
      'later.md': 'page pages',
    });
  });

  test('defaults go by the kind, and drafts are posts', async () => {
    const defaultFor = (type: string) => `  - { scope: { type: ${type} }, values: { permalink: /${type}/:title/ } }\n`;
    const texts = {
      ...config(`show_drafts: true\ndefaults:\n${['drafts', 'posts', 'pages'].map(defaultFor).join('')}`),
      ...files('', { '_posts/2024-05-01-milo.md': '', '_drafts/nap.md': '', 'about.md': '' }),
    };
    expect(await listAddresses(jekyll, texts)).toEqual({
      '_posts/2024-05-01-milo.md': '/posts/milo/',
      '_drafts/nap.md': '/posts/nap/',
      'about.md': '/pages/:title/',
    });
  });

  test('defaults hold for posts and pages in HTML as well', async () => {
    const scope = (type: string, permalink: string) =>
      `  - { scope: { type: ${type} }, values: { permalink: ${permalink} } }\n`;
    const texts = {
      ...config(`defaults:\n${scope('posts', '/posts/:title/')}${scope('pages', '/pages/:basename/')}`),
      '_posts/2024-05-01-milo.html': head(''),
      '_posts/2024-05-02-tom.html': head('permalink: /tom/'),
      'about.html': head(''),
      'endless.html': '---\ntitle: Cats\n',
      'raw.html': '<p>Cats</p>',
    };
    const { publication } = await buildFromTexts(jekyll, texts);
    const own = [...publication.assets].map(([address, file]) => `${file} → ${address}`);
    expect(own.filter(line => /html →/.test(line)).sort()).toEqual([
      '_posts/2024-05-01-milo.html → /posts/milo/',
      '_posts/2024-05-02-tom.html → /tom/',
      'about.html → /pages/about/index.html',
      'endless.html → /pages/endless/index.html',
      'raw.html → /raw.html',
    ]);
  });

  test.each([
    ['https://Cats.example', ['cats.example']],
    ['http://cats.example:4000/blog', ['cats.example']],
    ['cats.example', []],
    ['see https://cats.example', []],
    ['', []],
  ])('url: “%s” is the host %j', async (url, hosts) => {
    const { publication } = await buildFromTexts(jekyll, { ...config(`url: "${url}"`), 'about.md': head('') });
    expect(publication.hosts).toEqual(hosts);
  });

  test('files without front matter, where jekyll-optional-front-matter makes pages of them', async () => {
    const names = ['about.md', 'README.md', 'LICENSE.md', 'LICENCE.markdown', 'MY-README.md', 'README.de.md'];
    const texts = Object.fromEntries(names.map(name => [name, '# Cats\n']));
    const published = await publishedOf(jekyll, { ...config('plugins: [jekyll-optional-front-matter]'), ...texts });
    expect(published.sort()).toEqual(['MY-README.md', 'README.de.md', 'about.md']);
    expect(await publishedOf(jekyll, { ...config(''), ...texts })).toEqual([]);
  });

  test('a README is the index of its folder where jekyll-readme-index says so', async () => {
    const texts = files('', {
      'README.md': '',
      'docs/readme.markdown': '',
      'docs/README.old.md': '',
      'a-readme.md': '',
    });
    expect(await listAddresses(jekyll, { ...config('plugins: [jekyll-readme-index]'), ...texts })).toEqual({
      'README.md': '/',
      'docs/readme.markdown': '/docs/',
      'docs/README.old.md': '/docs/README.old.html',
      'a-readme.md': '/a-readme.html',
    });
    expect(await listAddresses(jekyll, { ...config(''), ...texts })).toMatchObject({ 'README.md': '/README.html' });
  });

  test('redirects are for those who have jekyll-redirect-from', async () => {
    const aliases = async (more: string) => {
      const page = { 'about.md': head('redirect_from: [old/, /older/]') };
      const { publication } = await buildFromTexts(jekyll, { ...config(more), ...page });
      return publication.pages[0]?.aliases;
    };
    expect(await aliases('plugins: [jekyll-redirect-from]')).toEqual(['/old/', '/older/']);
    expect(await aliases('')).toEqual([]);
  });

  test('front matter of other files: between lines of three hyphens, from the first one on', async () => {
    const moved = (name: string) => `permalink: /${name}/`;
    const texts = {
      'a.html': `---\n${moved('a')}\n---\n`,
      'b.html': `---  \n${moved('b')}\n...\t\n`,
      'c.html': `---\r\n${moved('c')}\r\n---\r\n`,
      'd.html': `text\n---\n${moved('d')}\n---\n`,
      'e.html': `---\n${moved('e')}\n--- no end\n`,
      'f.html': `---\n${moved('f')} # ---\n---\nname: [\n---\n`,
    };
    const { publication } = await buildFromTexts(jekyll, { ...config(''), ...texts });
    const own = [...publication.assets].filter(([, file]) => file in texts).map(([address]) => address);
    expect(own.sort()).toEqual([
      '/a/index.html',
      '/b/index.html',
      '/c/index.html',
      '/d.html',
      '/e.html',
      '/f/index.html',
    ]);
  });
});

describe('Hugo, as 0.111.3 does', () => {
  const CONFIG = 'baseURL = "https://cats.example/"\n';
  const pages = files('content/', {
    'draft.md': 'draft: true',
    'future.md': 'publishDate: 2099-01-01',
    'expired.md': 'expiryDate: 2020-01-01',
    'both.md': 'draft: true\nexpiryDate: 2020-01-01',
    'word.md': 'published: "false"',
    'word2.md': 'published: "falsey"',
    'word3.md': 'published: "no"',
    'word4.md': 'published: "not false"',
    'h1/index.md': 'headless: true',
    'h2.md': 'headless: true',
    'h3/_index.md': 'headless: true',
    'leaf/index.md': 'cascade: { draft: true }',
    'leafy.md': 'cascade: { draft: true }',
    'old/_index.md': 'cascade: { draft: true }',
    'old/sub/x.md': '',
  });
  const always = ['h2.md', 'leafy.md', 'word2.md', 'word3.md', 'word4.md', 'h3/_index.md', 'leaf/index.md'];

  test.each([
    ['', []],
    ['buildDrafts = true', ['draft.md', 'word.md', 'old/_index.md', 'old/sub/x.md']],
    ['buildFuture = true', ['future.md']],
    ['buildExpired = true', ['expired.md']],
  ])('with “%s”', async (more, others) => {
    const states = await statesOf(hugo, { 'hugo.toml': CONFIG + more, ...pages });
    const published = Object.keys(states).filter(file => states[file] === 'published');
    expect(published.sort()).toEqual([...always, ...others].map(file => `content/${file}`).sort());
  });

  test('what the others are', async () => {
    expect(await statesOf(hugo, { 'hugo.toml': CONFIG, ...pages })).toMatchObject({
      'content/draft.md': 'draft',
      'content/future.md': 'future',
      'content/expired.md': 'expired',
      'content/both.md': 'draft',
      'content/h1/index.md': 'no page',
    });
  });

  test.each([
    ['never', false],
    ['NEVER', false],
    ['link', false],
    ['false', false],
    ['"FALSE"', false],
    ['0', false],
    ['"0"', false],
    ['true', true],
    ['always', true],
    ['nevermore', true],
    ['hardlink', true],
  ])('build.render: %s', async (render, isRendered) => {
    for (const key of ['build', '_build']) {
      const texts = { 'hugo.toml': CONFIG, 'content/a.md': head(`${key}: { render: ${render} }`) };
      expect(await statesOf(hugo, texts)).toEqual({ 'content/a.md': isRendered ? 'published' : 'no page' });
    }
  });

  test('the configuration hands values down as well', async () => {
    const config = `${CONFIG}[cascade]\ndraft = true\n`;
    expect(
      await publishedOf(hugo, { 'hugo.toml': config, ...files('content/', { 'a.md': '', 'b.md': 'draft: false' }) }),
    ).toEqual(['b.md']);
  });

  test('sections of a pattern are folders with a page of their own, and those at the top', async () => {
    const texts = files('content/', {
      'posts/b.md': '',
      'posts/deep/_index.md': '',
      'posts/deep/er/a.md': '',
      'posts/deep/er/c/index.md': '',
    });
    const patterned = `${CONFIG}[permalinks]\nposts = "/:sections/:filename/"\n`;
    expect(await listAddresses(hugo, { 'hugo.toml': patterned, '.hvm': 'v0.111.3', ...texts })).toMatchObject({
      'content/posts/b.md': '/posts/b/',
      'content/posts/deep/er/a.md': '/posts/deep/a/',
    });
  });

  test('kinds', async () => {
    const texts = files('content/', { 'a.md': '', '_index.md': '', 'posts/_index.md': '', 'posts/deep/b.md': '' });
    expect(await kindsOf(hugo, { 'hugo.toml': CONFIG, ...texts })).toEqual({
      'content/_index.md': 'page - en',
      'content/a.md': 'page - en',
      'content/posts/_index.md': 'page - en',
      'content/posts/deep/b.md': 'post posts en',
    });
  });

  test('a date that is not certain matters to patterns only', async () => {
    const texts = { 'content/posts/a.md': head('date: soon') };
    expect(await listAddresses(hugo, { 'hugo.toml': CONFIG, ...texts })).toEqual({ 'content/posts/a.md': '/posts/a/' });
  });
});

describe('Hexo, as 8.1.2 does', () => {
  const site = (config: string, packages: Texts = {}) => ({
    '_config.yml': `url: https://cats.example\npermalink: :title/\n${config}`,
    'package.json': JSON.stringify({ dependencies: { hexo: '^8', 'hexo-renderer-marked': '^7.0.0', ...packages } }),
  });
  const texts = files('source/', {
    '_posts/milo.md': 'date: 2024-05-01',
    '_posts/tom.md': 'date: 2024-05-01\npublished: false',
    '_posts/tilda.md': 'date: 2099-01-01',
    '_drafts/nap.md': 'date: 2024-01-01',
    'later.md': 'date: 2099-01-01',
    'hidden.md': 'published: false',
  });

  test.each([
    ['', ['milo.md', 'tilda.md', 'hidden.md', 'later.md']],
    ['future: false', ['milo.md', 'hidden.md']],
    ['render_drafts: true', ['nap.md', 'milo.md', 'tilda.md', 'tom.md', 'hidden.md', 'later.md']],
    ['render_drafts: true\nfuture: false', ['nap.md', 'milo.md', 'tom.md', 'hidden.md']],
  ])('with “%s”', async (config, published) => {
    expect((await publishedOf(hexo, { ...site(config), ...texts })).sort()).toEqual([...published].sort());
  });

  test.each([
    ['false', false],
    ['"false"', false],
    ['"0"', false],
    ['0', false],
    ['""', false],
    ['null', true],
    ['"no"', true],
    ['"False"', true],
    ['[]', true],
    ['" "', true],
    ['true', true],
  ])('published: %s', async (value, isPublished) => {
    const post = { 'source/_posts/milo.md': head(`date: 2024-05-01\npublished: ${value}`) };
    const state = isPublished ? 'published' : 'unpublished';
    expect(await statesOf(hexo, { ...site(''), ...post })).toEqual({ 'source/_posts/milo.md': state });
  });

  test('kinds: a language is said, or is the folder at the top where the configuration knows it', async () => {
    const languages = files('source/', {
      '_posts/milo.md': 'lang: de',
      '_posts/tom.md': 'language: nl',
      '_posts/de/rex.md': '',
      'de/about.md': '',
      'de/cats/otto.md': 'lang: en',
      'fr/about.md': '',
    });
    expect(await kindsOf(hexo, { ...site('language: [en, de]'), ...languages })).toEqual({
      'source/_posts/milo.md': 'post - de',
      'source/_posts/tom.md': 'post - nl',
      'source/_posts/de/rex.md': 'post - de',
      'source/de/about.md': 'page pages de',
      'source/de/cats/otto.md': 'page pages en',
      'source/fr/about.md': 'page pages',
    });
  });

  test('aliases are for those who have hexo-generator-alias', async () => {
    const pages = files('source/', { 'a.md': 'alias: old/', 'b.md': 'aliases: [older/, oldest.html]', 'c.md': '' });
    const aliases = async (packages: Texts) =>
      (await buildFromTexts(hexo, { ...site('root: /diary', packages), ...pages })).publication.pages.map(
        page => page.aliases,
      );
    expect(await aliases({ 'hexo-generator-alias': '1' })).toEqual([
      ['/diary/old/'],
      ['/diary/older/', '/diary/oldest.html'],
      [],
    ]);
    expect(await aliases({})).toEqual([[], [], []]);
  });

  test('an address is certain unless a plugin or broken front matter has a say', async () => {
    const pages = {
      ...texts,
      'source/broken.md': '---\ntitle: "Milo\n---\n',
      'source/_posts/lost.md': '---\ntitle: "Milo\n---\n',
    };
    expect(await listAddresses(hexo, { ...site(''), ...pages })).toMatchObject({
      'source/broken.md': '/broken.html guessed',
      'source/_posts/lost.md': 'none',
      'source/_posts/milo.md': '/milo/',
    });
    const scripts = { 'scripts/cats.js': "hexo.extend.filter.register('post_permalink', url => url)" };
    expect(await listAddresses(hexo, { ...site(''), ...pages, ...scripts })).toMatchObject({
      'source/_posts/milo.md': '/milo/ guessed',
      'source/hidden.md': '/hidden.html',
    });
  });
});

describe('Eleventy', () => {
  const configured = (body: string) => `export default function (config) {\n${body}\n}\n`;

  test('permalinks are no templates where the configuration says so', async () => {
    const page = { 'milo.md': head('permalink: "/{{ page.fileSlug }}-cat/"') };
    const addressWith = async (body: string) =>
      (await listAddresses(eleventy, { 'eleventy.config.js': configured(body), ...page }))['milo.md'];
    expect(await addressWith('')).toBe('/milo-cat/');
    expect(await addressWith('config.setDynamicPermalinks(true);')).toBe('/milo-cat/');
    expect(await addressWith('config.setDynamicPermalinks(false);')).toBe('/{{ page.fileSlug }}-cat/');
    expect(await addressWith('config.setQuietMode(false);')).toBe('/milo-cat/');
  });

  test('posts are what lies in a folder of that name or has such a tag, but for its index', async () => {
    const texts = files('', {
      'milo.md': '',
      'tom.md': 'tags: posts',
      'tilda.md': 'tags: [cats, blog]',
      'otto.md': 'tags: [reposts, blogging, 5]',
      'posts/rex.md': '',
      'posts/index.md': '',
      'posts/nap/index.md': '',
      'site/Articles/luna.md': '',
      'reposts/x.md': '',
      'blogging/x.md': '',
    });
    expect(await kindsOf(eleventy, { 'eleventy.config.js': configured(''), ...texts })).toEqual({
      'milo.md': 'page -',
      'tom.md': 'post -',
      'tilda.md': 'post -',
      'otto.md': 'page -',
      'posts/rex.md': 'post posts',
      'posts/index.md': 'page posts',
      'posts/nap/index.md': 'page posts',
      'site/Articles/luna.md': 'post site',
      'reposts/x.md': 'page reposts',
      'blogging/x.md': 'page blogging',
    });
  });

  test('files beside a page that names them are copied to it, if they are files of its own', async () => {
    const copy = "config.addPassthroughCopy('**/*.{jpg,md,v2}', { mode: 'html-relative' });";
    const links = [
      'a.jpg',
      './b.jpg',
      '../c.jpg',
      '/d.jpg',
      'https://cats.example/e.jpg',
      'f.md',
      'g.jpg?x',
      '{{ h }}.jpg',
      'i.v2',
    ];
    const beside = ['a.jpg', 'b.jpg', 'd.jpg', 'e.jpg', 'g.jpg', 'i.v2', 'j.jpg'].map(name => [`cats/${name}`, '']);
    const texts = {
      'eleventy.config.js': configured(copy),
      'cats/milo.md': links.map(link => `[x](${link})`).join(' '),
      'cats/gone.md': `---\npermalink: false\n---\n[x](j.jpg)\n`,
      'cats/f.md': '',
      'c.jpg': '',
      ...Object.fromEntries(beside),
    };
    const { publication } = await buildFromTexts(eleventy, texts);
    const placed = [...publication.assets].filter(([, file]) => file !== 'eleventy.config.js');
    expect(Object.fromEntries(placed)).toEqual({
      '/cats/milo/a.jpg': 'cats/a.jpg',
      '/cats/milo/b.jpg': 'cats/b.jpg',
      '/cats/c.jpg': 'c.jpg',
      '/cats/milo/g.jpg': 'cats/g.jpg',
      '/cats/milo/i.v2': 'cats/i.v2',
    });
  });

  test('what a list makes ends as its permalink does, below the base path', async () => {
    const list = (permalink: string) =>
      head(`pagination: { data: collections, size: 1, alias: tag }\npermalink: "${permalink}"`);
    const texts = {
      'eleventy.config.js': "export const config = { pathPrefix: '/diary/' };",
      'tags.njk': list('/tags/{{ tag | slugify }}/'),
      'pages.njk': list('/pages/{{ tag | slugify }}.html'),
      'feeds.njk': list('/feeds/{{ tag | slugify }}.xml'),
    };
    const { publication } = await buildFromTexts(eleventy, texts);
    const makes = (address: string) =>
      publication.generated
        .filter(({ address: own }) => own instanceof RegExp && own.test(address))
        .map(({ by }) => by);
    expect(['/diary/tags/x/', '/diary/tags/x', '/tags/x/', '/diary/tags/x/y?z'].map(makes)).toEqual([
      ['tags.njk'],
      ['tags.njk'],
      [],
      [],
    ]);
    expect(['/diary/pages/x.html', '/diary/pages/x', '/diary/page/x.html'].map(makes)).toEqual([
      ['pages.njk'],
      ['pages.njk'],
      [],
    ]);
    expect(['/diary/feeds/x.xml', '/diary/feeds/x'].map(makes)).toEqual([['feeds.njk'], []]);
  });

  test('front matter in JavaScript with a slip, and a configuration that can’t be read', async () => {
    const broken = { 'milo.md': '---\ntitle: "Milo\n---\n', 'tom.md': '---js\n{ permalink: "/t/" }\n---\n' };
    expect(await listAddresses(eleventy, { 'eleventy.config.js': configured(''), ...broken })).toEqual({
      'milo.md': 'none',
      'tom.md': '/t/',
    });
    const unread = "module.exports = require('shared-config');";
    expect(await listAddresses(eleventy, { '.eleventy.js': unread, ...broken, 'a.md': '' })).toEqual({
      'milo.md': 'none',
      'tom.md': 'none',
      'a.md': 'none',
    });
  });
});
