import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LintOptions, lint } from '../../src/index.ts';
import { reportCompact } from '../../src/report/compact.ts';
import { makeRepository, openRepository, stubIsolatedEnvironment, type TestRepository } from './git-repository.ts';

const POST = '[Tilda](/tilda/) ![](/images/milo.png) [Otto](otto.md) [gone](gone.md)\n';

let posts: TestRepository;
let site: TestRepository;
beforeEach(() => {
  stubIsolatedEnvironment();
  posts = makeRepository({ 'milo.md': POST, 'otto.md': '# Otto\n' });
  posts.git('add', '.');
  posts.git('commit', '--quiet', '--message=Posts');
  site = makeRepository({ 'hugo.toml': 'title = "Cats"\n', 'content/tilda.md': '---\ntitle: Tilda\n---\n' });
  site.git('submodule', 'add', '--quiet', posts.folder, 'content/posts');
});
afterEach(() => {
  vi.unstubAllEnvs();
  posts.remove();
  site.remove();
});

async function run(cwd: string, options: LintOptions = {}): Promise<string[]> {
  const result = await lint({ cwd, only: ['broken-link', 'missing-image'], ...options });
  return [...reportCompact(result).matchAll(/“([^”]*)”/g)].map(([, address = '']) => address);
}

test('of the content of a site says nothing of links from the root, which is elsewhere', async () => {
  const folder = join(site.folder, 'content/posts');
  expect(await run(folder)).toEqual(['gone.md']);
  const inner = openRepository(folder);
  inner.write({ 'milo.md': `${POST}\n[Rex](/rex/) [gone, too](../rex.md)\n` });
  expect(await run(folder, { since: 'HEAD' })).toEqual(['gone.md']);
  inner.git('add', '.');
  expect(await run(folder, { staged: true })).toEqual(['gone.md']);
});

test('a repository that is none is all there is', async () => {
  expect(await run(posts.folder)).toEqual(['/tilda/', '/images/milo.png', 'gone.md']);
  posts.git('worktree', 'add', '--quiet', '.git/modules-tree');
  expect(await run(join(posts.folder, '.git/modules-tree'))).toEqual(['/tilda/', '/images/milo.png', 'gone.md']);
});
