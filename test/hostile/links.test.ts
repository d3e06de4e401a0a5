import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

const secret = 'Whiskers4711';
/** What belongs to somebody else on the same machine. */
const outside = () =>
  makeFolder({
    'milo.md': `---\nlayout: null\ntitle: ${secret}\ntags: [${secret}]\n---\n\n##${secret}\n\n[${secret}](/nowhere/)\n`,
    'posts/2024-03-04-otto.md': `---\ntitle: ${secret}\n---\n\n[${secret}](/nowhere/)\n`,
    'milo.png': secret,
    'authors.yml': `${secret.toLowerCase()}: { name: ${secret} }\n`,
    'post.html': `<p id="${secret}"></p>`,
    'config.yml': `permalink: /${secret}/:title/\n`,
    ignore: `${secret}\n_posts\n`,
  });

describe.concurrent('a symbolic link that leads out of the site', () => {
  test('is not followed, whatever it stands in place of', async () => {
    const other = outside();
    const post = `---\nlayout: post\ntitle: Milo\nauthor: ${secret.toLowerCase()}\n---\n\n[Otto](/otto/#${secret})\n\n![Milo](/milo.png)\n`;
    const folder = makeFolder({ ...catBlog, '_posts/2024-03-05-luna.md': post, '.git/HEAD': '' });
    const link = (target: string, path: string) => symlinkSync(join(other, target), join(folder, path));
    link('milo.md', '_posts/2024-03-03-milo.md');
    link('milo.md', 'otto.md');
    link('posts', '_posts/more');
    link('.', 'elsewhere');
    link('milo.png', 'milo.png');
    link('ignore', '.gitignore');
    await runShell('mkdir _data _layouts', folder);
    link('authors.yml', '_data/authors.yml');
    link('post.html', '_layouts/post.html');
    const run = await runShell('postlint --no-cache --format json', folder);
    expectWords(run, 1);
    const { summary, results } = JSON.parse(run.out);
    expect(summary.files).toBe(2);
    expect(results.map(({ path }: { path: string }) => path)).not.toContain('_posts/2024-03-03-milo.md');
    // Only what the post itself says of it.
    expect(run.out.replaceAll(`#${secret}`, '')).not.toMatch(new RegExp(secret));
    for (const words of ['_posts/2024-03-03-milo.md', '_posts/more', 'elsewhere'])
      expectWords(await runShell(`postlint --no-cache ${words}`, folder), 2, /No posts found in/);
  });

  test('is not followed to the configuration of the generator', async () => {
    const other = outside();
    const folder = makeFolder({ '_posts/2024-03-02-tabby.md': '---\ntitle: Tabby\n---\n\n[Vet](/vet/)\n' });
    symlinkSync(join(other, 'config.yml'), join(folder, '_config.yml'));
    const run = await runShell(
      'postlint --no-cache --format compact; postlint init --yes; cat .postlintrc.json',
      folder,
    );
    expect(run.out + run.err).not.toContain(secret);
  });

  test('is not followed by --fix', async () => {
    const other = outside();
    const before = readFileSync(join(other, 'milo.md'), 'utf8');
    // Pages may lie behind the link, but no pictures of the site.
    const folder = makeFolder({
      ...catBlog,
      '_posts/2024-03-05-luna.md': '---\ntitle: Luna\n---\n\n![Luna](/gone.png)\n',
    });
    symlinkSync(join(other, 'milo.md'), join(folder, '_posts/2024-03-03-milo.md'));
    symlinkSync(join(other, 'posts'), join(folder, '_posts/more'));
    expectWords(await runShell('postlint --no-cache --fix', folder), 1);
    expect(readFileSync(join(other, 'milo.md'), 'utf8')).toBe(before);
    expect(readFileSync(join(folder, '_posts/2024-03-02-tabby.md'), 'utf8')).toContain('## Naps');
  });

  test('is not written through to a baseline', async () => {
    const other = makeFolder({ 'known.json': '{ "version": 1, "files": {} }\n' });
    const folder = makeFolder();
    symlinkSync(join(other, 'known.json'), join(folder, '.postlint-baseline.json'));
    const run = await runShell('postlint --no-cache --write-baseline', folder);
    expectWords(run, 2, 'The baseline is a link to a file outside the repository, and is not written');
    expect(readFileSync(join(other, 'known.json'), 'utf8')).toBe('{ "version": 1, "files": {} }\n');
  });

  test('is no place for a cache', async () => {
    const other = makeFolder({});
    const folder = makeFolder({ ...catBlog, 'node_modules/cats/index.js': '' });
    symlinkSync(other, join(folder, 'node_modules/.cache'));
    const caches = makeFolder({});
    const run = await runShell('postlint', folder, { env: { XDG_CACHE_HOME: caches } });
    expectWords(run, 1);
    expect(readdirSync(other)).toEqual([]);
    expect(readdirSync(join(caches, 'postlint'))).toHaveLength(1);
    expect(existsSync(join(folder, 'node_modules/.cache/postlint'))).toBe(false);
  });
});

test('a baseline and a cache behind links within the repository are fine', async () => {
  const folder = makeFolder({ ...catBlog, '.git/HEAD': '', 'known.json': '{ "version": 1, "files": {} }\n' });
  symlinkSync('known.json', join(folder, '.postlint-baseline.json'));
  const run = await runShell('postlint --write-baseline && postlint', folder);
  expectWords(run, 0);
  expect(lstatSync(join(folder, '.postlint-baseline.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'known.json'), 'utf8')).toContain('broken-link');
});

test('links in circles come to an end', async () => {
  const folder = makeFolder({ ...catBlog, 'x/milo.md': '# Milo\n', 'y/otto.md': '# Otto\n' });
  const link = (target: string, path: string) => symlinkSync(target, join(folder, path));
  link('.', 'here');
  link('..', '_posts/up');
  link('b', 'a');
  link('a', 'b');
  link('self', '_posts/self');
  link('2024-03-04-b.md', '_posts/2024-03-03-a.md');
  link('2024-03-03-a.md', '_posts/2024-03-04-b.md');
  for (let index = 0; index < 12; index++) {
    link('../y', `x/to-y-${index}`);
    link('../x', `y/to-x-${index}`);
  }
  for (const name of ['.gitignore', '.postlint-baseline.json', 'package.json', '_data']) link(name, name);
  const run = await runShell('postlint --no-cache --format compact', folder);
  expectWords(run, 1);
  expect(run.out).toContain('_posts/2024-03-02-tabby.md:8:11: error Link target “/vet/” does not exist');
  writeFileSync(join(folder, '.postlintrc.yaml'), 'extends: ./circle.json\n');
  link('circle.json', 'circle.json');
  expectWords(await runShell('postlint --no-cache', folder), 2, /circle\.json/);
});
