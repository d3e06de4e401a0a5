import { expect, test } from 'vitest';
import type { FileResult } from '../../src/engine/check-file.ts';
import { createMemory, type FileContent } from '../../src/engine/memory.ts';

const milo: FileResult = {
  facts: { file: 'milo.md', lineStarts: [0], links: [], headings: [], ids: [], calls: [] },
  diagnostics: [],
  directives: [],
  directiveProblems: [],
};

function post(text: string, change: Partial<FileContent> = {}): FileContent {
  const dialect = { generator: 'plain' } as FileContent['dialect'];
  const bytes = new TextEncoder().encode(text);
  return { path: '/blog/milo.md', file: 'milo.md', dialect, isLinted: true, bytes, ...change };
}

/** A memory that has read the post once. */
function remember(result = milo) {
  const memory = createMemory();
  memory.openResults('rules').keep(post('A cat.'), result);
  return memory;
}

test('what has the same text is known', () => {
  expect(remember().openResults('rules').recall(post('A cat.'))).toBe(milo);
});

test.each([
  ['a text of the same length', post('A bat.')],
  ['a longer one', post('A cat. ')],
  ['another place', post('A cat.', { path: '/blog/tilda.md' })],
  ['another site', post('A cat.', { file: 'blog/milo.md' })],
  ['another dialect', post('A cat.', { dialect: { generator: 'hugo' } as FileContent['dialect'] })],
  ['a file that is not linted', post('A cat.', { isLinted: false })],
])('%s is not', (_, content) => {
  expect(remember().openResults('rules').recall(content)).toBeUndefined();
});

test('nor what other rules found, or code that has changed since', () => {
  const memory = remember();
  expect(memory.openResults('other rules').recall(post('A cat.'))).toBeUndefined();
  expect(memory.generation).toBe(0);
  memory.renewCode();
  expect(memory.generation).toBe(1);
  expect(memory.openResults('rules').recall(post('A cat.'))).toBeUndefined();
});

test('a failure of ours is not believed twice', () => {
  const start = { line: 1, column: 1, offset: 0 };
  const failure = { rule: 'internal/parse', severity: 'error', message: 'Miaow', file: 'milo.md' } as const;
  const failed = { ...milo, diagnostics: [{ ...failure, span: { start, end: start } }] };
  expect(remember(failed).openResults('rules').recall(post('A cat.'))).toBeUndefined();
});

test('knows the files that make a configuration, and where the sites are', () => {
  const told: string[][] = [];
  const memory = createMemory({ onRoots: () => void told.push([...memory.roots]) });
  memory.noteConfig({
    layers: [{ source: { file: '/blog/.postlintrc.json' } }, { source: { file: undefined } }],
    pluginFiles: ['/blog/rules.mjs'],
    remark: ['/blog/remark.mjs', ['/blog/other.mjs', 'always'], () => {}],
  });
  expect([...memory.configFiles]).toEqual([
    '/blog/.postlintrc.json',
    '/blog/rules.mjs',
    '/blog/remark.mjs',
    '/blog/other.mjs',
  ]);
  memory.noteRoots(['/blog', '/shop']);
  memory.noteRoots(['/blog']);
  expect(told).toEqual([['/blog', '/shop'], ['/blog']]);
});
