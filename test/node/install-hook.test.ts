import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findHook, installHook } from '../../src/node/install-hook.ts';
import { isolatedEnvironment, makeFolder, makeRepository, type TestRepository } from './git-repository.ts';

test('installs a hook that can be run, once', () => {
  const blog = makeRepository();
  const file = join(blog.folder, '.git/hooks/pre-commit');
  rmSync(join(blog.folder, '.git/hooks'), { recursive: true, force: true });
  const command = 'npx --no-install postlint --staged';
  const hook = findHook(blog.folder);
  expect(hook).toMatchObject({ file, state: 'absent', command });
  installHook(hook);
  expect(readFileSync(file, 'utf8')).toMatch(/^#!\/bin\/sh\n#[\s\S]*\nnpx --no-install postlint --staged\n$/);
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
  expect(findHook(join(blog.folder, 'my blog'))).toMatchObject({
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

describe('runs what is installed', () => {
  const tell = (name: string) => `#!/bin/sh\necho "${name} in $(pwd) $*" >> "$TOLD"\n`;
  let blog: TestRepository;
  let worktree: string;
  beforeEach(() => {
    blog = makeRepository({ '.gitignore': 'node_modules', "milo's blog/post.md": '# Milo\n' });
    blog.git('add', '.');
    blog.git('commit', '--quiet', '--message=The blog');
    worktree = join(makeFolder('worktree'), 'tree');
    blog.git('worktree', 'add', '--quiet', worktree);
  });
  afterEach(() => {
    rmSync(worktree, { recursive: true });
    blog.remove();
  });

  function commit(folder: string): string {
    const told = join(blog.folder, '.git/told');
    const npx = join(blog.folder, '.git/bin/npx');
    mkdirSync(dirname(npx), { recursive: true });
    writeFileSync(npx, tell('npx'), { mode: 0o755 });
    const env = { ...isolatedEnvironment(), TOLD: told, PATH: `${dirname(npx)}:${process.env['PATH']}` };
    const { status, stderr } = spawnSync('git', ['commit', '--allow-empty', '-qm', 'Nap'], { cwd: folder, env });
    expect([status, `${stderr}`]).toEqual([0, '']);
    const said = readFileSync(told, 'utf8');
    rmSync(told);
    return said.replaceAll(blog.folder, 'BLOG').replaceAll(worktree, 'TREE');
  }

  function install(name: string, folder: string): void {
    const bin = join(folder, 'node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'postlint'), tell(name), { mode: 0o755 });
  }

  test('here, else in the main worktree, else wherever npx finds it', () => {
    installHook(findHook(blog.folder));
    expect(commit(worktree)).toBe('npx in TREE --no-install postlint --staged\n');
    install('main', blog.folder);
    expect(commit(worktree)).toBe('main in TREE --staged\n');
    install('own', worktree);
    expect(commit(worktree)).toBe('own in TREE --staged\n');
    expect(commit(blog.folder)).toBe('main in BLOG --staged\n');
  });

  test('in the folder of the blog, else at the top', () => {
    installHook(findHook(join(blog.folder, "milo's blog")));
    expect(commit(blog.folder)).toBe("npx in BLOG/milo's blog --no-install postlint --staged\n");
    install('top', blog.folder);
    expect(commit(blog.folder)).toBe("top in BLOG/milo's blog --staged\n");
    install('inner', join(blog.folder, "milo's blog"));
    expect(commit(blog.folder)).toBe("inner in BLOG/milo's blog --staged\n");
    expect(commit(worktree)).toBe("inner in TREE/milo's blog --staged\n");
  });
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
