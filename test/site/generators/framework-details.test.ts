import { expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { detectGenerator } from '../../../src/site/detect.ts';
import { framework } from '../../../src/site/generators/framework.ts';
import { plain } from '../../../src/site/generators/plain.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { makeFolder, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const nameOf = (texts: Texts) => detectGenerator(makeFolder(texts))?.name;

test.each([
  'next.config.js',
  'next.config.mjs',
  'next.config.cjs',
  'gatsby-config.ts',
  'nuxt.config.mts',
  'svelte.config.js',
  'quartz.config.cts',
])('%s is of a JavaScript framework', file => {
  expect(nameOf({ [file]: '' })).toBe('a JavaScript framework');
});

test.each(['next', 'gatsby', 'nuxt', '@nuxt/content', 'vitepress', 'vuepress', '@sveltejs/kit'])(
  'a site that depends on %s is of a JavaScript framework',
  name => {
    expect(nameOf({ 'package.json': JSON.stringify({ dependencies: { [name]: '1' } }) })).toBe(
      'a JavaScript framework',
    );
    expect(nameOf({ 'package.json': JSON.stringify({ devDependencies: { [name]: '1' } }) })).toBe(
      'a JavaScript framework',
    );
  },
);

test.each(['{', '[]', '{ "dependencies": "next" }', '{ "dependencies": { "nextcloud": "1" } }'])(
  'a package.json of %s names none',
  text => {
    expect(nameOf({ 'package.json': text })).toBeUndefined();
  },
);

test.each([
  ['content/milo.md', true, 'remark'],
  ['content/milo.mdx', true, 'mdx'],
  ['content/milo.markdown', true, 'remark'],
  ['docs/readme-first.md', true, 'remark'],
  ['my-themes/milo.md', true, 'remark'],
  ['content/milo.txt', false, 'remark'],
  ['README.md', false, 'remark'],
  ['docs/CONTRIBUTING.md', false, 'remark'],
  ['themes/purr/milo.md', false, 'remark'],
  ['a/scaffolds/post.md', false, 'remark'],
  ['_includes/a.md', false, 'remark'],
  ['.github/a.md', false, 'remark'],
])('whether %s is a post of one: %s', async (path, expected, markdown) => {
  const model = await framework.open(makeSiteFiles([path], () => ''));
  expect(model.isContent(path)).toBe(expected);
  expect(model.dialect(path)).toMatchObject({ markdown, headingIds: { style: 'unknown' }, generator: 'plain' });
});

// Next.js, “public folder”; Gatsby, “Using the Static Folder”.
test.each([
  ['next.config.js', 'public'],
  ['gatsby-config.mjs', 'static'],
  ['svelte.config.cjs', 'static'],
  ['nuxt.config.ts', 'public'],
])('where %s is, images of the folder %s are known', async (config, folder) => {
  const texts = {
    [config]: '',
    [`${folder}/images/milo.jpg`]: '',
    [`${folder}/files/menu.txt`]: '',
    'src/moved/images/otto.jpg': '',
    'src/other/otto.jpg': '',
    'content/milo.md':
      '---\nimage: /images/gone.jpg\n---\n![a](/images/milo.jpg?v=2#x) ![b](/images/gone.jpg?v=2) ![c][gone] ![d](/files/gone.jpg) ![e](/images/otto.jpg)\n' +
      '![f](//cdn.example/images/gone.jpg) ![g](images/gone.jpg) ![h](/images/gone.jpg.txt) [i](/images/gone.jpg) <video src="/images/gone.mp4"></video>\n\n[gone]: /images/gone.svg\n',
  };
  const lines = await resolveLinks(framework, texts, 'content/milo.md');
  expect(lines.map(line => line.replace(/(→ missing).*/, '$1')).sort()).toEqual(
    [
      `/images/milo.jpg?v=2#x → ${folder}/images/milo.jpg`,
      '/images/gone.jpg?v=2 → missing',
      '/images/gone.svg → missing',
      '/files/gone.jpg → unknown',
      '/images/otto.jpg → unknown',
      '//cdn.example/images/gone.jpg → external',
      'images/gone.jpg → unknown',
      '/images/gone.jpg.txt → unknown',
      '/images/gone.jpg → unknown',
      '/images/gone.mp4 → missing',
      '/images/gone.jpg → unknown',
    ].sort(),
  );
});

test('its pages have no addresses', async () => {
  const { publication } = await buildFromTexts(framework, { 'next.config.js': '', 'content/milo.md': '' });
  expect(publication).toMatchObject({
    pages: [{ state: 'published', url: undefined, exact: false, aliases: [], isPost: false }],
    generated: [],
    base: '/',
    hosts: [],
  });
});

test.each([
  ['milo.md', true, 'github'],
  ['milo.markdown', true, 'github'],
  ['milo.mdown', true, 'github'],
  ['milo.mkd', true, 'github'],
  ['milo.mkdn', true, 'github'],
  ['milo.mdwn', true, 'github'],
  ['milo.mdx', true, 'mdx'],
  ['milo.txt', false, 'github'],
  ['.github/milo.md', false, 'github'],
  ['a/.github/milo.md', true, 'github'],
])('without a generator, whether %s is content: %s', async (path, expected, markdown) => {
  const model = await plain.open(makeSiteFiles([path], () => ''));
  expect(model.isContent(path)).toBe(expected);
  expect(model.dialect(path)).toMatchObject({ markdown, headingIds: { style: 'github-slugger' } });
});

test('without a generator, each file is where it lies', async () => {
  const { publication, site } = await buildFromTexts(plain, { 'docs/milo.md': '## Milo\n', 'cafe\u0301.png': '' });
  expect(publication).toMatchObject({
    pages: [{ state: 'published', url: '/docs/milo.md', exact: true, aliases: [], isPost: false }],
    generated: [],
    base: '/',
    hosts: [],
  });
  expect([...publication.assets]).toContainEqual(['/café.png', 'cafe\u0301.png']);
  expect(['/docs/milo.md', '/gone.md'].map(address => site.visit(address))).toEqual(['found', 'missing']);
  expect(plain.name).toBe('plain Markdown');
});
