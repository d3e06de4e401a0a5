import { appendFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { lint } from '../../src/index.ts';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000, maxConcurrency: 2 });

const MEGABYTE = 1_000_000;

/** A hundred megabytes of the same, without holding them in memory. */
function fill(file: string, head: string, unit: string, tail = ''): void {
  writeFileSync(file, head);
  const block = unit.repeat(Math.floor(MEGABYTE / unit.length));
  for (let count = 0; count < 100; count++) appendFileSync(file, block);
  appendFileSync(file, tail);
}

/** A run that says what it took: `user` in seconds, `memory` in kilobytes. */
async function measure(words: string, folder: string) {
  const report = `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    require('node:fs').writeFileSync('../usage-' + require('node:path').basename(process.cwd()), (userCPUTime + systemCPUTime) / 1e6 + ' ' + maxRSS); });`;
  writeFileSync(join(folder, 'measure.cjs'), report);
  const run = await runShell(
    `postlint --no-cache ${words}; code=$?; cat ../usage-$(basename "$PWD") >&2; exit $code`,
    folder,
    {
      env: { NODE_OPTIONS: `--require ${join(folder, 'measure.cjs')}` },
    },
  );
  const [, said = '', user, memory] = /^([\s\S]*?)([\d.]+) (\d+)$/.exec(run.err) ?? [];
  return { ...run, err: said, user: Number(user), memory: Number(memory) };
}

/** Half a gigabyte and ten seconds of work: several times what any of these takes. */
function expectModest({ user, memory }: { readonly user: number; readonly memory: number }): void {
  expect({ user, memory }).toEqual({ user: expect.any(Number), memory: expect.any(Number) });
  expect(user).toBeLessThan(10);
  expect(memory).toBeLessThan(700_000);
}

describe.concurrent('a hundred megabytes', () => {
  test('as a post are one finding, and the others are linted', async () => {
    const folder = makeFolder();
    fill(
      join(folder, '_posts/2024-03-03-milo.md'),
      '---\ntitle: Milo\n---\n',
      'Milo *naps* on [the chair](/chair/).\n',
    );
    // Three gigabytes that take no room.
    truncateSync(join(makeSparse(folder), '2024-03-04-otto.md'), 3_000 * MEGABYTE);
    const run = await measure('--format compact', folder);
    expectWords(run, 2);
    expect(run.out).toContain('milo.md:1:1: error This file can’t be read: it is larger than 5 MB [internal/read]');
    expect(run.out).toContain('otto.md:1:1: error This file can’t be read: it is too large [internal/read]');
    expect(run.out).toContain('tabby.md:8:11: error Link target “/vet/” does not exist');
    expectModest(run);
    for (const format of ['pretty', 'sarif', 'gitlab', 'markdown'])
      expectWords(await runShell(`postlint --no-cache --format ${format}`, folder), 2);
  });

  test('as data, layout, include, picture or .gitignore are read in part or not at all', async () => {
    const post = '---\nlayout: post\nauthor: milo\ntitle: Milo\n---\n\n![Milo](/milo.png)\n\n{% include box.html %}\n';
    const folder = makeFolder({ ...catBlog, '_posts/2024-03-03-milo.md': post, '.git/HEAD': '' });
    for (const name of ['_data', '_layouts', '_includes']) mkdirSync(join(folder, name));
    fill(join(folder, '_data/authors.yml'), '', 'milo: { name: Milo }\n');
    fill(join(folder, '_layouts/post.html'), '', '<p id="milo">{% include box.html %}\n');
    fill(join(folder, '_includes/box.html'), '', '<p>{{ page.title }}\n');
    fill(join(folder, 'milo.png'), '\u0089PNG', 'MILO');
    fill(join(folder, '.gitignore'), '', 'milo*.txt\n');
    const run = await measure('--format compact', folder);
    expectWords(run, 1);
    expect(run.out).toContain('tabby.md:8:11: error Link target “/vet/” does not exist');
    expect(run.out).toContain('“/milo.png” is not a PNG image');
    expectModest(run);
  });

  test('as the configuration of the generator, or as a package.json', async () => {
    const folder = makeFolder();
    fill(join(folder, '_config.yml'), '', 'title: Cats\n');
    fill(join(folder, 'package.json'), '{ "name": "cats"', ' ', '}');
    const run = await measure('--format compact', folder);
    expectWords(run, 1, /^$/);
    expectModest(run);
  });

  test.each([
    ['.postlintrc.json', '{ "rules": {', '       \n', '} }', 'The configuration file is larger than a megabyte'],
    ['.postlintrc.yaml', '', '# a comment\n', '', 'The configuration file is larger than a megabyte'],
    ['.postlint-baseline.json', '', ' \n', '', 'This file is not a baseline of postlint'],
  ])('as %s are an error that names it', async (file, head, unit, tail, message) => {
    const folder = makeFolder();
    fill(join(folder, file), head, unit, tail);
    const run = await measure('', folder);
    expectWords(run, 2, message);
    expect(run.err).toContain(file);
    expectModest(run);
  });
});

function makeSparse(folder: string): string {
  const posts = join(folder, '_posts');
  writeFileSync(join(posts, '2024-03-04-otto.md'), '');
  return posts;
}

/** Bytes that are no text, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
}

test('what is no text is one finding, whatever else it looks like', async () => {
  const utf16 = new Uint8Array(Buffer.from('\uFEFF---\ntitle: Milo\n---\n\n##Naps and [more](/nowhere)\n', 'utf16le'));
  const folder = makeFolder({
    ...catBlog,
    '_posts/2024-03-03-milo.md': noise(4 * MEGABYTE),
    '_posts/2024-03-04-otto.md': utf16,
    '_posts/2024-03-05-luna.md': new Uint8Array(Buffer.from('---\ntitle: Luna\n---\n\nL\u00fcna ##Naps\n', 'latin1')),
  });
  const run = await measure('--format compact --fix', folder);
  const said = (name: string) => run.out.split('\n').filter(line => line.includes(name));
  expect(said('milo')).toEqual([expect.stringContaining('The file is no text in UTF-8 [invalid-encoding]')]);
  expect(said('otto')).toEqual([expect.stringContaining('The file is no text in UTF-8 [invalid-encoding]')]);
  expect(said('luna')).toEqual([expect.stringContaining('The file is not UTF-8: what stands here')]);
  expectModest(run);
  expectWords(run, 1);
});

test.each([
  ['the configuration of the generator', '_config.yml', 1],
  ['data', '_data/authors.yml', 1],
  ['a layout', '_layouts/post.html', 1],
  ['an ignore file', '.gitignore', 1],
  ['a package.json', 'package.json', 1],
  ['the configuration in JSON', '.postlintrc.json', 2],
  ['the configuration in YAML', '.postlintrc.yaml', 2],
  ['the configuration in JavaScript', 'postlint.config.mjs', 2],
  ['the configuration in TypeScript', 'postlint.config.ts', 2],
  ['the baseline', '.postlint-baseline.json', 2],
])('bytes that are no text as %s (%s) crash nothing', async (_, file, code) => {
  const post = catBlog['_posts/2024-03-02-tabby.md'].replace('null', 'post\nauthor: milo');
  const folder = makeFolder({
    ...catBlog,
    '.git/HEAD': '',
    '_posts/2024-03-02-tabby.md': post,
    [file]: noise(100_000),
  });
  const run = await runShell('postlint --no-cache --format compact', folder);
  expectWords(run, code);
  if (code === 2) expect(run.err).toContain(file);
  expect(run.out + run.err).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F]/);
});

test('more findings than a call has arguments are reported', async () => {
  const folder = makeFolder({
    'milo.md': '[a](/b)\n\n'.repeat(70_000),
    'tabby.md': '[a](/b)\n\n'.repeat(130_000),
  });
  const { reports } = await lint({ cwd: folder, useConfig: false, only: ['broken-link'] });
  expect(reports.map(({ diagnostics }) => diagnostics.length)).toEqual([70_000, 130_000]);
});

test('thousands of posts, folders deep in folders, and names as long as they can be', async () => {
  const folder = makeFolder(catBlog);
  for (let index = 0; index < 5000; index++)
    writeFileSync(join(folder, `_posts/2024-01-01-cat-${index}.md`), '---\n---\n');
  const deep = join(folder, '_posts', ...Array.from({ length: 100 }, () => 'deep'));
  mkdirSync(deep, { recursive: true });
  const long = `2024-01-01-${'m'.repeat(241)}.md`;
  writeFileSync(join(folder, '_posts', long), catBlog['_posts/2024-03-02-tabby.md']);
  writeFileSync(join(deep, long), catBlog['_posts/2024-03-02-tabby.md']);
  const run = await measure('--format compact --only broken-link', folder);
  expectWords(run, 1);
  expect(run.out.match(/error Link target/g)).toHaveLength(3);
  expectModest(run);
});
