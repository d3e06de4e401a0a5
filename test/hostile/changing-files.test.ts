import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { lint } from '../../src/index.ts';
import { makeFolder } from '../shell.ts';

vi.setConfig({ testTimeout: 60_000 });

const text = '# Milo\n\n##Naps\n\n[The vet](vet.md)\n';
const names = ['a-milo.md', 'b-tabby.md', 'c-otto.md', 'd-luna.md'];
const blog = () => makeFolder(Object.fromEntries(names.map(name => [name, text])));

/** Lints, and does something to a post after the posts are listed and the first of them is read. */
async function lintWhile(folder: string, change: (file: string) => void, options = {}) {
  let isDone = false;
  const onProgress = () => {
    if (!isDone) change(join(folder, 'c-otto.md'));
    isDone = true;
  };
  const { reports } = await lint({ cwd: folder, useConfig: false, onProgress, ...options });
  return Object.fromEntries(
    reports.map(({ file, diagnostics }) => [file, diagnostics.map(({ rule, message }) => `${rule}: ${message}`)]),
  );
}

const usual = [
  'heading-space: Heading “Naps” is printed as text: a space is missing after “##”',
  'broken-link: Link target “vet.md” does not exist',
];
const unread = (why: string) => [`internal/read: This file can’t be read: ${why}`];

const changes: readonly (readonly [string, (file: string) => void, readonly string[] | undefined])[] = [
  ['vanishes', file => rmSync(file), unread('it does not exist')],
  ['turns into a folder', file => [rmSync(file), mkdirSync(file)], unread('it is a folder')],
  [
    'turns into a pipe',
    file => [rmSync(file), execFileSync('mkfifo', [file])],
    unread('it is a pipe or a device, and only files are read'),
  ],
  [
    'grows',
    file => appendFileSync(file, '\n[More](more.md)\n'),
    [...usual, 'broken-link: Link target “more.md” does not exist'],
  ],
  ['shrinks', file => truncateSync(file, 15), usual.slice(0, 1)],
  ['is emptied', file => truncateSync(file, 0), undefined],
  ['is no text any more', file => writeFileSync(file, new Uint8Array(5000)), undefined],
];

test.each(changes)('a post that %s while the others are read', async (_, change, found) => {
  for (const options of [{}, { cache: { location: 'cache' } }]) {
    const folder = blog();
    const said = await lintWhile(folder, change, options);
    if (found) expect(said['c-otto.md']).toEqual(found);
    for (const name of names) if (name !== 'c-otto.md') expect(said[name]).toEqual(usual);
    if (!('cache' in options) || _ === 'vanishes') continue;
    // What is kept of it is of what it is now.
    const cached = await lintWhile(folder, () => {}, options);
    expect(cached).toEqual(await lintWhile(folder, () => {}));
  }
});

test('a post that somebody changes while it is fixed keeps their text', async () => {
  const folder = blog();
  const file = join(folder, 'c-otto.md');
  let calls = 0;
  const result = await lint({
    cwd: folder,
    useConfig: false,
    fix: 'safe',
    // After it was read: the last event of a run.
    onProgress: ({ done, total }) => {
      calls++;
      if (done === total || calls > 6) writeFileSync(file, `${text}\nMine.\n`);
    },
  });
  expect(readFileSync(file, 'utf8')).toBe(`${text}\nMine.\n`);
  expect(result.fixes?.failures).toEqual([
    {
      file: 'c-otto.md',
      message: '“c-otto.md” is not fixed: it was changed by somebody else meanwhile',
      hint: 'Run postlint again',
    },
  ]);
  for (const name of names)
    if (name !== 'c-otto.md') expect(readFileSync(join(folder, name), 'utf8')).toContain('## Naps');
});
