import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lint } from '../../src/index.ts';
import { runProgram } from '../run-program.ts';

// A machine that is busy with other tests starts a program slowly.
vi.setConfig({ testTimeout: 60_000 });

const files = {
  '_config.yml': 'title: Tabby\n',
  '_posts/2024-05-01-milo.md': '---\ntitle: Milo\ntags: [cats, food]\ncategory: pets\n---\n\n[The vet](/vte/)\n',
  '_posts/2024-05-02-mimi.md': '---\ntitle: Mimi\ntags: cats\n---\n\n[A shop](https://shop.example/) ![](/a.png)\n',
  '_drafts/tilda.md': '---\ntitle: Tilda\ntag: cats\n---\n\nShe sleeps.\n',
  'vet.md': '---\ntitle: Vet\n---\n\nShe is nice.\n',
};

let blog = '';
beforeAll(() => {
  blog = mkdtempSync(join(tmpdir(), 'postlint-stats-'));
  for (const folder of ['_posts', '_drafts']) mkdirSync(join(blog, folder));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(blog, name), text);
});
afterAll(() => rmSync(blog, { recursive: true }));

test('counts posts by state, links, images and terms of the whole site', async () => {
  const { statistics } = await lint({ cwd: blog, paths: ['vet.md'], stats: true });
  expect(statistics?.sites).toEqual([
    {
      folder: '',
      generator: 'Jekyll',
      posts: { published: 2, draft: 1 },
      pages: { published: 1 },
      links: 2,
      externalLinks: 1,
      images: 1,
      taxonomies: [
        {
          name: 'tags',
          terms: [
            { term: 'cats', count: 3 },
            { term: 'food', count: 1 },
          ],
        },
        { name: 'categories', terms: [{ term: 'pets', count: 1 }] },
      ],
    },
  ]);
  const rules = statistics?.times.map(({ rule }) => rule);
  expect(rules).toContain('image-alt');
  expect(rules).toContain('broken-link');
});

test('nobody who does not ask pays for it', async () => {
  expect(await lint({ cwd: blog })).not.toHaveProperty('statistics');
});

test('people find it below the report', async () => {
  const { out, err, code } = await runProgram(['--stats'], { cwd: blog });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/✗ 2 errors, 1 warning in 2 of 4 files \(.*\)\n\nFindings by rule\n/);
  expect(out).toContain('\nJekyll in this folder\n  3 posts: 2 published, 1 draft\n');
});

test('programs find it in json; beside other formats it goes to standard error', async () => {
  const json = await runProgram(['--stats', '--format', 'json'], { cwd: blog });
  expect(json.err).toBe('');
  expect(JSON.parse(json.out).statistics.sites).toHaveLength(1);
  const compact = await runProgram(['--stats', '--format', 'compact'], { cwd: blog });
  expect(compact.out).not.toContain('Jekyll in');
  expect(compact.err).toContain('Jekyll in this folder');
});
