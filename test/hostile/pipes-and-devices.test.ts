import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

/** A pipe without anybody at the other end: who opens it as a file waits for ever. */
async function makePipe(folder: string, path: string): Promise<void> {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  expect(await runShell(`mkfifo "${path}"`, folder)).toMatchObject({ code: 0 });
}

const site = {
  ...catBlog,
  '_posts/2024-03-03-milo.md':
    '---\nlayout: post\nauthor: tilda\ntitle: Milo\n---\n\n![Milo on a chair](/milo.png)\n\n{% include box.html %}\n',
};

describe.concurrent('a pipe or device in the site is not opened', () => {
  test('as post, picture, layout, include, data or configuration of the generator', async () => {
    const folder = makeFolder({ ...site, '_config.toml': '' });
    for (const path of ['milo.png', '_posts/2024-03-04-otto.md', '_layouts/post.html', '_includes/box.html'])
      await makePipe(folder, path);
    for (const path of ['_data/authors.yml', '.gitignore', '_posts/.gitignore', 'package.json', 'Gemfile', 'hugo.toml'])
      await makePipe(folder, path);
    mkdirSync(join(folder, '.git'));
    symlinkSync('/dev/zero', join(folder, '_posts/2024-03-05-luna.md'));
    symlinkSync('/dev/zero', join(folder, 'luna.md'));
    symlinkSync('/dev/urandom', join(folder, 'robots.txt'));
    const run = await runShell('postlint --no-cache --format compact', folder);
    expectWords(run, 1);
    expect(run.out).toContain('“/vet/” does not exist');
    expect(run.out).not.toContain('otto');
    expect(run.out).not.toContain('luna');
  });

  test('as the configuration of the generator itself', async () => {
    const { '_config.yml': _, ...posts } = site;
    const folder = makeFolder(posts);
    await makePipe(folder, '_config.yml');
    expectWords(await runShell('postlint --no-cache', folder), 1);
  });

  test('as .git, or what it holds', async () => {
    const folder = makeFolder(site);
    await makePipe(folder, '.git');
    expectWords(await runShell('postlint --no-cache', folder), 1);
    const repository = makeFolder(site);
    expect(await runShell('git init --quiet . && git add .', repository)).toMatchObject({ code: 0 });
    expect(await runShell('rm .git/index && mkfifo .git/index', repository)).toMatchObject({ code: 0 });
    expectWords(await runShell('postlint --no-cache', repository), 1);
  });

  test('named as what is to be linted', async () => {
    const folder = makeFolder();
    await makePipe(folder, 'milo.md');
    expectWords(await runShell('postlint milo.md', folder), 2, '“milo.md” is neither a file nor a folder');
  });
});

describe.concurrent('a pipe where postlint has its own files is an error that names it', () => {
  const why = 'It is a pipe or a device, and only files are read';
  test.each([
    ['.postlintrc.json', 'postlint'],
    ['.postlintrc.yaml', 'postlint'],
    ['postlint.config.mjs', 'postlint'],
    ['cats.json', 'postlint --config cats.json'],
    ['.postlint-baseline.json', 'postlint'],
    ['known.json', 'postlint --baseline known.json'],
    ['known.json', 'postlint --write-baseline --baseline known.json'],
    ['shard.json', 'postlint merge-reports shard.json'],
  ])('%s: %s', async (path, command) => {
    const folder = makeFolder();
    await makePipe(folder, path);
    const run = await runShell(`${command} --no-cache`, folder);
    expectWords(run, 2, why);
    expect(run.err).toContain(path);
  });
});

test('a pipe in place of the cache is as good as none', async () => {
  const folder = makeFolder();
  const first = await runShell('postlint --format compact --cache-location cache', folder);
  expectWords(first, 1);
  await runShell('name=$(ls cache) && rm "cache/$name" && mkfifo "cache/$name"', folder);
  const second = await runShell('postlint --format compact --cache-location cache; stat -c %F cache/*', folder);
  expect(second.out).toBe(`${first.out}regular file\n`);
});

test('a hook that is a pipe is somebody else’s', async () => {
  const folder = makeFolder();
  await runShell('git init --quiet . && rm -f .git/hooks/pre-commit && mkfifo .git/hooks/pre-commit', folder);
  const run = await runShell('postlint init --yes --hook', folder);
  expectWords(run, 0, '“.git/hooks/pre-commit” is there already');
  const forced = await runShell('postlint init --yes --hook --force', folder);
  expectWords(forced, 2, /pre-commit” can’t be written\n {2}hint: It is a pipe or a device: remove it first/);
});

test('a report goes into a pipe that the user names', async () => {
  const folder = makeFolder();
  await makePipe(folder, 'reports');
  const run = await runShell('cat reports > read.json & postlint --format json:reports --format compact; wait', folder);
  expectWords(run, 0);
  expect(JSON.parse(readFileSync(join(folder, 'read.json'), 'utf8'))).toMatchObject({ summary: { errors: 2 } });
});
