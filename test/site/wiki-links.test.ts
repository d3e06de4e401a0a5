import { describe, expect, test } from 'vitest';
import type { Generator } from '../../src/site/generator.ts';
import { astro } from '../../src/site/generators/astro.ts';
import { docusaurus } from '../../src/site/generators/docusaurus.ts';
import { eleventy } from '../../src/site/generators/eleventy.ts';
import { hexo } from '../../src/site/generators/hexo.ts';
import { hugo } from '../../src/site/generators/hugo.ts';
import { jekyll } from '../../src/site/generators/jekyll.ts';
import { plain } from '../../src/site/generators/plain.ts';
import { zola } from '../../src/site/generators/zola.ts';
import { buildFromTexts } from './fixture-site.ts';
import { resolveLinks } from './resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const POST = '_posts/2024-01-05-milo.md';
const CATS: Texts = {
  '_config.yml': 'plugins: [jekyll-wikirefs]\n',
  Gemfile: 'gem "jekyll"\ngem "jekyll-wikirefs"\n',
  'tilda-the-cat.md': '---\ntitle: Tilda, queen of the sofa\naliases: [Tilly]\n---\n\n## Her bowl\n\nFull.\n',
  'pictures/tilda.png': '',
};

function onJekyll(body: string, texts: Texts = {}): Promise<string[]> {
  return resolveLinks(jekyll, { ...CATS, ...texts, [POST]: `---\ntitle: Milo\n---\n${body}\n` }, POST);
}

describe('jekyll-wikirefs', () => {
  test.each([
    ['[[tilda-the-cat]]', 'tilda-the-cat → tilda-the-cat.md'],
    ['[[Tilda the cat]]', 'Tilda the cat → tilda-the-cat.md'],
    ['[[/tilda-the-cat|our queen]]', '/tilda-the-cat → tilda-the-cat.md'],
    ['[[Tilda, queen of the sofa]]', 'Tilda, queen of the sofa → tilda-the-cat.md'],
    ['[[tilly|her]]', 'tilly → tilda-the-cat.md'],
    ['[[tilda-the-cat#Her bowl]]', 'tilda-the-cat#Her bowl → tilda-the-cat.md'],
    ['[[tilda-the-cat#her-bowl|her bowl]]', 'tilda-the-cat#her-bowl → tilda-the-cat.md'],
    ['[[tilda-the-cat#Her basket]]', 'tilda-the-cat#Her basket → tilda-the-cat.md#Her basket'],
    ['![[tilda.png]]', 'tilda.png → pictures/tilda.png'],
    ['![[milou.png]]', 'milou.png → missing (absent)'],
    ['[[tilda-teh-cat]]', 'tilda-teh-cat → missing (absent) tilda-the-cat'],
    ['[[old/tilda-teh-cat]]', 'old/tilda-teh-cat → unknown'],
    ['[[2024-01-05-milo]]', '2024-01-05-milo → _posts/2024-01-05-milo.md'],
  ])('%s', async (body, expected) => {
    expect(await onJekyll(`He met ${body} at noon.`)).toEqual([expected]);
  });

  test.each([
    'Run `[[tilda]]` in a shell',
    '```sh\nif [[ -f tilda ]]; then\n```',
    'Bash has [[ -f tilda ]] for that',
    '[see [[tilda]] there](/tilda-the-cat.html)',
    'Escaped: \\[[tilda]]',
    'Nested: [[[tilda]]]',
    'A template: [[{{ page.cat }}]]',
    'A block: [[tilda#^bowl]]',
    'An address: [[https://cats.example/]], [[//cats.example/]]',
    'Unclosed: [[tilda] and [[tilda',
    '<!-- [[tilda]] -->',
  ])('reads no link in %s', async body => {
    const { site } = await buildFromTexts(jekyll, { ...CATS, [POST]: `---\ntitle: Milo\n---\n${body}\n` });
    expect(site.page(POST)?.facts.links.filter(({ origin }) => origin === 'wiki')).toEqual([]);
  });

  // Plugins differ in what they compare: whatever one of them would find is found.
  test.each<[string, Texts, string]>([
    ['tilda_the  cat', {}, 'tilda-the-cat.md'],
    ['tilda-the-cat.mdx', {}, 'tilda-the-cat.md'],
    ['Tilda-the-cat.markdown', {}, 'tilda-the-cat.md'],
    ['milo', {}, POST],
    ['otto', { '_posts/2024-1-5-otto.md': '---\npermalink: /o/\n---\n' }, '_posts/2024-1-5-otto.md'],
    ['cats of 2024-05-06-otto', { 'cats of 2024-05-06-otto.md': '---\n---\n' }, 'cats of 2024-05-06-otto.md'],
    ['kittens', { 'kittens/index.md': '---\npermalink: /k/\n---\n' }, 'kittens/index.md'],
    ['kittens', { 'kittens/README.md': '---\npermalink: /k/\n---\n' }, 'kittens/README.md'],
    ['the-queen', { 'q.md': '---\nslug: the-queen\n---\n' }, 'q.md'],
    ['Her Majesty', { 'q.md': '---\nalias: Her Majesty\n---\n' }, 'q.md'],
    ['queen-of-cats', { 'q.md': '---\npermalink: /best/queen-of-cats.html\n---\n' }, 'q.md'],
    ['Tilda.PNG', {}, 'pictures/tilda.png'],
    ['notes.2024', { 'notes.2024.md': '---\n---\n' }, 'notes.2024.md'],
  ])('finds [[%s]]', async (name, texts, file) => {
    expect(await onJekyll(`[[${name}]]`, texts)).toEqual([`${name} → ${file}`]);
  });

  test.each<[string, Texts]>([
    [
      'a name that only looks like an index',
      { 'kittens/index-of-toys.md': '---\n---\n', 'dogs/reindex.md': '---\n---\n' },
    ],
    ['the folder of another page', { 'kittens/tom.md': '---\n---\n' }],
    ['what follows a date', { 'about 2024-05-06-kittens.md': '---\n---\n' }],
  ])('is not found for the sake of %s', async (_, texts) => {
    expect(await onJekyll('[[kittens]]', texts)).toEqual(['kittens → missing (absent)']);
  });

  test('says nothing of a path that ends with a slash', async () => {
    expect(await onJekyll('[[old/]]', { 'index.md': '---\n---\n' })).toEqual(['old/ → unknown']);
  });

  test('suggests names of files, not titles', async () => {
    expect(await onJekyll('[[Tilda, queen of the soffa]]')).toEqual(['Tilda, queen of the soffa → missing (absent)']);
  });

  test('says nothing where two pages have the name', async () => {
    const twin = { 'old/tilda-the-cat.md': '---\ntitle: Tilda before\n---\n' };
    expect(await onJekyll('[[tilda-the-cat]]', twin)).toEqual(['tilda-the-cat → unknown']);
  });

  test('says nothing where a plugin may make the page', async () => {
    const config = { '_config.yml': 'plugins: [jekyll-wikirefs, jekyll-cat-pages]\n' };
    expect(await onJekyll('[[molly]]', config)).toEqual(['molly → unknown']);
  });

  test.each([
    ['turned off', { '_config.yml': 'plugins: [jekyll-wikirefs]\nwikirefs:\n  enabled: false\n' }],
    ['left out for some', { '_config.yml': 'plugins: [jekyll-wikirefs]\nwikirefs:\n  exclude: [pages]\n' }],
    ['not run by GitHub Pages', { Gemfile: 'gem "github-pages"\n' }],
    ['absent', { '_config.yml': '', Gemfile: 'gem "jekyll"\n' }],
  ])('is no plugin that reads them when %s', async (_, texts) => {
    expect(await onJekyll('[[molly]]', texts)).toEqual([]);
  });

  test('in a heading or as an embedded page makes ids unknown', async () => {
    const unknownIds = async (body: string) => {
      const { site } = await buildFromTexts(jekyll, { ...CATS, [POST]: `---\ntitle: Milo\n---\n${body}\n` });
      return site.page(POST)?.facts.unknownIds;
    };
    expect(await unknownIds('## With [[tilda-the-cat]]')).toBe('a heading has a wiki link');
    expect(await unknownIds('![[tilda-the-cat]]')).toBe('another page is embedded');
    expect(await unknownIds('![[tilda.png]] and [[tilda-the-cat]]')).toBeUndefined();
  });

  test('has the exact place of a name', async () => {
    const text = '---\ntitle: Milo\n---\nHe met ![[ tilda.png|200 ]] and [[ molly #bowl| her ]].\n';
    const { site } = await buildFromTexts(jekyll, { ...CATS, [POST]: text });
    const links = site.page(POST)?.facts.links.map(({ element, range }) => [element, text.slice(...range)]);
    expect(links).toEqual([
      ['image', 'tilda.png'],
      ['link', 'molly #bowl'],
    ]);
  });

  test('takes linear time', async () => {
    const started = performance.now();
    for (const part of ['[[', '[[a', '[[a#', '![[a|b', '[[a]] ', '[[ ']) await onJekyll(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('the interlinker of Eleventy', () => {
  const config = (options: string) =>
    `import interlinker from '@photogabble/eleventy-plugin-interlinker';\nexport default function (eleventyConfig) {\n  eleventyConfig.addPlugin(interlinker${options});\n}\n`;
  const resolve = (body: string, { options = '', texts = {}, head = 'title: Milo' } = {}) =>
    resolveLinks(
      eleventy,
      {
        'eleventy.config.js': config(options),
        'cats/tilda.md': '---\ntitle: Queen Tilda\naliases: [Tilly]\n---\n\n## Her bowl\n',
        ...texts,
        'milo.md': `---\n${head}\n---\n${body}\n`,
      },
      'milo.md',
    );

  test('finds titles, slugs and aliases', async () => {
    expect(await resolve('[[Queen Tilda]] [[tilda|her]] [[Tilly]] [[tilda.md]] [[Queen Tlida]]')).toEqual([
      'Queen Tilda → cats/tilda.md',
      'tilda → cats/tilda.md',
      'Tilly → cats/tilda.md',
      'tilda.md → cats/tilda.md',
      'Queen Tlida → missing (absent) Queen Tilda',
    ]);
  });

  // src/find-page.js: `page.fileSlug`, which is without a date.
  test('finds a page by its name without date, and suggests names as well', async () => {
    const texts = { 'cats/2024-05-06-otto.md': '---\ndate: 2024-05-06\n---\n' };
    expect(await resolve('[[otto]] [[2024-05-06-oto]]', { texts })).toEqual([
      'otto → cats/2024-05-06-otto.md',
      '2024-05-06-oto → missing (absent) 2024-05-06-otto',
    ]);
  });

  test.each([
    ['functions of the site make links', { options: ", { resolvingFns: new Map([['default', cat]]) }" }],
    ['links to what is missing go elsewhere', { options: ", { stubUrl: '/soon/' }" }],
    ['the site embeds what is missing', { options: ', { unableToLocateEmbedFn: () => "" }' }],
    ['options can’t be read', { options: ', options' }],
    ['options have unknown parts', { options: ', { ...options }' }],
    [
      'a title is computed in a post',
      { texts: { 'cats/lulu.md': '---\ntitle: Lulu\neleventyComputed: { a: b }\n---\n' } },
    ],
    ['a page is there for what is not written yet', { texts: { 'stubs.md': '---\ntitle: Soon\n---\n' } }],
    ['a template may have that title', { texts: { 'molly.njk': '---\ntitle: Molly\n---\n' } }],
    ['titles are computed', { texts: { 'cats/cats.json': '{ "eleventyComputed": { "title": "{{ name }}" } }' } }],
    ['the page itself has no title', { head: 'date: 2024-01-05' }],
  ])('says nothing where %s', async (_, setup) => {
    expect(await resolve('[[Molly]]', setup)).toEqual(['Molly → unknown']);
  });

  test.each([
    ['njk', 'unknown'],
    ['liquid', 'unknown'],
    ['html', 'unknown'],
    ['htm', 'unknown'],
    ['webc', 'unknown'],
    ['hbs', 'unknown'],
    ['mustache', 'unknown'],
    ['ejs', 'unknown'],
    ['haml', 'unknown'],
    ['pug', 'unknown'],
    ['cjs', 'unknown'],
    ['mts', 'unknown'],
    ['js', 'unknown'],
    ['tsx', 'unknown'],
    ['json', 'unknown'],
    ['yml', 'unknown'],
    ['yaml', 'unknown'],
    ['toml', 'unknown'],
    ['csv', 'unknown'],
    ['txt', 'missing (absent)'],
    ['jsonl', 'missing (absent)'],
    ['njk-old', 'missing (absent)'],
  ])('a title that stands in a file of the kind .%s: %s', async (ending, target) => {
    expect(await resolve('[[Molly]]', { texts: { [`lib/cats.${ending}`]: 'about MOLLY' } })).toEqual([
      `Molly → ${target}`,
    ]);
  });

  test.each(['wikilinks', 'wikiLink', 'wiki-link', 'wikis'])('markdown-it-%s', async name => {
    const texts = {
      'eleventy.config.js': `import plugin from 'markdown-it-${name}';\nexport default function (config) {\n  config.amendLibrary('md', md => md.use(plugin));\n}\n`,
    };
    const found = name === 'wikis' ? [] : ['Queen Tilda → cats/tilda.md', 'Molly → unknown'];
    expect(await resolve('[[Queen Tilda]] [[Molly]]', { texts })).toEqual(found);
  });

  test('reports what none of it explains, whatever else the plugin is told', async () => {
    expect(await resolve('[[Molly]]', { options: ', { defaultLayout: "cat.liquid" }' })).toEqual([
      'Molly → missing (absent)',
    ]);
  });

  test('reports what none of it explains', async () => {
    expect(await resolve('[[Molly]]')).toEqual(['Molly → missing (absent)']);
  });
});

describe('plugins of remark', () => {
  const page = { 'src/pages/tilda.md': '# Tilda\n', 'src/pages/milo.md': '[[Tilda]] [[Molly]]\n' };
  const config = (plugin: string) =>
    `import wiki from '${plugin}';\nexport default { markdown: { remarkPlugins: [[wiki, { hrefTemplate: name => name }]] } };\n`;

  test.each(['remark-wiki-link', '@flowershow/remark-wiki-link', '@portaljs/remark-wiki-link', 'remark-obsidian'])(
    '%s: a page that is there, and nothing else',
    async plugin => {
      expect(await resolveLinks(astro, { 'astro.config.mjs': config(plugin), ...page }, 'src/pages/milo.md')).toEqual([
        'Tilda → src/pages/tilda.md',
        'Molly → unknown',
      ]);
    },
  );

  test('another plugin reads no wiki links', async () => {
    const texts = { 'astro.config.mjs': config('remark-cat-names'), ...page };
    expect(await resolveLinks(astro, texts, 'src/pages/milo.md')).toEqual([]);
  });

  test('on Docusaurus', async () => {
    const texts = {
      'docusaurus.config.js':
        "import wiki from 'remark-wiki-link';\nexport default { presets: [['classic', { docs: { remarkPlugins: [[wiki, {}]] } }]] };\n",
      'docs/tilda.md': '# Tilda\n',
      'docs/milo.md': '[[Tilda]] [[Molly]]\n',
    };
    expect(await resolveLinks(docusaurus, texts, 'docs/milo.md')).toEqual(['Tilda → docs/tilda.md', 'Molly → unknown']);
  });
});

test.each<[Generator, string, Texts]>([
  [jekyll, 'milo.md', { '_config.yml': '' }],
  [hugo, 'content/milo.md', { 'hugo.toml': '' }],
  [astro, 'src/pages/milo.md', { 'astro.config.mjs': 'export default {};\n' }],
  [eleventy, 'milo.md', { 'eleventy.config.js': 'export default function () {}\n' }],
  [hexo, 'source/_posts/milo.md', { '_config.yml': '' }],
  [docusaurus, 'docs/milo.md', { 'docusaurus.config.js': "export default { presets: ['classic'] };\n" }],
  [zola, 'content/milo.md', { 'config.toml': 'base_url = "https://cats.example"\n' }],
  [plain, 'milo.md', {}],
])('without a plugin they are text: $id', async (generator, file, texts) => {
  const front = generator === zola ? '+++\n+++\n' : '---\ntitle: Milo\n---\n';
  expect(
    await resolveLinks(generator, { ...texts, [file]: `${front}[[Molly]] ![[molly.png]] [[Bug #169]]\n` }, file),
  ).toEqual([]);
});
