import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type LintOptions, lint } from '../../src/index.ts';
import { isolatedEnvironment, makeRepository, type TestRepository } from './git-repository.ts';

beforeAll(() => {
  for (const [name, value] of Object.entries(isolatedEnvironment())) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

async function find(blog: TestRepository, options: LintOptions = {}): Promise<string[]> {
  const only = options.staged ? ['untracked-file', 'missing-image'] : ['untracked-file', 'unused-image'];
  const { reports } = await lint({ cwd: blog.folder, only, ...options });
  return reports.flatMap(({ diagnostics }) =>
    diagnostics.map(({ file, rule, message, hint }) => `${file} ${rule} ${message}; ${hint}`),
  );
}

const added = 'Run git add for it';
const unignored =
  'Take it out of .gitignore, or name its address under “assets” in the configuration if the build makes it';

test('git’s index decides what is there for others', async () => {
  const blog = makeRepository({
    '.gitignore': '*.pdf\n/covers/*\n/api/\n',
    'milo.md':
      '![Milo](<images/milo über.gif>)\n\n[Papers](papers.pdf), [the cover](covers/milo.gif), [Tilda](tilda.md), [API](api/milo.md)\n',
    'api/milo.md': 'Made by a tool.\n',
    'papers.pdf': '%PDF-1.7',
  });
  blog.write({ 'images/milo über.gif': 'GIF89a', 'covers/milo.gif': 'GIF89a', 'tilda.md': 'Tilda.\n' });
  // Nothing is in git: all of it is going to be added.
  expect(await find(blog)).toEqual([
    `milo.md untracked-file Link target “papers.pdf” is on this machine, but .gitignore keeps “papers.pdf” out of the repository; ${unignored}`,
    `milo.md untracked-file Link target “covers/milo.gif” is on this machine, but .gitignore keeps “covers/milo.gif” out of the repository; ${unignored}`,
  ]);

  blog.git('add', 'milo.md');
  const known = await find(blog, { rules: ['untracked-file: error'] });
  expect(known.map(line => line.replace(/ is on.*; /, ' … '))).toEqual([
    `milo.md untracked-file Image “images/milo über.gif” … ${added}`,
    `milo.md untracked-file Link target “papers.pdf” … ${unignored}`,
    `milo.md untracked-file Link target “covers/milo.gif” … ${unignored}`,
    `milo.md untracked-file Link target “tilda.md” … ${added}`,
  ]);

  blog.write({ '.postlintrc.json': '{ "assets": ["/covers/**", "/papers.pdf"] }' });
  blog.git('add', 'images', 'tilda.md');
  blog.git('add', '--force', 'papers.pdf');
  expect(await find(blog)).toEqual([]);
  blog.remove();
});

test('a staged post without its image is told what to do', async () => {
  const blog = makeRepository({ 'milo.md': 'Milo.\n', '.gitignore': '*.pdf\n' });
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'Milo');
  blog.write({
    'milo.md': '![Milo](milo.gif)\n\n[Papers](papers.pdf)\n',
    'milo.gif': 'GIF89a',
    'papers.pdf': '%PDF-1.7',
  });
  blog.git('add', 'milo.md');
  expect(await find(blog, { staged: true })).toEqual([
    'milo.md missing-image Image “milo.gif” does not exist; “milo.gif” is on disk, but not staged: run git add',
    `milo.md untracked-file Link target “papers.pdf” is on this machine, but .gitignore keeps “papers.pdf” out of the repository; ${unignored}`,
  ]);
  blog.git('add', 'milo.gif');
  blog.git('add', '--force', 'papers.pdf');
  expect(await find(blog, { staged: true })).toEqual([]);
  blog.remove();
});

test('folders are no files, and links to them are fine', async () => {
  const blog = makeRepository({
    'README.md': '[Cats](cats/), [again](cats), [papers](papers), [Tilda](cats/tilda.md)\n',
    'cats/tilda.md': 'Tilda.\n',
    'papers/tilda.pdf': '%PDF-1.7',
  });
  blog.git('add', '.');
  expect(await find(blog)).toEqual([]);
  blog.remove();
});

test('an unused image is reported at itself, and only where all of the site is linted', async () => {
  const blog = makeRepository({
    'milo.md': '![Milo](images/milo.gif)\n',
    'images/milo.gif': 'GIF89a',
    'images/old.gif': 'GIF89a',
  });
  blog.git('add', '.');
  blog.write({ 'images/new.gif': 'GIF89a' });
  const unused = ['images/old.gif unused-image Nothing in this site refers to this image; Remove it, or use it'];
  expect(await find(blog)).toEqual(unused);
  expect(await find(blog, { paths: ['milo.md'] })).toEqual([]);
  blog.write({ '.postlintrc.json': '{ "ignore": "images/**" }' });
  expect(await find(blog)).toEqual([]);
  blog.remove();
});
