import { expect, test } from 'vitest';
import { applyFixes } from '../../src/engine/apply-fixes.ts';
import { lintMemory } from '../lint-memory.ts';

const sites: Readonly<Record<string, readonly [string, string, string]>> = {
  Jekyll: ['_config.yml', 'title: Cat diary\n', '_posts/2024-05-01-boxes.md'],
  Hexo: ['package.json', '{"dependencies":{"hexo":"^8.1.2"}}', 'source/_posts/boxes.md'],
  Hugo: ['hugo.toml', "baseURL = 'https://cats.example/'\n", 'content/boxes.md'],
  Docusaurus: [
    'docusaurus.config.js',
    "export default { url: 'https://cats.example', baseUrl: '/', presets: [['classic', {}]] };\n",
    'blog/2024-05-01-boxes.md',
  ],
  Eleventy: ['package.json', '{"dependencies":{"@11ty/eleventy":"^3.1.0"}}', 'posts/boxes.md'],
  Zola: ['zola.toml', 'base_url = "https://cats.example"\ntaxonomies = [{ name = "tags" }]\n', 'content/boxes.md'],
};

/** What the rule says of a post whose front matter has these lines, and the front matter after the fix if there is one. */
async function judge(generator: string, lines: string): Promise<string[]> {
  const [config = '', settings = '', file = ''] = sites[generator] ?? [];
  const fence = lines.includes(' = ') ? '+++' : '---';
  const text = `${fence}\n${lines}\n${fence}\n\nMilo sits in all of them.\n`;
  const { reports } = await lintMemory({ files: { [config]: settings, [file]: text }, only: ['wrong-type'] });
  const found = reports.flatMap(({ diagnostics }) => diagnostics);
  return found.flatMap(({ span, message, hint, fix, ...finding }) => [
    `${text.slice(span.start.offset, span.end.offset)}: ${message}`,
    hint ?? '',
    ...(fix ? [fix.title, applyFixes(text, [{ span, message, fix, ...finding }]).text.split('\n')[1] ?? ''] : []),
  ]);
}

test.each([
  ['Jekyll', 'published: "No"', '"No"', 'No', 'publishes the post all the same', 'published: false'],
  ['Jekyll', "published: 'off'", "'off'", 'off', 'publishes the post all the same', 'published: false'],
  ['Hexo', 'published: "false"', '"false"', 'false', 'publishes the post all the same', 'published: false'],
  ['Zola', 'draft = "true"', '"true"', 'true', 'stops with an error', 'draft = true'],
  ['Zola', 'draft: "yes"', '"yes"', 'yes', 'stops with an error', 'draft: true'],
  ['Zola', 'render = "off"', '"off"', 'off', 'stops with an error', 'render = false'],
])('%s: %s', async (generator, line, at, word, effect, right) => {
  expect(await judge(generator, line)).toEqual([
    `${at}: “${word}” is text here, not a boolean: ${generator} ${effect}`,
    `Write ${right}`,
    `Write ${/true|false/.exec(right)}`,
    right,
  ]);
});

test.each([
  ['Docusaurus', 'tags: cats', 'cats: “tags” is text, not a list; Docusaurus stops with an error', 'tags: [cats]'],
  ['Docusaurus', 'tags: 7', '7: “tags” is a number, not a list; Docusaurus stops with an error', 'tags: [7]'],
  ['Docusaurus', 'tags: /cats', '/cats: “tags” is text, not a list; Docusaurus stops with an error', undefined],
  ['Docusaurus', 'tags: "cats"', '"cats": “tags” is text, not a list; Docusaurus stops with an error', undefined],
])('%s: %s', async (generator, line, message, fixed) => {
  expect(await judge(generator, line)).toEqual([
    message,
    'Write tags: [one, two]',
    ...(fixed ? ['Write a list', fixed] : []),
  ]);
});

test.each([
  ['draft = "when done"', 'when done'],
  ['render = "not yet true"', 'not yet true'],
  ['draft = "true story"', 'true story'],
  ['draft = "turned off"', 'turned off'],
  ['draft = "no idea"', 'no idea'],
])('Zola: %s', async (line, word) => {
  expect(await judge('Zola', line)).toEqual([
    `"${word}": “${word}” is text here, not a boolean: Zola stops with an error`,
    'Write true or false',
  ]);
});

test('Eleventy takes one number for no tag', async () => {
  expect(await judge('Eleventy', 'tags: 7')).toEqual([
    '7: “tags” is a number, not text or a list; Eleventy stops with an error',
    'Put the tag in quotes',
    'Put it in quotes',
    'tags: "7"',
  ]);
});

test.each([
  [
    'Jekyll',
    'title: { Boxes: 1 }',
    '{ Boxes: 1 }: “title” is a map, not text',
    'Write the title as text, in quotes if need be',
  ],
  [
    'Hugo',
    'categories: { cats: true }',
    '{ cats: true }: “categories” is a map, not a list',
    'Write categories: [one, two]',
  ],
  ['Hugo', 'tags = { cats = true }', '{ cats = true }: “tags” is a map, not a list', 'Write tags = ["one", "two"]'],
  [
    'Zola',
    'taxonomies:\n  tags: cats',
    'cats: “tags” is one value, not a list; Zola stops with an error',
    'Write tags: [one, two]',
  ],
])('%s: %s', async (generator, lines, message, hint) => {
  expect(await judge(generator, lines)).toEqual([message, hint]);
});

test.each([
  ['Jekyll', 'published: "true"'],
  ['Jekyll', 'published: no'],
  ['Jekyll', 'published: "not yet"'],
  ['Jekyll', 'published: "soon off"'],
  ['Jekyll', 'published: "no, later"'],
  ['Jekyll', 'draft: "false"'],
  ['Jekyll', 'title: {{ page.name }}'],
  ['Jekyll', 'tagscloud: { cats: true }'],
  ['Hugo', 'draft: "true"'],
  ['Zola', 'draft = true'],
  ['Docusaurus', 'tags: [cats]'],
  ['Docusaurus', 'tags:'],
  ['Docusaurus', 'keywords: cats'],
  ['Eleventy', 'tags: cats'],
  ['Eleventy', 'order: 7'],
  ['Jekyll', 'tags: 7'],
  ['Jekyll', 'mood: "false"'],
  ['Eleventy', 'title: 1984'],
])('nothing is said: %s, %s', async (generator, line) => {
  expect(await judge(generator, line)).toEqual([]);
});
