import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

const DOCUSAURUS = {
  'docusaurus.config.js': "export default { url: 'https://cats.example', baseUrl: '/', presets: [['classic', {}]] };\n",
};
const ELEVENTY = { 'package.json': '{"dependencies":{"@11ty/eleventy":"^3.1.0"}}' };
const HUGO = { 'hugo.toml': "baseURL = 'https://cats.example/'\n" };
const JEKYLL = { '_config.yml': 'title: Cat diary\n' };

type Files = Readonly<Record<string, string>>;

/** The authors that are reported, each with the name that was likely meant. */
async function unknownAuthors(files: Files): Promise<string[]> {
  const { reports } = await lintMemory({ files, only: ['unknown-author'] });
  return reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map(({ span, hint = '' }) => {
      const name = files[file]?.slice(span.start.offset, span.end.offset);
      const meant = /^Did you mean “(.*)”\?$/.exec(hint)?.[1];
      return meant === undefined ? `${name}` : `${name} → ${meant}`;
    }),
  );
}

/** Posts in a folder, one for each line of front matter. */
function posts(folder: string, lines: readonly string[]): Files {
  return Object.fromEntries(
    lines.map((line, day) => [`${folder}/2024-05-${10 + day}-day.md`, `---\ntitle: Day ${day}\n${line}\n---\nPurr.\n`]),
  );
}

/** So many posts of a Jekyll site whose author is known, and others. */
function diary(known: number, others: readonly string[], data: Files = { '_data/authors.yml': 'mia:\ntom:\n' }): Files {
  return {
    ...JEKYLL,
    'about.md': 'Two cats.\n',
    ...data,
    ...posts('_posts', [...Array(known).fill('author: mia'), ...others]),
  };
}

test('nine of ten authors have to be known, and five at least', async () => {
  expect(await unknownAuthors(diary(9, ['author: ton']))).toEqual(['ton → tom']);
  expect(await unknownAuthors(diary(8, ['author: ton']))).toEqual([]);
  expect(await unknownAuthors(diary(5, []))).toEqual([]);
  const hugo = { ...HUGO, 'data/authors.yaml': 'mia: {}\n' };
  expect(await unknownAuthors({ ...hugo, ...posts('content', ['author: mia', 'author: Tom']) })).toEqual([]);
});

test.each([
  ['author: "ton"', ['ton → tom']],
  ["author: 'Ottokar'", ['Ottokar']],
  ['authors: [mia, ton]', ['ton → tom']],
  ['author:\n  - ton', ['ton → tom']],
  ['author: { name: ton }', []],
  ['seo: { author: ton }', []],
  ['author: " ton "', [' ton  → tom']],
  ['author: " "', []],
  ['authors: [mia, mia, mia, mia, mia, mia, mia, mia, mia, mia, ton]', ['ton → tom']],
  ['coauthor: ton', []],
  ['authority: ton', []],
  ['author: ""', []],
  ['author: "{{ site.author }}"', []],
  ['author: tom', []],
])('beside many that are known, %s: %j', async (line, found) => {
  expect(await unknownAuthors(diary(20, [line]))).toEqual(found);
});

test.each([
  ['_data/authors.yaml', 'mia: {}\ntom: {}\n', ['ton → tom']],
  ['_data/authors.json', '{"mia": {}, "tom": {}}', ['ton → tom']],
  ['_data/authors/mia.yml', 'name: Mia\n', ['ton']],
  ['_data/blog/authors.yml', 'mia: {}\n', []],
  ['_data/authors.yml', '- mia\n- tom\n', []],
  ['_data/authors.yml', 'mia\n', []],
  ['_data/authors.yml', 'mia: [\n', []],
  ['_data/authors.yml', '{}\n', []],
  ['_data/authors.yml', '', []],
])('a site of Jekyll with %s holding %j: %j', async (file, content, found) => {
  expect(await unknownAuthors(diary(20, ['author: ton'], { [file]: content }))).toEqual(found);
});

test('data in two places cannot be told apart', async () => {
  const data = { '_data/authors.yml': 'mia:\ntom:\n', '_data/authors.json': '{"mia": {}}' };
  expect(await unknownAuthors(diary(20, ['author: ton'], data))).toEqual([]);
  expect(await unknownAuthors(diary(20, ['author: ton'], { ...data, '_data/authors.json': '[]' }))).toEqual([
    'ton → tom',
  ]);
  const folder = { '_data/authors.yml': 'mia:\ntom:\n', '_authors/mia.md': '---\n---\n' };
  expect(await unknownAuthors(diary(20, ['author: ton'], folder))).toEqual([]);
});

test.each(['short_name', 'name', 'title', 'slug'])('a page of an author goes by its %s, too', async key => {
  const page = {
    '_config.yml': 'collections: [authors]\n',
    '_authors/mia.md': '---\n---\n',
    '_authors/tom.md': `---\n${key}: tommy\nnick: ton\n---\n`,
  };
  const lines = ['author: tommy', 'author: ton'];
  expect(await unknownAuthors(diary(20, lines, page))).toEqual(['ton → tom']);
});

test('Hugo finds authors as terms, and as data', async () => {
  const known = Array(20).fill('authors: [Mia Cat]');
  const pages = { 'content/authors/mia-cat/_index.md': '---\n---\n', 'content/authors/_index.md': '---\n---\n' };
  const lines = [...known, 'authors: [mia-cat]', 'authors: [Mia Cats]', 'authors: [_index]'];
  expect(await unknownAuthors({ ...HUGO, ...pages, ...posts('content/posts', lines) })).toEqual([
    'Mia Cats → mia-cat',
    '_index',
  ]);
  const data = { 'data/authors/mia.toml': 'name = "Mia"\n' };
  expect(await unknownAuthors({ ...HUGO, ...data, ...posts('content/posts', [...known, 'author: mia']) })).toEqual([]);
  const keys = [...Array(20).fill('author: mia'), 'author: Mia', 'author: mi'];
  expect(await unknownAuthors({ ...HUGO, ...data, ...posts('content/posts', keys) })).toEqual([
    'Mia → mia',
    'mi → mia',
  ]);
});

test.each(['_data/authors.json', 'src/_data/authors.json'])('Eleventy has %s', async file => {
  const lines = [...Array(20).fill('author: mia'), 'author: miaa'];
  const files = { ...ELEVENTY, [file]: '{"mia": {}}', ...posts('posts', lines) };
  expect(await unknownAuthors(files)).toEqual(['miaa → mia']);
});

test.each([
  ['authors: tomm', ['tomm → tom']],
  ['authors: [tom, luna]', ['luna']],
  ['authors: { key: tomm }', ['tomm → tom']],
  ['authors:\n  - key: tomm', ['tomm → tom']],
  ['authors: { name: tomm }', []],
  ['author: tomm', []],
])('Docusaurus stops at the first that it does not find: %s: %j', async (line, found) => {
  const files = { ...DOCUSAURUS, 'blog/authors.yml': 'tom: { name: Tom }\n', ...posts('blog', [line]) };
  expect(await unknownAuthors(files)).toEqual(found);
});

test('Docusaurus without authors', async () => {
  const files = { ...DOCUSAURUS, 'blog/authors.yml': '{}\n', ...posts('blog', ['authors: tom']) };
  expect(await unknownAuthors(files)).toEqual([]);
});

test('each blog of Docusaurus has authors of its own', async () => {
  const second = "['@docusaurus/plugin-content-blog', { id: 'cats', path: 'blog-cats', routeBasePath: 'cats' }]";
  const files = {
    'docusaurus.config.js': DOCUSAURUS['docusaurus.config.js'].replace('{}]', `{}]], plugins: [${second}`),
    'blog/authors.yml': 'tom: { name: Tom }\n',
    'blog-cats/authors.yml': 'mia: { name: Mia }\n',
    'blog/kittens/authors.yml': 'otto: { name: Otto }\n',
    ...posts('blog', ['authors: mia', 'authors: tom', 'authors: otto']),
    ...posts('blog/kittens', ['authors: otto', 'authors: tom']),
    ...posts('blog-cats', ['authors: mia', 'authors: tom']),
    ...posts('docs', ['authors: luna']),
  };
  expect(await unknownAuthors(files)).toEqual(['tom', 'mia', 'otto', 'tom']);
});
