import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { expandAlias } from '../../../src/site/generators/astro/aliases.ts';
import { openAstro } from '../../../src/site/generators/astro/open.ts';
import { astro } from '../../../src/site/generators/astro.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const config = (body: string, head = '') => ({ 'astro.config.mjs': `${head}\nexport default { ${body} };` });
const page = 'src/pages/milo.md';

/** Only where links lead, in the order of the page. */
async function targetsOf(texts: Texts, file = page): Promise<string[]> {
  const lines = await resolveLinks(astro, { ...config(''), ...texts }, file);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

async function kindOf(href: string, texts: Texts): Promise<string | undefined> {
  return (await targetsOf({ ...texts, [page]: `[a](${href})\n` }))[0];
}

describe('collections that other posts refer to', () => {
  /** The ids that a reference may name; undefined where they can't be known. */
  const idsOf = (definition: string, texts: Texts = {}) => {
    const all: Texts = {
      ...config(''),
      'src/content.config.ts': [
        "import { defineCollection, reference, z } from 'astro:content';",
        "import { glob, file } from 'astro/loaders';",
        `export const collections = { cats: defineCollection(${definition}), diary: defineCollection({ loader: glob({ pattern: '*.md', base: 'src/diary' }), schema: z.object({ cat: reference('cats') }) }) };`,
      ].join('\n'),
      'src/diary/a.md': '',
      ...texts,
    };
    const schema = openAstro(makeSiteFiles(Object.keys(all).sort(), path => all[path])).schemaFor?.('src/diary/a.md');
    const want = schema?.shape.want;
    const cat = want?.kind === 'map' ? want.keys.get('cat')?.want : undefined;
    return cat?.kind === 'reference' && cat.ids ? [...cat.ids].sort() : undefined;
  };
  const cats = { 'src/cats/Milo One.md': '', 'src/cats/toys/index.md': '' };
  const ids = ['Milo One', 'milo-one', 'toys', 'toys/index'];

  test.each([
    ["{ loader: glob({ pattern: '**/*.md', base: './src/cats' }) }", cats, ids],
    ["{ loader: glob({ pattern: './**/*.md', base: new URL('./cats', import.meta.url) }) }", cats, ids],
    ["{ loader: glob({ pattern: 'src/cats/*.md' }) }", cats, ['src/cats/Milo One', 'src/cats/milo-one']],
    ["{ loader: glob({ pattern: '*.md', base: './' }) }", { 'milo.md': '' }, ['milo']],
    ["{ loader: glob({ pattern: ['**/*.md', '!toys/**'], base: 'src/cats' }) }", cats, undefined],
    ["{ loader: glob({ pattern, base: 'src/cats' }) }", cats, undefined],
    ["{ loader: glob({ pattern: '*.md', base: folder() }) }", cats, undefined],
    ["{ loader: glob({ pattern: '*.md', base: 'src/cats', generateId: () => 'x' }) }", cats, undefined],
    ["{ loader: glob({ pattern: '*.md', base: 'src/cats' }) }", { 'src/cats/a.md': '---\nslug: b\n---\n' }, undefined],
    ["{ loader: glob({ pattern: '*.md', base: 'src/nobody' }) }", cats, undefined],
    ['{ loader: readCats }', cats, undefined],
    ['{ loader: readCats() }', cats, undefined],
    ['{}', { 'src/content/cats/milo.md': '', 'src/content/cats/a.json': '{}' }, ['a', 'milo']],
    [
      "{ loader: file('src/cats.json') }",
      { 'src/cats.json': '[{"id":"milo"},{"slug":"tilda"},{"id":5}]' },
      ['5', 'milo', 'tilda'],
    ],
    ["{ loader: file('src/cats.yml') }", { 'src/cats.yml': 'milo: {}\ntilda: {}\n' }, ['milo', 'tilda']],
    ["{ loader: file('src/cats.json') }", { 'src/cats.json': '[{"name":"milo"}]' }, undefined],
    ["{ loader: file('src/cats.json') }", { 'src/cats.json': '["milo"]' }, undefined],
    ["{ loader: file('src/cats.json') }", { 'src/cats.json': '5' }, undefined],
    ["{ loader: file('src/gone.json') }", {}, undefined],
    ["{ loader: file('../out.json') }", {}, undefined],
    ['{ loader: file(name) }', {}, undefined],
    ["{ loader: file('src/cats.json', { parser: x }) }", { 'src/cats.json': '[{"id":"milo"}]' }, undefined],
  ])('%s', (definition, texts, found) => {
    expect(idsOf(definition, texts)).toEqual(found);
  });
});

describe('aliases of imports', () => {
  const image = async (href: string, texts: Texts) =>
    (await targetsOf({ 'src/img/milo.png': '', ...texts, [page]: `![a](${href})\n` }))[0];
  const ts = (options: string, name = 'tsconfig.json') => ({ [name]: options });

  test.each([
    ['~/img/milo.png', ts('{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }')],
    ['@img/milo.png', ts('{ /* why */ "compilerOptions": { "baseUrl": "src", "paths": { "@img/*": ["img/*"], }, } }')],
    ['img/milo.png', ts('{ "compilerOptions": { "baseUrl": "./src" } }', 'jsconfig.json')],
    [
      '@/img/milo.png',
      {
        ...ts('{ "extends": "./base/tsconfig.json" }'),
        'base/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["../src/*"] } } }',
      },
    ],
    ['@milo', ts('{ "compilerOptions": { "paths": { "@milo": ["src/img/milo.png"] } } }')],
    ['@/img/milo.png', config("vite: { resolve: { alias: { '@': '/src', other: somewhere } } }")],
    ['@milo', config("vite: { resolve: { alias: { '@milo': new URL('./src/img/milo.png', import.meta.url) } } }")],
  ])('%s with %j', async (href, texts) => {
    expect(await image(href, texts)).toBe('src/img/milo.png');
  });

  test.each([
    ['@/img/gone.png', config("vite: { resolve: { alias: { '@': '/src' } } }"), 'unknown'],
    ['~other/milo.png', ts('{ "compilerOptions": { "paths": { "~/*": "src/*" } } }'), 'unknown'],
    ['img/milo.png', ts('{ "compilerOptions": { "baseUrl": "../.." } }'), 'missing (absent)'],
    ['img/milo.png', ts('{ "extends": "astro/tsconfigs/strict" }'), 'missing (absent)'],
    [
      'img/milo.png',
      { ...ts('{ "extends": "./a.json" }'), 'a.json': '{ "extends": "./tsconfig.json" }' },
      'missing (absent)',
    ],
    ['img/milo.png', ts('{ broken'), 'missing (absent)'],
    ['../../../up.png', {}, 'missing (absent)'],
    ['/img/milo.png', {}, 'missing (absent)'],
  ])('%s with %j is %s', async (href, texts, target) => {
    expect(await image(href, texts)).toBe(target);
  });

  test('a star stands for any part', () => {
    const aliases = [
      { pattern: 'a/*.png', targets: ['x/*.webp', '../../../*'] },
      { pattern: 'whole', targets: ['y'] },
    ];
    expect(expandAlias('a/milo.png', aliases)).toEqual(['x/milo.webp']);
    expect(expandAlias('a/$&.png', aliases)).toEqual(['x/$&.webp']);
    expect(expandAlias('whole', aliases)).toEqual(['y']);
    expect(expandAlias('a/.jpg', aliases)).toEqual([]);
  });
});

describe('languages', () => {
  const i18n = (body: string) =>
    config(`i18n: { locales: ['en', 'de', { path: 'fr', codes: ['fr'] }, other], defaultLocale: 'en', ${body} }`);
  const pages = { 'src/pages/about.md': '', 'src/pages/de/tom.md': '' };

  test.each([
    ['/de/about/', i18n("fallback: { de: 'en' }"), 'made by Astro’s fallback languages'],
    ['/fr/tom/', i18n("fallback: { fr: 'de' }"), 'made by Astro’s fallback languages'],
    ['/fr/de/tom/', i18n("fallback: { fr: 'en' }"), 'missing (absent)'],
    ['/de/about/', i18n("fallback: { de: 'en' }, routing: { prefixDefaultLocale: true }"), 'missing (absent)'],
    ['/de/about/', i18n('fallback: { de: language }'), 'missing (absent)'],
    ['/de/about/', i18n(''), 'missing (absent)'],
  ])('%s with %j is %s', async (href, texts, target) => {
    const found = await kindOf(href, { ...pages, ...texts });
    expect(found?.replace(/\) \S+$/, ')')).toBe(target);
  });

  const starlight = (options: string) =>
    config(`integrations: [starlight(${options})]`, "import starlight from '@astrojs/starlight';");
  test.each([
    ['/de/cats/', starlight("{ locales: { root: { lang: 'en' }, de: {} } }"), 'made by Starlight’s fallback language'],
    ['/de/cats/', starlight("{ locales: { en: {}, de: {} }, defaultLocale: 'en' }"), 'missing (absent)'],
    [
      '/de/toys/',
      starlight("{ locales: { en: {}, de: {} }, defaultLocale: 'en' }"),
      'made by Starlight’s fallback language',
    ],
    ['/de/toys/', starlight('{ locales: { en: {}, de: {} } }'), 'made by Starlight’s fallback language'],
    ['/de/cats/', starlight('{}'), 'missing (absent)'],
    ['/404.html', starlight('{}'), 'made by Starlight'],
    ['/gone/', starlight('{ plugins: [starlightBlog()] }'), 'missing (absent)'],
  ])('%s with %j is %s', async (href, texts, target) => {
    const docs = {
      'src/content/docs/cats.md': '',
      'src/content/docs/en/toys.md': '',
      ...texts,
      'src/content/docs/milo.md': `[a](${href})\n`,
    };
    const [found] = await targetsOf(docs, 'src/content/docs/milo.md');
    expect(found?.replace(/\) \S+$/, ')')).toBe(target);
  });
});

describe('integrations and plugins', () => {
  test.each([
    ['integrations: [[sitemap()], ready && robots()]', '/sitemap-index.xml', 'made by @astrojs/sitemap'],
    ['integrations: [robots()]', '/robots.txt', 'made by astro-robots-txt'],
    ['integrations: [stranger()]', '/gone/', 'unknown'],
    ['integrations: [lib.stranger()]', '/gone/', 'unknown'],
    ['integrations: [own()]', '/gone/', 'missing (absent)'],
    ['integrations: [...more]', '/gone/', 'unknown'],
    ['integrations: more', '/gone/', 'unknown'],
    ["srcDir: '.'", '/gone/', 'unknown'],
  ])('%s: %s', async (body, href, target) => {
    const head =
      "import sitemap from '@astrojs/sitemap';\nimport robots from 'astro-robots-txt';\nimport stranger from 'astro-stranger';\nimport * as lib from 'astro-others';\nimport own from './own.mjs';";
    const texts = {
      ...config(body, head),
      'own.mjs': 'export default () => ({ hooks: {} });',
      'src/pages/index.astro': '',
    };
    expect(await kindOf(href, texts)).toBe(target);
  });

  test('a plugin that rewrites links may find any file', async () => {
    const texts = {
      ...config(
        'markdown: { remarkPlugins: [[rewriteLinks, { a: 1 }], "remark-toc"] }',
        "import rewriteLinks from 'remark-rewrite-links';",
      ),
      'src/pages/tom.md': '',
      [page]: '[a](tom.md#top) [b](gone.md) [c](#here) [d](../../../up.md)\n\n## Here\n',
    };
    expect(await targetsOf(texts)).toEqual(['src/pages/tom.md#top', 'unknown', `${page}#here`, 'unknown']);
  });

  test.each([
    ['', 7, { dashes: 'runs', keepsHyphen: true }],
    ['', 5, { dashes: 'pairs', keepsHyphen: false }],
    ['experimental: { headingIdCompat: true }', 5, { dashes: 'pairs', keepsHyphen: true }],
    ['markdown: { smartypants: false }', 5, { dashes: 'none', keepsHyphen: false }],
    ["markdown: { smartypants: { dashes: 'oldschool' } }", 5, { dashes: 'runs', keepsHyphen: false }],
    ['markdown: { smartypants: { dashes: false } }', 5, { dashes: 'none', keepsHyphen: false }],
    ['markdown: { rehypePlugins: [slug] }', 5, { dashes: 'pairs', keepsHyphen: true }],
    ['markdown: { rehypePlugins: [ids] }', 5, undefined],
    [
      'markdown: { processor: satteri({ features: { smartPunctuation: false } }) }',
      7,
      { dashes: 'none', keepsHyphen: true },
    ],
    ['markdown: { processor: unified({ smartypants: false }) }', 7, { dashes: 'none', keepsHyphen: true }],
    ['markdown: { processor: unified() }', 7, { dashes: 'pairs', keepsHyphen: true }],
  ])('ids of headings with %j in version %d', (body, major, options) => {
    const head =
      "import slug from 'rehype-slug';\nimport ids from 'rehype-custom-ids';\nimport { satteri } from 'satteri';\nimport { unified } from '@astrojs/markdown-remark';";
    const texts: Texts = {
      ...config(body, head),
      'package.json': `{"dependencies":{"astro":"^${major}.1.0"}}`,
      [page]: '',
    };
    const { headingIds } = openAstro(makeSiteFiles(Object.keys(texts), path => texts[path])).dialect(page);
    expect(headingIds).toEqual(options ? { style: 'astro', options } : { style: 'unknown' });
  });
});

test.each([
  ['../layouts/Base.astro', page, 'found'],
  ['../layouts/Gone.astro', page, 'missing'],
  ['/src/layouts/Base.astro', page, 'found'],
  ['/src/layouts/Gone.astro', page, 'missing'],
  ['~/layouts/Base.astro', page, 'found'],
  ['@/layouts/Gone.astro', page, 'unknown'],
  ['../layouts/Gone.astro', 'src/content/cats/a.md', 'unknown'],
])('the layout %s of %s: %s', async (name, file, state) => {
  const texts = {
    ...config(''),
    'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["src/*"] } } }',
    'src/layouts/Base.astro': '',
    'src/content/config.ts':
      "import { defineCollection } from 'astro:content'; export const collections = { cats: defineCollection({}) };",
    'src/content/cats/a.md': '',
    [page]: '',
  };
  const { site } = await buildFromTexts(astro, texts);
  const found = site.page(file);
  expect(found && site.findTemplate(found, { kind: 'layout', name })).toBe(state);
});

test('a route that does more than list a collection may make any page of it', async () => {
  const route = (script: string) => ({
    ...config(''),
    'src/content.config.ts':
      "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { cats: defineCollection({ loader: glob({ pattern: '*.md', base: 'src/cats' }) }) };",
    'src/cats/tom.md': '',
    'src/pages/cats/[slug].astro': `---\nimport { getCollection } from 'astro:content';\n${script}\n---\n`,
  });
  const paths = (result: string) => route(`export async function getStaticPaths() { return ${result}; }`);
  const target = (texts: Texts) => kindOf('/cats/gone/', texts);
  expect(await target(paths("(await getCollection('cats')).map(cat => ({ params: { slug: cat.id } }))"))).toBe(
    'missing (absent)',
  );
  for (const odd of [
    "(await getCollection('cats')).map(cat => ({ params: { slug: cat.data.name } }))",
    "(await getCollection('cats')).map(cat => ({ params: { slug: cat.id, page: 1 } }))",
    "(await getCollection('cats')).map(cat => ({ params: { ...cat } }))",
    "(await getCollection('cats')).map(makePath)",
    "(await getCollection('cats')).map(cat => ({ params: makeParams(cat) }))",
    "(await getCollection('cats')).flatMap(cat => ({ params: { slug: cat.id } }))",
    '(await getCollection(name)).map(cat => ({ params: { slug: cat.id } }))',
    '(await getEverything()).map(cat => ({ params: { slug: cat.id } }))',
    'paths',
  ])
    expect([odd, await target(paths(odd))]).toEqual([odd, 'unknown']);
  expect(await target(route("const cats = await getCollection('cats');"))).toBe('unknown');
});

describe('what a page is', () => {
  const publish = async (texts: Texts) => (await buildFromTexts(astro, { ...config(''), ...texts })).publication;

  test('of the folder of pages: a post below a folder that says so, or with a date', async () => {
    const folders = ['blog', 'post', 'posts', 'article', 'articles', 'news', 'writing', 'my-blog', 'cats'];
    const texts = Object.fromEntries(folders.map(folder => [`src/pages/${folder}/tom.md`, '']));
    const { pages } = await publish({ ...texts, 'src/pages/dated.md': '---\ndate: 2024-05-01\n---\n' });
    expect(pages.filter(({ isPost }) => isPost).map(({ file }) => file.slice('src/pages/'.length))).toEqual([
      'article/tom.md',
      'articles/tom.md',
      'blog/tom.md',
      'dated.md',
      'news/tom.md',
      'post/tom.md',
      'posts/tom.md',
      'writing/tom.md',
    ]);
    expect(pages.every(({ exact, state }) => exact && state === 'published')).toBe(true);
  });

  test('of a collection: a post, unless its name says what else it is', async () => {
    const names = ['authors', 'author', 'cats', 'doc', 'docs', 'docsets', 'legal', 'mypages', 'page', 'pages'];
    const collections = names.map(
      name => `${name}: defineCollection({ loader: glob({ pattern: '*.md', base: 'src/all/${name}' }) })`,
    );
    const { pages } = await publish({
      ...Object.fromEntries(names.map(name => [`src/all/${name}/tom.md`, ''])),
      'src/content.config.ts': `import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { ${collections.join(', ')} };`,
    });
    expect(pages.map(({ section }) => section)).toEqual(names.toSorted());
    expect(pages.filter(({ isPost }) => isPost).map(({ section }) => section)).toEqual(['cats', 'docsets', 'mypages']);
    expect(pages.every(({ exact, url }) => !exact && url === undefined)).toBe(true);
  });

  // docs.astro.build, “Upgrade to v3”: “draft” pages are no longer left out as of v4.
  test.each([
    [3, 'draft'],
    [4, 'published'],
  ])('with “draft” in Astro %d: %s', async (major, state) => {
    const { pages } = await publish({
      'package.json': `{"dependencies":{"astro":"^${major}.1.0"}}`,
      'src/pages/tom.md': '---\ndraft: true\n---\n',
      'src/pages/mia.md': '---\ndraft: "true"\n---\n',
    });
    expect(pages.map(page => page.state)).toEqual(['published', state]);
  });

  test('its host with and without www', async () => {
    const hostsOf = async (site: string) => (await publish(config(site))).hosts;
    expect(await hostsOf("site: 'https://www.cats.example'")).toEqual(['www.cats.example', 'cats.example']);
    expect(await hostsOf("site: 'https://cats.example/a/'")).toEqual(['cats.example', 'www.cats.example']);
    expect(await hostsOf('')).toEqual([]);
  });

  test('an address is unsure where the base path is', async () => {
    const { pages } = await publish({ ...config('base: somewhere()'), 'src/pages/tom.md': '' });
    expect(pages.map(({ exact }) => exact)).toEqual([false]);
  });
});

test('redirects and files of the build', async () => {
  const texts = {
    ...config("base: '/v1.0', redirects: { '/old': '/new', '/was/[slug]': '/is/[slug]', '/all/[...rest]': '/' }"),
    'src/pages/feed.xml.js': '',
    'src/pages/cats/index.astro': '',
    'public/paw.png': '',
  };
  const paths = ['old', 'was/tom', 'was/tom/more', 'all/a/b', '_astro/a.js', 'feed.xml', 'cats/', 'paw.png', 'gone'];
  const body = paths.map(path => `[a](/v1.0/${path})`).join(' ');
  const targets = (await targetsOf({ ...texts, [page]: `${body} [a](/v1x0/_astro/a.js)` })).map(target =>
    target.replace(/ .*/, ''),
  );
  expect(targets).toEqual([
    'made',
    'made',
    'missing',
    'made',
    'made',
    'src/pages/feed.xml.js',
    'src/pages/cats/index.astro',
    'public/paw.png',
    'missing',
    'missing',
  ]);
});

// @astrojs/markdown-remark, rehype-collect-headings.ts: text of the front matter is looked up, other expressions are not.
test.each([
  ['{frontmatter.title} cats', 'my-cat-cats'],
  ['**{ frontmatter.title }**', 'my-cat'],
  ['{frontmatter.cat.name}', 'tom'],
  ['{frontmatter.cat}', 'frontmattercat'],
  ['{frontmatter.cat.name.length}', 'frontmattercatnamelength'],
  ['{frontmatter.nobody.name}', 'frontmatternobodyname'],
  ['{frontmatter.gone}', 'frontmattergone'],
  ['{frontmatter.constructor}', 'frontmatterconstructor'],
  ['{frontmatter}', 'frontmatter'],
  ['{frontmatter.title + 1}', 'frontmattertitle--1'],
  ['{xfrontmatter.title}', 'xfrontmattertitle'],
  ['{title}', 'title'],
])('the id of the heading %s', async (heading, id) => {
  const texts = {
    ...config('', ''),
    'src/pages/tom.mdx': `---\ntitle: My cat\ncat: { name: Tom }\nnobody: null\n---\n\n## ${heading}\n`,
  };
  const { publication } = await buildFromTexts(astro, texts);
  expect(publication.pages[0]?.facts.ids).toEqual([id]);
});
