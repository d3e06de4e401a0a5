import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LintOptions, lint } from '../../src/index.ts';
import { reportCompact } from '../../src/report/compact.ts';
import {
  makeFolder,
  makeRepository,
  openRepository,
  stubIsolatedEnvironment,
  type TestRepository,
} from './git-repository.ts';

let origin: TestRepository;
let clone: TestRepository;

const BLOG = {
  '_config.yml': 'permalink: /:title/\n',
  '_posts/2024/2024-05-01-milo.md':
    '---\ntitle: Milo\n---\n\n[Tilda](/old-tilda/#naps) [Otto](/otto/) [gone](/gone/) ![](/images/milo.svg "Milo")\n',
  '_posts/2023/2023-05-01-tilda.md': '---\ntitle: Tilda\npermalink: /old-tilda/\n---\n\n## Naps\n\n##Broken\n',
  '_posts/2023/2023-06-01-otto.md': '---\ntitle: Otto\n---\n\n[gone, too](/gone-too/)\n',
  'images/milo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'images/deep/otto.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

beforeEach(() => {
  stubIsolatedEnvironment();
  origin = makeRepository(BLOG);
  origin.git('add', '.');
  origin.git('commit', '--quiet', '--message=Cats');
});
afterEach(() => {
  vi.unstubAllEnvs();
  origin.remove();
  clone.remove();
});

function sparse(kind: readonly string[], ...folders: readonly string[]): void {
  const folder = makeFolder('clone');
  clone = openRepository(folder);
  origin.git('config', 'uploadpack.allowFilter', 'true');
  clone.git('clone', '--quiet', '--sparse', ...kind, `file://${origin.folder}`, '.');
  clone.git('sparse-checkout', 'set', ...folders);
}

async function run(options: LintOptions = {}): Promise<string[]> {
  const result = await lint({ cwd: clone.folder, rules: ['image-alt: off'], ...options });
  return reportCompact(result)
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.replace(/^.*?([\w-]+\.md:\d+).*“([^”]*)”.*$/, '$1 $2'));
}

test.each(['--no-sparse-index', '--sparse-index'])(
  'what is left out is there for links, and not linted: %s',
  async kind => {
    sparse([], '_posts/2024');
    clone.git('sparse-checkout', 'reapply', kind);
    expect(readdirSync(clone.folder)).not.toContain('images');
    expect(await run()).toEqual(['2024-05-01-milo.md:5 /gone/']);
    clone.write({
      '_posts/2024/2024-05-01-milo.md': `${BLOG['_posts/2024/2024-05-01-milo.md']}\n![](/images/deep/lulu.svg)\n![](/images/deep/otto.svg)\n[a](/old-tilda/#food)\n`,
    });
    const found = [
      '2024-05-01-milo.md:5 /gone/',
      '2024-05-01-milo.md:7 /images/deep/lulu.svg',
      '2024-05-01-milo.md:9 /old-tilda/',
    ];
    expect(await run({ since: 'HEAD' })).toEqual(found);
    expect(await run()).toEqual(found);
    clone.git('add', '.');
    expect(await run({ staged: true })).toEqual(found);
  },
);

test('a partial clone fetches nothing: what a post that is not here says is unknown', async () => {
  sparse(['--filter=blob:none'], '_posts/2024');
  origin.remove();
  clone.write({
    '_posts/2024/2024-05-02-lulu.md': '---\ntitle: Lulu\n---\n\n![](/images/deep/otto.svg) ![](/images/gone.svg)\n',
  });
  expect(await run()).toEqual(['2024-05-02-lulu.md:5 /images/gone.svg']);
});

test('where all posts are left out, that is said', async () => {
  sparse([], 'images');
  await expect(run()).rejects.toMatchObject({
    message: 'No posts found in this folder',
    hint: 'A sparse checkout leaves them out: add their folder with “git sparse-checkout add”',
  });
});

test('a checkout that is sparse no more is as any other', async () => {
  sparse([], '_posts/2024');
  clone.git('sparse-checkout', 'disable');
  expect(await run()).toEqual([
    '2023-05-01-tilda.md:8 ##',
    '2023-06-01-otto.md:5 /gone-too/',
    '2024-05-01-milo.md:5 /gone/',
  ]);
});
