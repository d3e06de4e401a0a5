import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFileSystem } from '../../src/node/files.ts';
import { parseIndex, readIndexFile } from '../../src/node/git-index.ts';
import { isolatedEnvironment, makeRepository, openRepository, type TestRepository } from './git-repository.ts';

beforeEach(() => {
  const isolated = isolatedEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in isolated)) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const names = [
  'a',
  'ab',
  'abc.md',
  ...Array.from({ length: 40 }, (_, index) => `_posts/2024/05/${'milo-'.repeat(index % 9)}${index}.md`),
  'images/katzen über “Milo”.jpg',
  `long/${'cat'.repeat(70)}.md`,
];

function makeBlog(): TestRepository {
  const blog = makeRepository(Object.fromEntries(names.map(name => [name, 'Milo.\n'])));
  blog.git('add', '.');
  return blog;
}

/** What git says. */
function askGit({ git }: TestRepository): string[] {
  return git('ls-files', '-z').split('\0').filter(Boolean).sort();
}

function readSorted({ folder }: TestRepository): string[] | undefined {
  return readIndexFile(folder)
    ?.map(({ path }) => path)
    .sort();
}

/** The index as `git ls-files` prints it. */
function askForAll({ git }: TestRepository): string[] {
  return git('ls-files', '--stage', '-v', '-z').split('\0').filter(Boolean);
}

/** What is read of it in the same words; `H` stands for what git compares with the disk. */
function readAll({ folder }: TestRepository): string[] | undefined {
  return readIndexFile(folder)?.map(
    ({ path, mode, id, stage, isCompared }) => `${isCompared ? 'H' : '?'} ${mode} ${id} ${stage}\t${path}`,
  );
}

test('knows of each file what git knows', () => {
  const blog = makeBlog();
  blog.write({ 'vet.sh': 'exit\n', 'images/cover.jpg': 'a photo', 'both.md': 'Milo.\n' });
  blog.git('add', '.');
  blog.git('update-index', '--chmod=+x', 'vet.sh');
  symlinkSync('a', join(blog.folder, 'linked'));
  blog.git('add', 'linked');
  blog.git('commit', '--quiet', '-m', 'Cats');
  blog.git('update-index', '--assume-unchanged', 'ab');
  blog.git('update-index', '--skip-worktree', 'abc.md');
  const rewrite = (text: string) => {
    blog.write({ 'both.md': text });
    blog.git('commit', '--quiet', '-m', text, 'both.md');
  };
  blog.git('branch', 'other');
  rewrite('Milo and Tilda.\n');
  blog.git('checkout', '--quiet', 'other');
  rewrite('Milo and Otto.\n');
  expect(() => blog.git('merge', 'main')).toThrow('CONFLICT');
  const all = readAll(blog);
  expect(all).toEqual(askForAll(blog).map(line => line.replace(/^[^H]/, '?')));
  expect(all?.filter(line => line.startsWith('?'))).toHaveLength(5);
  blog.remove();
});

test.each([2, 3, 4])('reads version %i as git does', version => {
  const blog = makeBlog();
  if (version === 3) {
    blog.write({ 'later.md': 'Not yet.\n' });
    blog.git('add', '--intent-to-add', 'later.md');
  }
  if (version === 4) blog.git('update-index', '--index-version', '4');
  expect(readFileSync(join(blog.folder, '.git/index')).readUInt32BE(4)).toBe(version);
  expect(readSorted(blog)).toEqual(askGit(blog));
  blog.git('commit', '--quiet', '-m', 'Cats');
  blog.git('rm', '--quiet', '--cached', 'abc.md');
  expect(readSorted(blog)).toEqual(askGit(blog));
  expect(openFileSystem().isTracked(`${blog.folder}/abc.md`)).toBe(false);
  expect(openFileSystem().isTracked(`${blog.folder}/ab`)).toBe(true);
  blog.remove();
});

test('finds the index of a worktree', () => {
  const blog = makeBlog();
  blog.git('commit', '--quiet', '-m', 'Cats');
  blog.git('worktree', 'add', '--quiet', 'garden');
  const garden = openRepository(join(blog.folder, 'garden'));
  garden.git('rm', '--quiet', 'abc.md');
  expect(readSorted(garden)).toEqual(askGit(garden));
  expect(readSorted(garden)).not.toContain('abc.md');
  blog.remove();
});

test('leaves what it can’t read to git', () => {
  const blog = makeBlog();
  const index = readFileSync(join(blog.folder, '.git/index'));
  for (const length of [0, 3, 11, 12, 40, 100, index.length - 21, index.length - 1])
    expect(parseIndex(index.subarray(0, length)), `${length} bytes`).toBeUndefined();
  blog.git('update-index', '--split-index');
  expect(readSorted(blog)).toBeUndefined();
  expect(openFileSystem().isTracked(`${blog.folder}/ab`)).toBe(true);
  vi.stubEnv('GIT_INDEX_FILE', join(blog.folder, '.git/other-index'));
  expect(readSorted(blog)).toBeUndefined();
  vi.stubEnv('GIT_DIR', join(blog.folder, '.git'));
  expect(readSorted(blog)).toBeUndefined();
  blog.remove();
});

test('an index of another hash is left to git', () => {
  const other = makeRepository();
  other.git('init', '--quiet', '--object-format=sha256', 'cellar');
  const cellar = openRepository(join(other.folder, 'cellar'));
  cellar.write(Object.fromEntries(names.map(name => [name, 'Milo.\n'])));
  cellar.git('add', '.');
  expect(readSorted(cellar)).toBeUndefined();
  expect(openFileSystem().isTracked(`${cellar.folder}/ab`)).toBe(true);
  other.remove();
});
