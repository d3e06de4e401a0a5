import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { lintMemory } from '../lint-memory.ts';

/** What is said of a diary: so many posts that are alike, and others. */
async function lintDiary(count: number, usual: string, others: readonly string[]): Promise<string[]> {
  return (await findInDiary(count, usual, others)).map(({ message }) => message);
}

async function findInDiary(count: number, usual: string, others: readonly string[]): Promise<readonly Diagnostic[]> {
  const posts = Array.from({ length: count }, (_, index) => usual.replace('#', String(index))).concat(others);
  const files = posts.map((line, index): [string, string] => [
    `_posts/2024-01-01-${index}.md`,
    `---\ntitle: Day ${index}\n${line}\n---\nHe slept.\n`,
  ]);
  const { reports } = await lintMemory({
    files: { '_config.yml': 'permalink: /:title/\n', ...Object.fromEntries(files) },
    only: ['wrong-type', 'unknown-key'],
  });
  return reports.flatMap(({ diagnostics }) => diagnostics);
}

test.each([
  [
    'cover: /img/#.jpg',
    'cover: milo.jpg',
    '“cover” is text here, and an address (“/…” or “https://…”) in 60 other posts',
  ],
  ['source: https://cats.example/#', 'source: www.cats.example', '“source” is text here, and an address'],
  ['seen: 2024-01-02', 'seen: last May', '“seen” is text here, and a date in 60 other posts'],
  ['asleep: true', 'asleep: "true"', '“asleep” is text here, and true or false in 60 other posts'],
  ['toys: [ball, box]', 'toys: { ball: 1 }', '“toys” is a map here, and a list in 60 other posts'],
  ['seen: 2024-01-02', 'seen: 7', '“seen” is a number here, and a date in 60 other posts'],
  ['toys: { ball: # }', 'toys: ball', '“toys” is text here, and a map in 60 other posts'],
  ['summary: Day #', 'sumary: Day', 'Key “sumary” is unknown here: “summary” is used in 60 posts'],
  ['subtitle: Day #', 'sabtitel: Day', 'Key “sabtitel” is unknown here: “subtitle” is used in 60 posts'],
  ['photographer: Mia', 'photographre: Mia', 'Key “photographre” is unknown here'],
  ['mood: calm', 'moood: calm', 'Key “moood” is unknown here: “mood” is used in 60 posts'],
  ['mood: calm', 'moud: calm', 'Key “moud” is unknown here: “mood” is used in 60 posts'],
  ['seen_by: Mia', 'seem_by: Mia', 'Key “seem_by” is unknown here'],
])('%s in sixty posts, %s in one', async (usual, other, message) => {
  const found = await lintDiary(60, usual, [other]);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(message);
});

test.each([
  ['fewer than fifty agree', 49, 'cover: /img/#.jpg', ['cover: milo.jpg']],
  ['more than one in fifty differ', 60, 'cover: /img/#.jpg', ['cover: a.jpg', 'cover: b.jpg']],
  ['an address of another kind', 60, 'cover: /img/#.jpg', ['cover: https://cats.example/milo.jpg']],
  ['nothing at all', 60, 'cover: /img/#.jpg', ['cover:']],
  ['text and numbers', 60, 'mood: calm', ['mood: 7']],
  ['one word where others have a list', 60, 'toys: [ball, box]', ['toys: ball']],
  ['one number where others have a list', 60, 'toys: [ball, box]', ['toys: 7']],
  ['one address where others have a list', 60, 'toys: [ball, box]', ['toys: /ball']],
  ['fewer than twenty know the key', 19, 'summary: Day #', ['sumary: Day']],
  ['the misspelling is as usual', 60, 'summary: Day #', ['sumary: a', 'sumary: b', 'sumary: c', 'sumary: d']],
  ['four have it, however many do not', 90, 'summary: Day #', ['sumary: a', 'sumary: b', 'sumary: c', 'sumary: d']],
  ['not twenty times as many', 59, 'summary: Day #', ['sumary: a', 'sumary: b', 'sumary: c']],
  ['the post has both keys', 60, 'summary: Day #', ['sumary: a\nsummary: b']],
  ['two letters of seven', 60, 'subtitle: Day #', ['sabtitl: a']],
  ['three letters of twelve', 60, 'photographer: Mia', ['fotografer: Mia']],
  ['a key of three letters', 60, 'mood: calm', ['moo: calm']],
  ['a key like one of three letters', 60, 'toy: ball', ['troy: ball']],
  ['a plural', 60, 'place: box', ['places: [box]']],
  ['a singular', 60, 'places: [box, bag]', ['place: box']],
  ['numbers', 60, 'photo1: /a.jpg', ['photo2: /b.jpg', 'photo: /c.jpg']],
  ['a number', 60, 'photo: /a.jpg', ['photo2: /b.jpg', 'photo3: /b.jpg']],
  ['a key of another generator', 60, 'height: tall', ['weight: 3']],
  ['a key like a short one of the generator', 1, 'mood: calm', ['tgas: a', 'dare: b', 'lagn: c']],
  ['a key inside another', 60, 'summary: Day #', ['milo: { sumary: a }']],
] as const)('nothing is said: %s', async (_, count, usual, others) => {
  expect(await lintDiary(count, usual, others)).toEqual([]);
});

test('three have it, twenty times as many do not', async () => {
  expect(await lintDiary(60, 'summary: Day #', ['sumary: a', 'sumary: b', 'sumary: c'])).toHaveLength(3);
  expect(await lintDiary(20, 'summary: Day #', ['sumary: a'])).toHaveLength(1);
});

test('of two keys that are alike the more common one is meant', async () => {
  const others = Array.from({ length: 60 }, () => 'place: box');
  const [message = ''] = await lintDiary(20, 'plane: yes', [...others, 'plade: box']);
  expect(message).toContain('“place” is used in 60 posts');
});

test('a key that the generator knows is named with the posts that use it, once they are twenty', async () => {
  expect(await lintDiary(19, 'description: Day #', ['descripton: Day'])).toEqual([
    'Key “descripton” is unknown to Jekyll',
  ]);
  expect(await lintDiary(20, 'description: Day #', ['descripton: Day'])).toEqual([
    'Key “descripton” is unknown here: “description” is used in 20 posts',
  ]);
});

test('five letters are enough for a key of the generator', async () => {
  expect(await lintDiary(1, 'mood: calm', ['imaeg: /milo.jpg'])).toEqual(['Key “imaeg” is unknown to Jekyll']);
});

test('a key in quotes stays as it is', async () => {
  const [bare, quoted] = await findInDiary(60, 'summary: Day #', ['sumary: a', '"sumary": b']);
  expect(bare?.fix?.title).toBe('Write “summary”');
  expect(quoted?.hint).toBe('Did you mean “summary”?');
  expect(quoted?.fix).toBe(undefined);
});

test('an unusual type is a warning at the value', async () => {
  const found = await findInDiary(60, 'toys: [ball, box]', ['toys: { ball: 1 }']);
  expect(found.map(({ severity, hint, span }) => [severity, hint, span.start.column])).toEqual([
    ['warning', 'Write it as a list, as in the other posts', 7],
  ]);
});

test('fifty have to agree, and forty-nine of fifty', async () => {
  const other = 'cover: milo.jpg';
  expect(await lintDiary(50, 'cover: /img/#.jpg', [other])).toHaveLength(1);
  expect(await lintDiary(98, 'cover: /img/#.jpg', [other, other])).toHaveLength(2);
  expect(await lintDiary(97, 'cover: /img/#.jpg', [other, other])).toEqual([]);
  expect(await lintDiary(1, other, Array(60).fill('cover: /img/milo.jpg'))).toHaveLength(1);
});

test('numbers are no type to count on', async () => {
  expect(await lintDiary(60, 'mood: #', ['mood: [calm]'])).toEqual([]);
});
