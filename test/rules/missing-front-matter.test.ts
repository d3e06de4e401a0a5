import { describe, expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

const ASTRO = { 'astro.config.mjs': 'export default {};\n' };
const DOCUSAURUS = {
  'docusaurus.config.js': "export default { url: 'https://cats.example', baseUrl: '/', presets: [['classic', {}]] };\n",
};
const HEXO = { 'package.json': '{"dependencies":{"hexo":"^8.1.2"}}' };
const HUGO = { 'hugo.toml': "baseURL = 'https://cats.example/'\n" };
const JEKYLL = { '_config.yml': 'title: Cat diary\n' };

type Files = Readonly<Record<string, string>>;

/** So many posts of a folder that have a title, and date where the generator asks for one in the name. */
function posts(folder: string, count: number): Files {
  const days = Array.from({ length: count }, (_, index) => [`${folder}/2024-05-01-day-${index}.md`, index] as const);
  return Object.fromEntries(
    days.map(([file, index]) => [file, `---\ntitle: Day ${index}\ndate: 2024-05-01\n---\nPurr.\n`]),
  );
}

async function lint(rule: string, files: Files): Promise<string[]> {
  const { reports } = await lintMemory({ files, only: [rule] });
  return reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map(({ message, severity }) => `${file}: ${severity}: ${message}`),
  );
}

describe('no front matter', () => {
  const lost = 'The post has no front matter';

  test.each([
    ['Jekyll', JEKYLL, '_posts', '; Jekyll publishes it with a title from the file name and without layout of its own'],
    ['Hexo', HEXO, 'source/_posts', ', so it has no title'],
    ['Hugo', HUGO, 'content/blog', ', so it has no title'],
  ])('%s: where all others have it', async (_, config, folder, effect) => {
    const odd = `${folder}/2024-05-02-boxes.md`;
    expect(await lint('front-matter-missing', { ...config, ...posts(folder, 19), [odd]: 'Boxes.\n' })).toEqual([
      `${odd}: warning: ${lost}${effect}`,
    ]);
  });

  test('one in twenty may be odd', async () => {
    const odd = { '_posts/2024-05-02-boxes.md': 'Boxes.\n' };
    expect(await lint('front-matter-missing', { ...JEKYLL, ...posts('_posts', 19), ...odd })).toHaveLength(1);
    expect(await lint('front-matter-missing', { ...JEKYLL, ...posts('_posts', 18), ...odd })).toEqual([]);
  });

  test('pages, and what Docusaurus and plain folders have, can do without', async () => {
    const odd = 'Boxes.\n';
    expect(await lint('front-matter-missing', { ...JEKYLL, ...posts('cats', 40), 'cats/boxes.md': odd })).toEqual([]);
    expect(await lint('front-matter-missing', { ...posts('cats', 40), 'cats/boxes.md': odd })).toEqual([]);
    const blog = { ...DOCUSAURUS, ...posts('blog', 40), 'blog/2024-05-02-boxes.md': odd };
    expect(await lint('front-matter-missing', blog)).toEqual([]);
  });
});

describe('no title', () => {
  const message = 'error: The front matter has no “title”';
  const bare = '---\ndate: 2024-05-02\n---\nBoxes.\n';

  test.each([
    ['Hugo', HUGO, 'content/blog/boxes.md', true],
    ['Hugo', HUGO, 'content/blog/boxes/index.md', true],
    ['Hugo', HUGO, 'content/blog/_index.md', false],
    ['Hugo', HUGO, 'content/_index.md', false],
    ['Hugo', HUGO, 'content/blog/_index.de.md', false],
    ['Hexo', HEXO, 'source/cats/index.md', false],
    ['Jekyll', JEKYLL, '_posts/2024-05-02-boxes.md', false],
    ['Docusaurus', DOCUSAURUS, 'blog/2024-05-02-boxes.md', false],
    ['Astro', ASTRO, 'src/content/blog/boxes.md', false],
    ['a folder', {}, 'blog/boxes.md', true],
    ['a folder', {}, 'index.md', false],
    ['a folder', {}, 'blog/index.md', false],
    ['a folder', {}, 'blog/index.de.md', false],
    ['a folder', {}, 'blog/cat-index.md', true],
  ] as const)('%s %j: %s: %s', async (_, config, file, isMissed) => {
    const folder = file.slice(0, file.lastIndexOf('/') + 1) || 'blog/';
    const files = { ...config, ...posts(folder.slice(0, -1), 10), [file]: bare };
    expect(await lint('missing-key', files)).toEqual(isMissed ? [`${file}: ${message}`] : []);
  });

  test.each([
    ['a page without a date', '---\nmood: calm\n---\nBoxes.\n', false],
    ['a first heading', '---\ndate: 2024-05-02\n---\n# Boxes\n', false],
    ['a second heading', '---\ndate: 2024-05-02\n---\n## Boxes\n', true],
    ['no words of its own', '---\nlayout: wide\nredirect_to: /\n---\n', false],
    ['a title in capitals', '---\nTITLE: Boxes\ndate: 2024-05-02\n---\n', false],
  ])('%s', async (_, text, isMissed) => {
    const files = { ...posts('blog', 10), 'blog/boxes.md': text };
    expect(await lint('missing-key', files)).toEqual(isMissed ? [`blog/boxes.md: ${message}`] : []);
  });

  test('a site that uses none', async () => {
    const files = Object.fromEntries([1, 2, 3].map(day => [`blog/${day}.md`, `---\ndate: 2024-05-0${day}\n---\n`]));
    expect(await lint('missing-key', { ...posts('blog', 11), ...files })).toEqual([]);
    expect(await lint('missing-key', { ...posts('blog', 12), ...files })).toHaveLength(3);
  });
});
