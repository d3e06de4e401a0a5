import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

/** Posts of a diary, most of them alike. */
async function lintDiary(count: number, usual: string, others: readonly string[]): Promise<string[]> {
  const posts = Array.from({ length: count }, (_, index) => usual.replace('#', String(index))).concat(others);
  const files = posts.map((line, index): [string, string] => [
    `_posts/2024-01-01-${index}.md`,
    `---\ntitle: Day ${index}\n${line}\n---\nHe slept.\n`,
  ]);
  const { reports } = await lintMemory({
    files: { '_config.yml': 'permalink: /:title/\n', ...Object.fromEntries(files) },
    only: ['wrong-type', 'unknown-key'],
  });
  return reports.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
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
  ['summary: Day #', 'sumary: Day', 'Key “sumary” is unknown here: “summary” is used in 60 posts'],
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
  ['fewer than twenty know the key', 19, 'summary: Day #', ['sumary: Day']],
  ['the misspelling is as usual', 60, 'summary: Day #', ['sumary: a', 'sumary: b', 'sumary: c', 'sumary: d']],
] as const)('nothing is said: %s', async (_, count, usual, others) => {
  expect(await lintDiary(count, usual, others)).toEqual([]);
});
