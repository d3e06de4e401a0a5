import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { formatNames } from '../../src/report/reporters.ts';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

const post = '_posts/2024-03-02-tabby.md';
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

/** What a run may leave in the folder besides what was there. */
const listStray = (folder: string) => readdirSync(folder, { recursive: true }).filter(name => /tmp$/.test(`${name}`));

describe.concurrent('a full disk is said to be one, with exit code 2', () => {
  test.each(formatNames)('where %s is printed to it', async format => {
    const run = await runShell(`postlint --no-cache --format ${format} > /dev/full`, makeFolder());
    expectWords(run, 2, 'postlint: the report can’t be printed: the disk is full');
  });

  test.each([
    'postlint --no-cache --output-file /dev/full',
    'postlint --no-cache --format compact --format sarif:/dev/full',
    'postlint --no-cache --shard 1/2 --format json:/dev/full',
  ])('%s', async command => {
    expectWords(await runShell(command, makeFolder()), 2, '“/dev/full” can’t be written\n  hint: The disk is full');
  });

  test.each(['--help', '--version', 'rules', 'explain broken-link', '--print-config milo.md', 'completion bash'])(
    'postlint %s > /dev/full',
    async words => {
      expectWords(await runShell(`postlint ${words} > /dev/full`, makeFolder()), 2, 'the disk is full');
    },
  );
});

// A limit on the size of files, which everybody may set, stops a write in the middle as a full disk does.
describe.concurrent('where nothing can be written', () => {
  const size = 'The system allows no file of that size';

  test('--fix leaves every post as it was, and says so of each', async () => {
    const folder = makeFolder({ ...catBlog, '_posts/2024-03-03-milo.md': catBlog[post] });
    const run = await runShell('ulimit -f 0; postlint --no-cache --fix --format compact', folder);
    expectWords(run, 2);
    for (const day of ['02-tabby', '03-milo'])
      expect(run.err).toContain(`“_posts/2024-03-${day}.md” is not fixed: the system allows no file of that size`);
    expect(run.err).toContain('Its text is as it was');
    // What is not fixed is still found.
    expect(run.out.match(/heading-space/g)).toHaveLength(2);
    expect([read(folder, post), listStray(folder)]).toEqual([catBlog[post], []]);
  });

  test('--fix goes on with the posts that can be written', async () => {
    const long = `${catBlog[post]}${'Tabby sleeps on the sofa. '.repeat(4000)}\n`;
    const folder = makeFolder({ ...catBlog, '_posts/2024-03-01-luna.md': long });
    // In blocks of 512 bytes or 1024, as the shell likes.
    const run = await runShell('ulimit -f 20; postlint --no-cache --fix --format compact', folder);
    expectWords(run, 2, '“_posts/2024-03-01-luna.md” is not fixed');
    expect(read(folder, '_posts/2024-03-01-luna.md')).toBe(long);
    expect(read(folder, post)).toBe(catBlog[post].replace('##Naps', '## Naps'));
    expect(listStray(folder)).toEqual([]);
  });

  test.each([
    ['a report', 'report.json', 'postlint --no-cache --format json:report.json --format compact'],
    ['the baseline', '.postlint-baseline.json', 'postlint --no-cache --write-baseline'],
    ['a configuration', '.postlintrc.json', 'postlint init --yes --force'],
  ])('%s stays as it was', async (_, file, command) => {
    const folder = makeFolder();
    expectWords(await runShell(`ulimit -f 0; ${command}`, folder), 2, size);
    expect(existsSync(join(folder, file))).toBe(false);
    const old = file.includes('baseline') ? '{"version": 1, "files": {}}' : '{"rules": {}}';
    writeFileSync(join(folder, file), old);
    expectWords(await runShell(`ulimit -f 0; ${command}`, folder), 2, size);
    expect([read(folder, file), listStray(folder)]).toEqual([old, []]);
  });

  test('the report is printed in full all the same where only the cache is concerned', async () => {
    const folder = makeFolder();
    const whole = await runShell('postlint --no-cache --format compact', folder);
    const run = await runShell('ulimit -f 0; postlint --format compact --cache-location cache', folder);
    expect(run).toEqual(whole);
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  test('a report that does not fit where it is printed is a failure', async () => {
    const folder = makeFolder();
    const run = await runShell('ulimit -f 0; postlint --no-cache > report.txt', folder);
    expectWords(run, 2, 'the report can’t be printed: the system allows no file of that size');
  });
});

describe.concurrent('somebody without permission', () => {
  const asNobody = true;

  test('is told of every post that --fix can’t write, and why', async () => {
    const folder = makeFolder();
    await runShell('chmod 555 . _posts; chmod 666 _posts/*', folder);
    const run = await runShell('postlint --no-cache --fix --format compact', folder, { asNobody });
    expectWords(run, 2, `“${post}” is not fixed: its folder is not writable\n  hint: Its text is as it was`);
    expect(read(folder, post)).toBe(catBlog[post]);
  });

  test('gets the whole report without a cache', async () => {
    const folder = makeFolder();
    await runShell('mkdir cache; chmod 555 cache', folder);
    const run = await runShell('postlint --format compact --cache-location cache', folder, { asNobody });
    expect(run).toEqual(await runShell('postlint --format compact --no-cache', folder));
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  test('gets the whole report where the cache can’t be read', async () => {
    const folder = makeFolder();
    await runShell('postlint --cache-location cache; chmod 755 cache; chmod 000 cache/*', folder);
    const run = await runShell('postlint --format compact --cache-location cache', folder, { asNobody });
    expect(run).toEqual(await runShell('postlint --format compact --no-cache', folder));
  });

  test('gets one finding for a post that can’t be read, and those of the others', async () => {
    const folder = makeFolder({ ...catBlog, '_posts/2024-03-03-milo.md': catBlog[post] });
    await runShell('chmod 000 _posts/*milo.md', folder);
    const run = await runShell('postlint --no-cache --format compact', folder, { asNobody });
    expectWords(run, 2);
    expect(run.out).toMatch(
      /2024-03-03-milo.md:1:1: error This file can’t be read: you have no permission for it \[internal\/read\]/,
    );
    expect(run.out).toContain('2024-03-02-tabby.md:8:11: error Link target “/vet/” does not exist');
    expect(run.err).toBe('');
  });

  test('is told of a folder that can’t be read: half of a site is none', async () => {
    const folder = makeFolder({ ...catBlog, '_posts/cats/2024-03-03-milo.md': catBlog[post] });
    await runShell('chmod 000 _posts/cats', folder);
    const run = await runShell('postlint --no-cache', folder, { asNobody });
    await runShell('chmod 755 _posts/cats', folder);
    expectWords(run, 2, /The folder “.*_posts\/cats” can’t be read\n {2}hint: You have no permission for it/);
    expect(run.out).toBe('');
  });

  test('needs no folder that git ignores', async () => {
    const folder = makeFolder({ ...catBlog, '.gitignore': 'database\n', '.git/HEAD': '', 'database/cats': '' });
    await runShell('chmod 000 database', folder);
    const run = await runShell('postlint --no-cache', folder, { asNobody });
    await runShell('chmod 755 database', folder);
    expectWords(run, 1);
  });

  test.each([
    ['.postlintrc.json', '{}', 'The configuration file can’t be read (.postlintrc.json)'],
    ['.postlint-baseline.json', '{"version": 1, "files": {}}', '.postlint-baseline.json” can’t be read'],
  ])('is told of %s', async (file, text, message) => {
    const folder = makeFolder({ ...catBlog, [file]: text });
    await runShell(`chmod 000 ${file}`, folder);
    const run = await runShell('postlint --no-cache', folder, { asNobody });
    expectWords(run, 2, 'hint: You have no permission for it');
    expect(run.err).toContain(message);
  });

  test('is told of a report, a baseline and a configuration that can’t be written', async () => {
    const folder = makeFolder();
    await runShell('chmod 555 .', folder);
    for (const words of ['-o report.txt', '--write-baseline', 'init --yes'])
      expectWords(
        await runShell(`postlint ${words}`, folder, { asNobody }),
        2,
        /can’t be written\n {2}hint: You have no permission for it/,
      );
    await runShell('chmod 755 .', folder);
  });

  test('writes a report that is there though its folder may not be changed', async () => {
    const folder = makeFolder({ ...catBlog, 'report.txt': 'old' });
    await runShell('chmod 666 report.txt; chmod 555 .', folder);
    const run = await runShell('postlint --no-cache -o report.txt', folder, { asNobody });
    await runShell('chmod 755 .', folder);
    expectWords(run, 1);
    expect(read(folder, 'report.txt')).toContain('“/vet/” does not exist');
  });
});

test('a report replaces the old one at one blow, and keeps its mode', async () => {
  const folder = makeFolder({ ...catBlog, 'report.txt': 'old' });
  mkdirSync(join(folder, 'reports'));
  const script = 'chmod 640 report.txt; ln -s ../report.txt reports/link.txt; postlint --no-cache -o reports/link.txt';
  const run = await runShell(`${script}; stat -c "%a %F" report.txt reports/link.txt`, folder);
  expect(run.out).toBe('640 regular file\n777 symbolic link\n');
  expect(read(folder, 'report.txt')).toContain('“/vet/” does not exist');
});
