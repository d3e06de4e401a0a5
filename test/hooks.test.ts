import { execFile, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import {
  isolatedEnvironment,
  makeFolder,
  makeRepository,
  openRepository,
  type TestRepository,
} from './node/git-repository.ts';
import { readRepositoryFile, repositoryPath } from './repository.ts';

// Each commit starts several programs, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, maxConcurrency: 2 });

const post = (title: string, body: string) => `---\ntitle: ${title}\n---\n\n${body}\n`;
const broken = post('Tilda', '[The vet](/vte/)');
const sound = post('Tilda', '[The vet](/vet/)');
const name = '_posts/2024-03-01-tilda the elder, über.md';

const home = makeFolder('home');
const blogs: TestRepository[] = [];
afterAll(() => {
  for (const blog of blogs) blog.remove();
  rmSync(home, { recursive: true, force: true });
});

beforeAll(() => {
  if (!existsSync(repositoryPath('dist/cli/main.js')))
    throw new Error('The program is not built: run npm run build first');
});

/** A blog in which postlint and the tools are installed, as npm does it. */
function makeBlog(): TestRepository {
  const blog = makeRepository({
    '.gitignore': 'node_modules\n',
    'package.json': '{ "private": true }\n',
    '_config.yml': 'permalink: /:title/\n',
    'vet.md': '---\ntitle: Vet\npermalink: /vet/\n---\n\nShe is nice.\n',
  });
  blogs.push(blog);
  mkdirSync(join(blog.folder, 'node_modules/.bin'), { recursive: true });
  const link = (target: string, tool: string) => symlinkSync(target, join(blog.folder, 'node_modules/.bin', tool));
  link(repositoryPath('bin/postlint.js'), 'postlint');
  for (const tool of ['husky', 'lint-staged']) link(repositoryPath(`node_modules/.bin/${tool}`), tool);
  return blog;
}

interface Outcome {
  readonly code: number;
  readonly said: string;
}

const environment: NodeJS.ProcessEnv = {
  ...isolatedEnvironment(),
  HOME: home,
  PRE_COMMIT_HOME: join(home, 'pre-commit'),
  npm_config_cache: join(home, 'npm'),
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
};

async function run(blog: TestRepository, program: string, ...words: readonly string[]): Promise<Outcome> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, words, { cwd: blog.folder, env: environment });
    return { code: 0, said: stripVTControlCharacters(stdout + stderr) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error;
    return { code: Number(error.code), said: stripVTControlCharacters(`${error.stdout}${error.stderr}`) };
  }
}

const commit = (blog: TestRepository, ...words: readonly string[]) =>
  run(blog, 'git', 'commit', '--quiet', '-m', 'A commit', ...words);

/** lint-staged and lefthook put aside what is not staged: they need a commit to do so. */
function commitUnseen(blog: TestRepository): void {
  blog.git('add', '.');
  blog.git('commit', '--quiet', '--no-verify', '-m', 'The blog');
}

/** Writes the file that docs/ci.md shows for a tool. */
function followRecipe(blog: TestRepository, tool: string): void {
  const section = readRepositoryFile('docs/ci.md').split(`\n### ${tool}\n`)[1]?.split('\n##')[0] ?? '';
  const [, file = '', text = ''] = /Put this in `([^`]+)`[^\n]*:\n\n```\w+\n([\s\S]*?)```/.exec(section) ?? [];
  expect(text, `the recipe for ${tool} in docs/ci.md`).toContain('postlint');
  mkdirSync(dirname(join(blog.folder, file)), { recursive: true });
  writeFileSync(join(blog.folder, file), text);
}

/** A broken post is stopped, though it is mended on disk; a mended one passes, though it is broken on disk. */
async function expectGuarded(blog: TestRepository): Promise<void> {
  blog.git('add', '.');
  blog.write({ [name]: broken });
  blog.git('add', '.');
  blog.write({ [name]: sound });
  const stopped = await commit(blog);
  expect(stopped.said).toContain(name);
  expect(stopped.said).toMatch(/5:11\s+error\s+Link target “\/vte\/” does not exist\s+broken-link/);
  expect(stopped.said).toContain('Did you mean “/vet/”?');
  expect(stopped.code).not.toBe(0);
  expect(readFileSync(join(blog.folder, name), 'utf8')).toBe(sound);

  blog.git('add', '.');
  blog.write({ [name]: broken });
  const passed = await commit(blog);
  expect(passed.said).not.toMatch(/error/);
  expect(passed.code).toBe(0);
  expect(readFileSync(join(blog.folder, name), 'utf8')).toBe(broken);
}

function isInstalled(tool: string): boolean {
  return spawnSync(tool, ['--version'], { env: environment }).status === 0;
}

describe.concurrent('the recipes of docs/ci.md', () => {
  test('a plain git hook', async () => {
    const blog = makeBlog();
    followRecipe(blog, 'A plain git hook');
    chmodSync(join(blog.folder, '.git/hooks/pre-commit'), 0o755);
    await expectGuarded(blog);
    // What `git commit -a` and `git commit FILE` take is not what is staged.
    blog.write({
      'vet.md': '---\ntitle: Vet\npermalink: /vet/\n---\n\n[Gone](/gone/)\n',
      [name]: `${sound}\nShe is old.\n`,
    });
    blog.git('add', name);
    const stopped = await commit(blog, '-a');
    expect(stopped.code).toBe(1);
    expect(stopped.said).toMatch(/“\/gone\/” does not exist/);
    expect((await commit(blog, '--', name)).code).toBe(0);
  });

  test('husky', async () => {
    const blog = makeBlog();
    followRecipe(blog, 'husky');
    expect(await run(blog, 'node_modules/.bin/husky')).toEqual({ code: 0, said: '' });
    await expectGuarded(blog);
  });

  test('lint-staged', async () => {
    const blog = makeBlog();
    followRecipe(blog, 'lint-staged');
    writeFileSync(join(blog.folder, '.git/hooks/pre-commit'), '#!/bin/sh\nnode_modules/.bin/lint-staged\n', {
      mode: 0o755,
    });
    commitUnseen(blog);
    await expectGuarded(blog);
  });

  // Programs of their own, which npm does not bring: whoever has them, and CI, runs these too.
  if (isInstalled('lefthook'))
    test('lefthook', async () => {
      const blog = makeBlog();
      followRecipe(blog, 'lefthook');
      expect((await run(blog, 'lefthook', 'install')).code).toBe(0);
      commitUnseen(blog);
      await expectGuarded(blog);
    });

  if (isInstalled('pre-commit'))
    test('pre-commit', async () => {
      const blog = makeBlog();
      followRecipe(blog, 'pre-commit');
      blog.git('add', '.');
      expect((await run(blog, 'pre-commit', 'install')).code).toBe(0);
      await expectGuarded(blog);
      const manifest = repositoryPath('.pre-commit-hooks.yaml');
      expect(await run(blog, 'pre-commit', 'validate-manifest', manifest)).toEqual({ code: 0, said: '' });
      blog.write({ [name]: broken, '.pre-commit-config.yaml': useLocally(readFileSync(manifest, 'utf8')) });
      blog.git('add', '.');
      const { said, code } = await run(blog, 'pre-commit', 'run', '--all-files');
      expect(said.match(/“\/vte\/” does not exist/g)).toHaveLength(2);
      expect(code).toBe(1);
    });
});

describe('the plain hook, as git starts it', () => {
  const about = (link: string) => ({ 'about.md': `---\ntitle: About\n---\n\n[The vet](${link})\n` });

  /** A blog with the hook, whose first commit passed it. */
  async function makeGuardedBlog(): Promise<TestRepository> {
    const blog = makeBlog();
    followRecipe(blog, 'A plain git hook');
    chmodSync(join(blog.folder, '.git/hooks/pre-commit'), 0o755);
    blog.write({
      'images/a bowl, ü.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0]),
      'bowl.md': '---\ntitle: Bowl\n---\n\n![The bowl](<images/a bowl, ü.jpg>)\n',
    });
    blog.git('add', '.');
    expect((await commit(blog)).code).toBe(0);
    return blog;
  }

  test('a rename that breaks another post', async () => {
    const blog = await makeGuardedBlog();
    blog.git('mv', 'vet.md', 'the vet, über.md');
    expect((await commit(blog)).code).toBe(0);
    blog.git('mv', 'images/a bowl, ü.jpg', 'images/bowl.jpg');
    const { code, said } = await commit(blog);
    expect(code).toBe(1);
    expect(said).toMatch(/5:14 +error +Image “images\/a bowl, ü\.jpg” does not exist \(because/);
    expect(said).toMatch(/images\/bowl\.jpg:1:1 +It led here when this file was “images\/a bowl,/);
  });

  test('a merge', async () => {
    const blog = await makeGuardedBlog();
    blog.git('checkout', '--quiet', '-b', 'tilda');
    blog.write({ ...about('/vet/'), [name]: broken });
    blog.git('add', '.');
    blog.git('commit', '--quiet', '--no-verify', '-m', 'Tilda');
    blog.git('checkout', '--quiet', 'main');
    blog.write({ 'about.md': 'Otto\n' });
    blog.git('add', '.');
    expect((await commit(blog)).code).toBe(0);
    expect(() => blog.git('merge', '--no-edit', 'tilda')).toThrow('CONFLICT');
    blog.write(about('/gone/'));
    blog.git('add', '.');
    const stopped = await commit(blog);
    expect(stopped).toMatchObject({ code: 1, said: expect.stringContaining('“/gone/” does not exist') });
    // What the other branch brings as it was is not the fault of the merge.
    expect(stopped.said).not.toContain('/vte/');
    blog.write(about('/vet/'));
    blog.git('add', '.');
    expect((await commit(blog)).code).toBe(0);
    expect(blog.git('rev-list', '--parents', '-1', 'HEAD').trim().split(' ')).toHaveLength(3);
  });

  test('a linked worktree', async () => {
    const blog = await makeGuardedBlog();
    const tree = openRepository(join(makeFolder('worktree'), 'a tree, ü'));
    blogs.push(tree);
    blog.git('worktree', 'add', '--quiet', '-b', 'tree', tree.folder);
    symlinkSync(join(blog.folder, 'node_modules'), join(tree.folder, 'node_modules'));
    // A slash at its end would not match a link.
    expect(readFileSync(join(tree.folder, '.gitignore'), 'utf8')).toBe('node_modules\n');
    await expectGuarded(tree);
  });

  test('a submodule, and the repository around it', async () => {
    const blog = await makeGuardedBlog();
    const outer = makeRepository({ 'index.md': '# Home\n\n![Bowl](<cats/images/a bowl, ü.jpg>)\n' });
    blogs.push(outer);
    outer.git('submodule', '--quiet', 'add', blog.folder, 'cats');
    const inner = openRepository(join(outer.folder, 'cats'));
    for (const { folder, hooks } of [
      { folder: outer.folder, hooks: '.git/hooks' },
      { folder: inner.folder, hooks: join(outer.folder, '.git/modules/cats/hooks') },
    ]) {
      symlinkSync(join(blog.folder, 'node_modules'), join(folder, 'node_modules'));
      copyFileSync(join(blog.folder, '.git/hooks/pre-commit'), resolve(folder, hooks, 'pre-commit'));
    }
    await expectGuarded(inner);
    outer.write({ '.gitignore': 'node_modules\n' });
    outer.git('add', '.');
    expect(await commit(outer)).toMatchObject({ code: 0, said: expect.stringMatching(/^✓ No problems in 1 file/) });
    outer.write({ 'index.md': '# Home\n\n![Bowl](cats/images/gone.jpg)\n' });
    outer.git('add', '.');
    expect(await commit(outer)).toMatchObject({ code: 1, said: expect.stringContaining('“cats/images/gone.jpg”') });
  });
});

/** The hooks as the manifest describes them, with the program of this repository in place of a downloaded one. */
function useLocally(manifest: string): string {
  const described: readonly Readonly<Record<string, string>>[] = parse(manifest);
  const hooks = described.map(hook => ({ ...hook, language: 'system', entry: `node_modules/.bin/${hook['entry']}` }));
  return stringify({ repos: [{ repo: 'local', hooks }] });
}
