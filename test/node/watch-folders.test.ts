import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listFolders } from '../../src/node/files.ts';
import { isTemporary } from '../../src/node/temporary-files.ts';
import { type FolderWatch, watchFolders } from '../../src/node/watch-folders.ts';

vi.setConfig({ testTimeout: 60_000 });

let blog = '';
let changed: string[] = [];
let folders: FolderWatch;

function open(isRecursive: boolean, ignored = ''): void {
  changed = [];
  folders = watchFolders({
    onChange: path => void changed.push(path.slice(blog.length + 1)),
    listFolders,
    isIgnored: path => path === ignored,
    isRecursive,
  });
}

beforeEach(() => {
  blog = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-watch-')));
  for (const folder of ['_posts', '_site', 'node_modules/cat']) mkdirSync(join(blog, folder), { recursive: true });
  writeFileSync(join(blog, '_posts/milo.md'), '# Milo\n');
});
afterEach(() => {
  folders.close();
  rmSync(blog, { recursive: true });
});

const follow = (...files: string[]) => folders.follow({ roots: [blog], files });
const write = (file: string) => appendFileSync(join(blog, file), 'A cat.\n');
const seen = (file: string) => vi.waitFor(() => expect(changed).toContain(file), { timeout: 20_000, interval: 20 });

describe.each([
  ['folder by folder', false],
  ['a whole tree', true],
])('%s', (_, isRecursive) => {
  test('a change, a new file, one that is gone, and one that is renamed', async () => {
    open(isRecursive);
    follow();
    write('_posts/milo.md');
    await seen('_posts/milo.md');
    write('_posts/mimi.md');
    await seen('_posts/mimi.md');
    renameSync(join(blog, '_posts/mimi.md'), join(blog, '_posts/tilda.md'));
    await seen('_posts/tilda.md');
    changed = [];
    rmSync(join(blog, '_posts/milo.md'));
    await seen('_posts/milo.md');
  });

  test('nothing that the run itself writes, and nothing that an editor does', async () => {
    open(isRecursive, join(blog, 'report.json'));
    follow();
    for (const file of ['report.json', '_posts/.milo.md.swp', '_posts/milo.md~', 'last.md']) write(file);
    await seen('last.md');
    expect(new Set(changed)).toEqual(new Set(['last.md']));
  });

  test('nothing once it is closed', async () => {
    open(isRecursive);
    follow();
    folders.close();
    write('_posts/milo.md');
    await new Promise(done => setTimeout(done, 300));
    expect(changed).toEqual([]);
  });
});

test('a folder that is new, and one that comes back under the same name', async () => {
  open(false);
  follow();
  mkdirSync(join(blog, 'drafts'));
  await seen('drafts');
  follow();
  write('drafts/mimi.md');
  await seen('drafts/mimi.md');
  // As git does when a branch is checked out.
  rmSync(join(blog, 'drafts'), { recursive: true });
  mkdirSync(join(blog, 'drafts'));
  follow();
  changed = [];
  write('drafts/tilda.md');
  await seen('drafts/tilda.md');
});

test('built sites and dependencies are nobody’s posts', async () => {
  open(false);
  follow();
  for (const file of ['_site/milo.html', 'node_modules/cat/index.js', 'last.md']) write(file);
  await seen('last.md');
  expect(changed.filter(path => !path.startsWith('last'))).toEqual([]);
});

test('of a folder that only holds a configuration, that file', async () => {
  open(false);
  folders.follow({ roots: [join(blog, '_posts')], files: [join(blog, '.postlintrc.json')] });
  write('notes.md');
  write('.postlintrc.json');
  await seen('.postlintrc.json');
  expect(changed).not.toContain('notes.md');
});

test.each([
  ['.post.md.swp', true],
  ['posts/post.md~', true],
  ['posts/4913', true],
  ['.#post.md', true],
  ['#post.md#', true],
  ['post.md___jb_tmp___', true],
  ['post.md', false],
  ['.postlintrc.json', false],
  ['.gitignore', false],
  ['2024.md', false],
])('%s is temporary: %s', (path, temporary) => {
  expect(isTemporary(path)).toBe(temporary);
});
