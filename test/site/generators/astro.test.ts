import { describe, expect, test } from 'vitest';
import { detectGenerator } from '../../../src/site/detect.ts';
import { astro } from '../../../src/site/generators/astro.ts';
import { listAddresses, makeFolder, resolveLinks } from '../resolve-links.ts';

/** A route that publishes a collection at its entries' ids. */
function routeFor(collection: string, chain = ''): string {
  return [
    '---',
    "import { getCollection } from 'astro:content';",
    'export async function getStaticPaths() {',
    `  const entries = (await getCollection('${collection}'))${chain};`,
    '  return entries.map(entry => ({ params: { slug: entry.id }, props: { entry } }));',
    '}',
    '---',
    '<slot />',
  ].join('\n');
}

function collections(...definitions: string[]): string {
  return `import { glob } from 'astro/loaders';\nexport const collections = { ${definitions.join(', ')} };`;
}

const diary = "diary: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/diary' }) })";

describe('detection', () => {
  test.each([
    ['a configuration', { 'astro.config.mjs': '' }],
    ['a dependency and pages', { 'package.json': '{"devDependencies":{"astro":"^5"}}', 'src/pages/index.astro': '' }],
  ])('knows %s', (_, texts) => {
    expect(detectGenerator(makeFolder(texts))?.id).toBe('astro');
  });

  test.each([
    ['a workspace that only shares the dependency', { 'package.json': '{"dependencies":{"astro":"^5"}}' }],
    ['pages of something else', { 'package.json': '{"dependencies":{"astronomy":"1"}}', 'src/pages/a.md': '' }],
    ['a broken package.json', { 'package.json': '{', 'src/pages/a.md': '' }],
  ])('is not misled by %s', (_, texts) => {
    expect(detectGenerator(makeFolder(texts))?.id).not.toBe('astro');
  });
});

describe('addresses', () => {
  test('a route publishes the collection that it lists', async () => {
    const texts = {
      'astro.config.mjs': 'export default {};',
      'src/content.config.ts': collections(diary),
      'src/pages/diary/[...slug].astro': routeFor('diary', '.sort((a, b) => a.data.date - b.data.date)'),
      'src/diary/First Snow.md': '',
      'src/diary/late.md': '---\ndraft: true\n---\n',
    };
    expect(await listAddresses(astro, texts)).toEqual({
      'src/diary/First Snow.md': '/diary/first-snow/',
      'src/diary/late.md': '/diary/late/',
    });
  });

  test('a route that leaves out drafts', async () => {
    const texts = {
      'astro.config.mjs': 'export default {};',
      'src/content.config.ts': collections(diary),
      'src/pages/[slug].astro': routeFor('diary', '.filter(({ data }) => !data.draft)'),
      'src/diary/late.md': '---\ndraft: true\n---\n',
    };
    expect(await listAddresses(astro, texts)).toEqual({ 'src/diary/late.md': '/late/ draft' });
  });

  test('an address that code decides is a guess, or none', async () => {
    const texts = {
      'astro.config.mjs': 'export default {};',
      'src/content.config.ts': collections(
        diary,
        "notes: defineCollection({ loader: glob({ pattern: '*.md', base: 'notes' }) })",
      ),
      'src/pages/diary/[slug].astro':
        "---\nexport const getStaticPaths = async () => makePaths(await getCollection('diary'));\n---\n",
      'src/diary/tea.md': '',
      'notes/tea.md': '',
    };
    expect(await listAddresses(astro, texts)).toEqual({
      'src/diary/tea.md': '/diary/tea/ guessed',
      'notes/tea.md': 'none',
    });
  });

  test('Starlight publishes its docs at the root', async () => {
    const texts = {
      'astro.config.mjs':
        "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'Tea', locales: { root: {}, fr: {} } })] };",
      'src/content.config.ts': 'export const collections = { docs: defineCollection({ loader: docsLoader() }) };',
      'src/content/docs/index.mdx':
        '[](/guides/steeping/) [](/fr/guides/steeping/) [](/fr/guides/pouring/) [](/guides/Steeping/)',
      'src/content/docs/guides/steeping.md': '',
    };
    expect(await listAddresses(astro, texts)).toEqual({
      'src/content/docs/guides/steeping.md': '/guides/steeping/',
      'src/content/docs/index.mdx': '/',
    });
    expect(await resolveLinks(astro, texts, 'src/content/docs/index.mdx')).toEqual([
      '/guides/steeping/ → src/content/docs/guides/steeping.md',
      '/fr/guides/steeping/ → made by Starlight’s fallback language',
      '/fr/guides/pouring/ → missing (absent)',
      '/guides/Steeping/ → missing (case) /guides/steeping/',
    ]);
  });

  test('what a collection does not match is no page', async () => {
    const texts = { 'astro.config.mjs': 'export default {};', 'src/components/About.md': '', 'README.md': '' };
    expect(await listAddresses(astro, texts)).toEqual({ 'src/components/About.md': 'none' });
  });
});

describe('links', () => {
  const site = {
    'astro.config.mjs':
      "export default { site: 'https://tea.example', base: '/house', redirects: { '/carte': '/menu', '/tag/[tag]': '/tags' } };",
    'src/pages/menu.md': '',
    'src/pages/hours.astro': '',
    'src/pages/rss.xml.ts': '',
    'public/house-rules.pdf': '',
  };

  test('are left to the browser, and need the base path', async () => {
    const links = [
      '/house/menu',
      '/menu/',
      '../menu/',
      'menu',
      'menu.md',
      '/house/house/menu/',
      'https://tea.example/house/menu/',
    ];
    const texts = { ...site, 'src/pages/index.md': links.map(link => `[t](${link})`).join(' ') };
    expect(await resolveLinks(astro, texts, 'src/pages/index.md')).toEqual([
      '/house/menu → src/pages/menu.md',
      '/menu/ → missing (base) /house/menu/',
      '../menu/ → missing (absent) /house/menu/',
      'menu → src/pages/menu.md',
      'menu.md → missing (source) /house/menu/',
      '/house/house/menu/ → missing (double-base) /house/menu/',
      'https://tea.example/house/menu/ → src/pages/menu.md',
    ]);
  });

  test('find components, endpoints, public files and redirects', async () => {
    const links = [
      '/house/hours',
      '/house/rss.xml',
      '/house/house-rules.pdf',
      '/house/carte',
      '/house/tag/green',
      '/house/_astro/a.css',
    ];
    const texts = { ...site, 'src/pages/index.md': links.map(link => `[t](${link})`).join(' ') };
    expect(await resolveLinks(astro, texts, 'src/pages/index.md')).toEqual([
      '/house/hours → src/pages/hours.astro',
      '/house/rss.xml → src/pages/rss.xml.ts',
      '/house/house-rules.pdf → public/house-rules.pdf',
      '/house/carte → made by the redirects of Astro’s configuration',
      '/house/tag/green → made by the redirects of Astro’s configuration',
      '/house/_astro/a.css → made by Astro’s build',
    ]);
  });

  test('to what code may make are unknown', async () => {
    const open = { ...site, 'src/pages/tags/[tag].astro': '---\nexport const getStaticPaths = () => tags();\n---\n' };
    const texts = { ...open, 'src/pages/index.md': '[t](/house/tags/green) [t](/house/tags/a/b) [t](/house/meny)' };
    expect(await resolveLinks(astro, texts, 'src/pages/index.md')).toEqual([
      '/house/tags/green → unknown',
      '/house/tags/a/b → missing (absent)',
      '/house/meny → missing (absent) /house/menu/',
    ]);
  });

  test.each([
    ['a base path from the environment', 'export default { base: process.env.CI ? "/a" : "/b" };'],
    [
      'an integration that may inject routes',
      'import shop from "astro-tea-shop";\nexport default { integrations: [shop()] };',
    ],
    ['integrations that can’t be read', 'export default { integrations: list() };'],
  ])('are unknown with %s', async (_, config) => {
    const texts = { 'astro.config.mjs': config, 'src/pages/index.md': '[t](/nowhere)' };
    expect(await resolveLinks(astro, texts, 'src/pages/index.md')).toEqual(['/nowhere → unknown']);
  });

  test('a route above a folder full of known pages is not thought to fill it', async () => {
    const names = ['green', 'black', 'white', 'oolong', 'mint'];
    const teas = Object.fromEntries(names.map(name => [`src/pages/teas/${name}.md`, '']));
    const route = { 'src/pages/[...rest].astro': '---\nexport const getStaticPaths = () => rest();\n---\n' };
    const texts = {
      'astro.config.mjs': 'export default {};',
      ...teas,
      ...route,
      'src/pages/index.md': '[t](/teas/gren/) [t](/about/)',
    };
    expect(await resolveLinks(astro, texts, 'src/pages/index.md')).toEqual([
      '/teas/gren/ → missing (absent) /teas/green/',
      '/about/ → unknown',
    ]);
  });

  test('a plugin that rewrites links makes more of them right', async () => {
    const config =
      "import rewrite from 'rehype-rewrite-links';\nexport default { markdown: { rehypePlugins: [rewrite] } };";
    const texts = {
      'astro.config.mjs': config,
      'src/pages/index.md': '[t](menu.md) [t](nowhere.md)',
      'src/pages/menu.md': '',
    };
    expect(await resolveLinks(astro, texts, 'src/pages/index.md')).toEqual([
      'menu.md → src/pages/menu.md',
      'nowhere.md → unknown',
    ]);
  });
});

describe('images', () => {
  const site = {
    'astro.config.mjs':
      "export default { vite: { resolve: { alias: { '@pics': new URL('./src/pics', import.meta.url) } } } };",
    'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["src/*"] } } }',
    'src/pics/cup.png': '',
    'src/pages/pot.png': '',
    'public/leaf.png': '',
  };

  test('are found beside the post, by alias, and in the public folder', async () => {
    const images = [
      'pot.png',
      './pot.png',
      '../pics/cup.png',
      '~/pics/cup.png',
      '@pics/cup.png',
      'src/pics/cup.png',
      '/leaf.png',
      '<po%74.png>',
    ];
    const texts = { ...site, 'src/pages/index.md': images.map(image => `![c](${image})`).join(' ') };
    const found = await resolveLinks(astro, texts, 'src/pages/index.md');
    expect(found.map(line => line.split(' → ')[1])).toEqual([
      'src/pages/pot.png',
      'src/pages/pot.png',
      'src/pics/cup.png',
      'src/pics/cup.png',
      'src/pics/cup.png',
      'src/pics/cup.png',
      'public/leaf.png',
      'src/pages/pot.png',
    ]);
  });

  test('are missing where the build would fail', async () => {
    const texts = {
      ...site,
      'src/pages/index.md': '![c](leaf.png) ![c](./Pot.png) ![c](/pot.png) ![c](@else/cup.png)\n\n<img src="pot.png">',
    };
    expect(await resolveLinks(astro, texts, 'src/pages/index.md')).toEqual([
      'leaf.png → missing (absent)',
      './Pot.png → missing (case) src/pages/pot.png',
      '/pot.png → missing (absent)',
      '@else/cup.png → unknown',
      'pot.png → missing (not-published)',
    ]);
  });

  test('of the front matter are files where the schema says so', async () => {
    const schema =
      'schema: ({ image }) => z.object({ cover: image().optional(), seo: z.object({ image: image() }), hero: z.string() }).strict()';
    const texts = {
      ...site,
      'src/content.config.ts': collections(
        `diary: defineCollection({ loader: glob({ pattern: '*.md', base: 'src/diary' }), ${schema} })`,
      ),
      'src/pages/index.astro': '',
      'src/diary/tea.md':
        '---\ncover: ../pics/cup.png\nseo:\n  image: /leaf.png\nhero: /gone.png\nimage: cup.png\n---\n',
    };
    expect(await resolveLinks(astro, texts, 'src/diary/tea.md')).toEqual([
      '../pics/cup.png → src/pics/cup.png',
      '/leaf.png → missing (absent)',
      '/gone.png → missing (absent)',
      'cup.png → unknown',
    ]);
  });

  test('were left to the browser before version 3', async () => {
    const texts = {
      ...site,
      'package.json': '{ "dependencies": { "astro": "^1.1.3" } }',
      'src/pages/teas.md': '![c](pot.png) ![c](../leaf.png)',
    };
    expect(await resolveLinks(astro, texts, 'src/pages/teas.md')).toEqual([
      'pot.png → missing (not-published)',
      '../leaf.png → public/leaf.png',
    ]);
  });
});
