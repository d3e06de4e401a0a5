import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000, maxConcurrency: 2 });

const post = (index: number) =>
  `---\ntitle: Cat ${index}\n---\n\n##Naps\n\n[The vet](/vet/${index}/)\n${'Milo naps. '.repeat(200)}\n`;
const posts = Object.fromEntries(
  Array.from({ length: 150 }, (_, index) => [`_posts/2024-01-01-cat-${index}.md`, post(index)]),
);

/** Runs in every thread before the program does, and ends those that are not the main one. */
const deaths: readonly (readonly [string, string])[] = [
  ['ends before it begins', 'process.exit(1)'],
  ['ends amid its work', 'parentPort.on("message", () => setTimeout(() => process.exit(0), 3))'],
  ['ends when it is sent something', 'parentPort.once("message", () => process.exit(7))'],
  ['throws', 'parentPort.once("message", () => { throw new Error("Miaow") })'],
  ['rejects', 'parentPort.once("message", () => { Promise.reject(new Error("Miaow")) })'],
  [
    'runs out of memory',
    'parentPort.once("message", () => { const all = []; for (;;) all.push(new Array(2e6).fill(1.5)) })',
  ],
];

test.each(deaths)('a thread that %s takes nothing of the report with it', async (name, code) => {
  const folder = makeFolder({ ...catBlog, ...posts });
  const isHungry = name.includes('memory');
  writeFileSync(
    join(folder, 'die.cjs'),
    `const { isMainThread, parentPort } = require('node:worker_threads'); if (!isMainThread) { ${code} }`,
  );
  const alone = await runShell('postlint --no-cache --jobs 1 --format compact', folder);
  const run = await runShell('postlint --no-cache --jobs 3 --format compact', folder, {
    env: { NODE_OPTIONS: `--require ${join(folder, 'die.cjs')}${isHungry ? ' --max-old-space-size=150' : ''}` },
  });
  expectWords(run, 1);
  expect(run.out).toBe(alone.out);
  expect(run.err).toBe(alone.err);
});
