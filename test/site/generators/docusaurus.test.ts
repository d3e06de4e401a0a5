import { expect, test } from 'vitest';
import { detectGenerator } from '../../../src/site/detect.ts';
import { docusaurus } from '../../../src/site/generators/docusaurus.ts';
import { listAddresses, makeFolder, resolveLinks } from '../resolve-links.ts';

const config = (options: string) =>
  `export default { url: 'https://bees.example', baseUrl: '/meadow/', presets: [['classic', {}]], ${options} };`;

test('a site is where its configuration is, or above it where its content is beside', () => {
  const detect = (texts: Record<string, string>) => detectGenerator(makeFolder(texts))?.id;
  expect(detect({ 'docusaurus.config.ts': '' })).toBe('docusaurus');
  expect(detect({ 'docusaurus.config.ts': "docs: { path: '../docs' }" })).toBeUndefined();
  expect(detect({ 'website/docusaurus.config.ts': "docs: { path: '../docs' }" })).toBe('docusaurus');
  expect(detect({ 'website/docusaurus.config.ts': '' })).toBeUndefined();
});

test('documents of the newest version take the place of the current ones', async () => {
  const texts = {
    'docusaurus.config.js': config(''),
    'versions.json': '["2.0", "1.0"]',
    'docs/hives.md': '',
    'versioned_docs/version-2.0/hives.md': '',
    'versioned_docs/version-1.0/hives.md': '',
  };
  expect(await listAddresses(docusaurus, texts)).toEqual({
    'docs/hives.md': '/meadow/docs/next/hives',
    'versioned_docs/version-2.0/hives.md': '/meadow/docs/hives',
    'versioned_docs/version-1.0/hives.md': '/meadow/docs/1.0/hives',
  });
});

test('links lead to files, routes and assets', async () => {
  const links = [
    'frames.md#wood',
    './frames.md',
    '@site/docs/bees/frames.md',
    'gone.md',
    '/docs/bees/frames',
    '/meadow/docs/bees/frames/',
    'frames',
    '/blog/tags/honey',
    '/docs/bees/frame',
    '/plan.pdf',
    'pathname:///elsewhere',
  ];
  const texts = {
    'docusaurus.config.js': config(''),
    'docs/bees/hives.md': links.map(link => `[t](${link})`).join(' '),
    'docs/bees/frames.md': '## Wood\n',
    'static/plan.pdf': '',
  };
  const frames = 'docs/bees/frames.md';
  expect((await resolveLinks(docusaurus, texts, 'docs/bees/hives.md')).map(line => line.split(' → ')[1])).toEqual([
    `${frames}#wood`,
    frames,
    frames,
    'missing (absent)',
    frames,
    frames,
    frames,
    'made by Docusaurus’ blog',
    'missing (absent) /meadow/docs/bees/frames',
    'static/plan.pdf',
    'external',
  ]);
});

test('images are imported from beside the document, the site and the static folders', async () => {
  const images = ['bee.png', '@site/static/hive.png', '/hive.png', '/meadow/hive.png', './Bee.png'];
  const texts = {
    'docusaurus.config.js': config(''),
    'docs/bees.md': `---\nimage: ./gone.png\n---\n\n${images.map(image => `![b](${image})`).join(' ')}\n`,
    'docs/bee.png': '',
    'static/hive.png': '',
  };
  expect(await resolveLinks(docusaurus, texts, 'docs/bees.md')).toEqual([
    './gone.png → missing (absent)',
    'bee.png → docs/bee.png',
    '@site/static/hive.png → static/hive.png',
    '/hive.png → static/hive.png',
    '/meadow/hive.png → missing (absent)',
    './Bee.png → missing (case) docs/bee.png',
  ]);
});

test('a plugin may make pages, but not beside five known ones', async () => {
  const names = ['wax', 'honey', 'comb', 'queen', 'drone'];
  const docs = Object.fromEntries(names.map(name => [`docs/bees/${name}.md`, '']));
  const texts = {
    'docusaurus.config.js': config('plugins: [() => ({ name: "maker" })]'),
    ...docs,
    'docs/hives.md': '[t](/docs/bees/was) [t](/shop)',
  };
  expect(await resolveLinks(docusaurus, texts, 'docs/hives.md')).toEqual([
    '/docs/bees/was → missing (absent) /meadow/docs/bees/wax',
    '/shop → unknown',
  ]);
});
