import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { openFileSystem } from '../../src/node/files.ts';
import { openGit, splitNul } from '../../src/node/git.ts';
import { makeFolder, makeRepository } from './git-repository.ts';

const blog = makeRepository({
  '.gitignore': '*.draft.md\n',
  '_posts/katzen über “Milo”.md': '# Milo\n',
  'images/tabby.jpg': 'a photo',
  'images/forgotten.jpg': 'another photo',
  'notes.draft.md': 'not yet',
});
blog.git('add', '.gitignore', '_posts', 'images/tabby.jpg');
symlinkSync('images', join(blog.folder, 'photos'));
afterAll(blog.remove);

function failureOf(call: () => unknown): UserError {
  try {
    call();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

test('knows which files git has, whatever they are called', () => {
  const { isTracked } = openFileSystem();
  const known = (path: string) => isTracked(`${blog.folder}/${path}`);
  expect(known('_posts/katzen über “Milo”.md')).toBe(true);
  expect(known('images/tabby.jpg')).toBe(true);
  expect(known('images/forgotten.jpg')).toBe(false);
  expect(known('notes.draft.md')).toBe(false);
});

test('knows a file behind a link to its folder', () => {
  const { isTracked } = openFileSystem();
  expect(isTracked(`${blog.folder}/photos/tabby.jpg`)).toBe(true);
  expect(isTracked(`${blog.folder}/photos/forgotten.jpg`)).toBe(false);
});

test('says nothing of files outside of a repository, or where the repository is damaged', () => {
  const folder = makeFolder('outside');
  expect(openFileSystem().isTracked(`${folder}/tabby.jpg`)).toBeUndefined();
  rmSync(folder, { recursive: true });
  const damaged = makeRepository();
  damaged.write({ '.git/HEAD': 'nonsense' });
  expect(openFileSystem().isTracked(`${damaged.folder}/tabby.jpg`)).toBeUndefined();
  damaged.remove();
});

test('runs no program that the configuration of a repository names', () => {
  const hostile = makeRepository({ 'milo.md': '# Milo\n' });
  const trace = join(hostile.folder, 'trace');
  hostile.git('add', '.');
  hostile.git('config', 'core.fsmonitor', `touch '${trace}' #`);
  expect(splitNul(openGit(hostile.folder).run(['ls-files', '-z']))).toEqual(['milo.md']);
  expect(existsSync(trace)).toBe(false);
  hostile.remove();
});

test('takes no folder of a post for a repository that is not there', () => {
  const bare = makeRepository();
  const folder = makeFolder('bare');
  bare.git('init', '--quiet', '--bare', join(folder, 'milo'));
  expect(failureOf(() => openGit(join(folder, 'milo')).run(['ls-files']))).toMatchObject({
    message: `The git repository in ${join(folder, 'milo')} is a bare one: it has no working tree`,
    hint: 'Run postlint in a clone or worktree of it',
  });
  bare.remove();
  rmSync(folder, { recursive: true });
});

test('explains what is missing', () => {
  const folder = makeFolder('nothing');
  expect(failureOf(() => openGit(folder)).message).toBe(`There is no git repository in ${folder}`);
  vi.stubEnv('PATH', folder);
  expect(failureOf(() => openGit(blog.folder).run(['ls-files'])).message).toBe('git can’t be run');
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  const refusal = failureOf(() => openGit(blog.folder).run(['rev-parse', '--verify', 'no-such-branch']));
  expect(refusal).toMatchObject({ message: 'git could not answer', hint: 'It said: Needed a single revision' });
});
