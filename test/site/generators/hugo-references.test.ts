import { expect, test } from 'vitest';
import { hugo } from '../../../src/site/generators/hugo.ts';
import { resolveLinks } from '../resolve-links.ts';

const PAGES = [
  '_index.md',
  'about.md',
  'about.page.md',
  'index2.md',
  'notes/dir/far.md',
  'notes/solo.md',
  'notes/tom.md',
  'posts/Mixed Case.md',
  'posts/_index.md',
  'posts/café.md',
  'posts/old/_index.md',
  'posts/old/bundle/index.md',
  'posts/old/bundle/note.md',
  'posts/old/mia.md',
  'posts/reindex.md',
  'posts/tom.md',
  'posts/trip/index.md',
  'posts/trip/inner.md',
  'posts/trip/sub/deep.md',
];
const FILES = ['posts/loose.png', 'posts/trip/map.png', 'posts/trip/sub/deep.png'];
const site = Object.fromEntries([
  ['hugo.toml', 'baseURL = "https://cats.example/"\n'],
  ...PAGES.map(page => [`content/${page}`, '---\ntitle: A cat\n---\n']),
  ...FILES.map(file => [`content/${file}`, '']),
]);

async function referencesOf(page: string, references: readonly string[], others = {}): Promise<string[]> {
  const body = references.map(reference => `[a]({{< relref "${reference}" >}})\n`).join('\n');
  const texts = { ...site, ...others, [`content/${page}`]: `---\ntitle: From\n---\n${body}` };
  const lines = await resolveLinks(hugo, texts, `content/${page}`);
  return lines
    .map(line => line.split(' → ')[1] ?? '')
    .map(target => target.replace(/^content\//, '').replace(/^missing.*/, 'missing'));
}

// Where Hugo 0.111.3 finds them from posts/old/, posts/, posts/old/itself/ and the root. Of a name that several pages
// have Hugo can’t know which is meant.
const REFERENCES: readonly (readonly [string, ...string[]])[] = [
  ['tom', 'unknown', 'posts/tom.md', 'unknown', 'unknown'],
  ['tom.md', 'unknown', 'posts/tom.md', 'unknown', 'unknown'],
  ['./tom.md', 'missing', 'posts/tom.md', 'missing', 'missing'],
  ['/posts/tom', 'posts/tom.md'],
  ['/posts/tom.md', 'posts/tom.md'],
  ['posts/tom', 'posts/tom.md'],
  ['posts/tom.md', 'posts/tom.md'],
  ['Tom', 'unknown', 'posts/tom.md', 'unknown', 'unknown'],
  ['Mixed Case.md', 'posts/Mixed Case.md'],
  ['mixed case', 'posts/Mixed Case.md'],
  ['trip', 'posts/trip/index.md'],
  ['trip/index.md', 'missing', 'posts/trip/index.md', 'missing', 'missing'],
  ['trip/index', 'missing', 'posts/trip/index.md', 'missing', 'missing'],
  ['/posts/trip', 'posts/trip/index.md'],
  ['trip/inner.md', 'missing'],
  ['inner', 'missing'],
  ['inner.md', 'missing'],
  ['map.png', 'missing'],
  ['old', 'posts/old/_index.md'],
  ['old/_index.md', 'missing', 'posts/old/_index.md', 'missing', 'missing'],
  ['_index.md', 'posts/old/_index.md', 'posts/_index.md', 'posts/old/_index.md', '_index.md'],
  ['old/mia', 'missing', 'posts/old/mia.md', 'missing', 'missing'],
  ['mia', 'posts/old/mia.md'],
  ['/mia', 'posts/old/mia.md'],
  ['old/bundle', 'missing', 'posts/old/bundle/index.md', 'missing', 'missing'],
  ['bundle', 'posts/old/bundle/index.md'],
  ['note', 'missing'],
  ['solo', 'notes/solo.md'],
  ['/notes/solo', 'notes/solo.md'],
  ['notes/solo', 'notes/solo.md'],
  ['dir/far', 'missing'],
  ['far', 'notes/dir/far.md'],
  ['/notes/dir', 'missing'],
  ['/', '_index.md'],
  ['', 'itself'],
  ['about', 'about.md'],
  ['/about.md', 'about.md'],
  ['about.page.md', 'about.page.md'],
  ['../about', 'missing', 'about.md', 'missing', 'about.md'],
  ['/posts', 'posts/_index.md'],
  ['posts', 'posts/_index.md'],
  ['/posts/', 'posts/_index.md'],
  ['café', 'posts/café.md'],
  ['caf%C3%A9', 'posts/café.md'],
  ['loose.png', 'missing'],
  ['reindex', 'posts/reindex.md'],
  ['index2', 'index2.md'],
  ['gone', 'missing'],
  ['/gone', 'missing'],
  ['./gone', 'missing'],
  ['../gone', 'missing'],
  ['#here', 'itself#here'],
  ['tom#her', 'unknown', 'posts/tom.md#her', 'unknown', 'unknown'],
  ['tom?x=1', 'unknown', 'posts/tom.md', 'unknown', 'unknown'],
  ['https://cats.example/a', 'missing'],
  ['mailto:a@b.example', 'itself'],
  ['//cats.example/a', 'missing'],
  ['sub/deep', 'missing'],
  ['deep', 'missing'],
];

test.each([
  ['posts/old/itself.md', 0],
  ['posts/itself.md', 1],
  ['posts/old/itself/index.md', 2],
  ['itself.md', 3],
])('references from %s', async (page, column) => {
  const found = await referencesOf(
    page,
    REFERENCES.map(([reference]) => reference),
  );
  const expected = REFERENCES.map(([, ...targets]) => (targets[column] ?? targets[0] ?? '').replace('itself', page));
  expect(found).toEqual(expected);
});

test('references from a section start in it', async () => {
  const references = [
    'tom',
    './tom.md',
    '../about',
    './old',
    'old/mia',
    'trip/index.md',
    '_index.md',
    '../notes/solo.md',
    'mia',
  ];
  expect(await referencesOf('posts/_index.md', references)).toEqual([
    'posts/tom.md',
    'posts/tom.md',
    'about.md',
    'posts/old/_index.md',
    'posts/old/mia.md',
    'posts/trip/index.md',
    'posts/_index.md',
    'notes/solo.md',
    'posts/old/mia.md',
  ]);
});

test('references that go up from a bundle start at its own folder', async () => {
  const references = ['../mia', '../mia.md', '../../tom', '../../tom.md'];
  expect(await referencesOf('posts/old/itself/index.md', references)).toEqual([
    'posts/old/mia.md',
    'posts/old/mia.md',
    'posts/tom.md',
    'posts/tom.md',
  ]);
});

test('since 0.129 a slash in front of a name is the root', async () => {
  const references = ['/mia', 'mia', '/about'];
  expect(await referencesOf('itself.md', references, { '.hvm': 'v0.129.0\n' })).toEqual([
    'missing',
    'posts/old/mia.md',
    'about.md',
  ]);
  expect(await referencesOf('itself.md', references, { '.hvm': 'v0.128.0\n' })).toEqual([
    'posts/old/mia.md',
    'posts/old/mia.md',
    'about.md',
  ]);
});

test('figures and embedded hooks look among the files of the bundle first', async () => {
  const texts = {
    ...site,
    'hugo.toml': `${site['hugo.toml']}uglyURLs = true\n[markup.goldmark.renderHooks.image]\nuseEmbedded = "always"\n`,
    'assets/cat.png': '',
    'content/posts/trip/index.md':
      '---\ntitle: Trip\n---\n![a](map.png) ![b](./sub/deep.png) ![c](gone.png) ![d](cat.png) {{< figure src="map.png" >}}\n',
  };
  const lines = await resolveLinks(hugo, texts, 'content/posts/trip/index.md');
  expect(lines.map(line => line.split(' → ')[1])).toEqual([
    'content/posts/trip/map.png',
    'content/posts/trip/sub/deep.png',
    'missing (absent)',
    'assets/cat.png',
    'content/posts/trip/map.png',
  ]);
});
