import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findHook, installHook } from '../../src/node/install-hook.ts';
import { makeFolder, makeRepository } from './git-repository.ts';

test('installs a hook that can be run, once', () => {
  const blog = makeRepository();
  const file = join(blog.folder, '.git/hooks/pre-commit');
  rmSync(join(blog.folder, '.git/hooks'), { recursive: true, force: true });
  const command = 'npx --no-install postlint --staged';
  const hook = findHook(blog.folder);
  expect(hook).toEqual({ file, state: 'absent', command });
  installHook(hook);
  expect(readFileSync(file, 'utf8')).toMatch(/^#!\/bin\/sh\n(?:#.*\n)*npx --no-install postlint --staged\n$/);
  expect(statSync(file).mode & 0o111).toBe(0o111);
  expect(findHook(blog.folder).state).toBe('present');
  blog.remove();
});

test('knows a hook of somebody else', () => {
  const blog = makeRepository({ '.git/hooks/pre-commit': '#!/bin/sh\nmake check\n' });
  expect(findHook(blog.folder).state).toBe('taken');
  blog.remove();
});

test('goes where git looks for hooks, and where husky does', () => {
  const blog = makeRepository({ 'my blog/post.md': '# Milo\n' });
  blog.git('config', 'core.hooksPath', '.githooks');
  expect(findHook(join(blog.folder, 'my blog'))).toEqual({
    file: join(blog.folder, '.githooks/pre-commit'),
    state: 'absent',
    command: "cd 'my blog' && npx --no-install postlint --staged",
  });
  blog.git('config', 'core.hooksPath', '.husky/_');
  expect(findHook(blog.folder).file).toBe(join(blog.folder, '.husky/pre-commit'));
  blog.git('add', '.');
  blog.git('commit', '--quiet', '--no-verify', '-m', 'The blog');
  blog.git('config', '--unset', 'core.hooksPath');
  const worktree = join(makeFolder('worktree'), 'tree');
  blog.git('worktree', 'add', '--quiet', worktree);
  expect(findHook(worktree).file).toBe(join(blog.folder, '.git/hooks/pre-commit'));
  for (const folder of [worktree, blog.folder]) rmSync(folder, { recursive: true });
});

test('explains why there can be no hook', () => {
  const folder = makeFolder('no repository');
  expect(() => findHook(folder)).toThrow('There is no git repository');
  rmSync(folder, { recursive: true });
  const blog = makeRepository();
  blog.git('config', 'core.hooksPath', join(blog.folder, 'hooks'));
  blog.write({ hooks: 'a file' });
  expect(() => installHook(findHook(blog.folder))).toThrow('can’t be written');
  blog.remove();
});
