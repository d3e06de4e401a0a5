import { describe, expect, test } from 'vitest';
import { type PlanInput, planSites } from '../../src/engine/plan.ts';
import { findTarget } from '../../src/engine/targets.ts';
import { memoryPorts } from '../memory-ports.ts';

/** A machine that has these files, by path from its root. */
function machine(files: Readonly<Record<string, string>>): PlanInput['ports'] {
  const ports = memoryPorts(files, '');
  const findRepository = () => undefined;
  const listFiles = (folder: string) => ports.listFiles(folder === '/' ? '' : folder);
  return {
    ...ports,
    findRepository,
    listFiles,
    kindOf: path => (path === '/' ? 'folder' : path === '/dev/null' ? 'other' : ports.kindOf(path)),
  };
}

async function plan(files: Readonly<Record<string, string>>, input: Partial<PlanInput> = {}) {
  const wanted = { cwd: '/', paths: [], ports: machine(files), root: undefined, generator: undefined };
  const plans = await planSites({ ...wanted, isIgnored: () => false, isContent: undefined, ...input });
  return plans.map(({ root, generator, linted }) => [root, generator.id, ...linted]);
}

describe('what is asked for', () => {
  const ports = machine({ 'blog/a.md': '', 'blog/b.txt': '', 'c.md': '' });
  const find = (written: string, cwd = '/blog') => findTarget(written, { cwd, kindOf: ports.kindOf });

  test('files, folders and globs', () => {
    expect(find('a.md')).toMatchObject({ kind: 'file', folder: '/blog' });
    expect(find('.')).toMatchObject({ kind: 'folder', folder: '/blog' });
    expect(find('*.md')).toMatchObject({ kind: 'glob', folder: '/blog' });
    expect(find('*.md').includes('/blog/a.md')).toBe(true);
    expect(find('/')).toMatchObject({ kind: 'folder', folder: '/' });
    expect(find('/').includes('/blog/a.md')).toBe(true);
    expect(find('/*/*.md')).toMatchObject({ kind: 'glob', folder: '/' });
    expect(find('c.md', '/').folder).toBe('/');
  });

  test('what is none of them is named', () => {
    expect(() => find('/dev/null')).toThrow('“/dev/null” is neither a file nor a folder');
    expect(() => find('gone/*.md')).toThrow('“gone/*.md” matches nothing: there is no folder “/blog/gone”');
    expect(() => find('gone.md')).toThrow('“gone.md” does not exist');
  });
});

describe('sites', () => {
  const blog = { 'blog/_config.yml': 'theme: minima', 'blog/_posts/2024-05-01-milo.md': '' };

  test('are found from the root of a machine as from anywhere', async () => {
    const found = [['/blog', 'jekyll', '_posts/2024-05-01-milo.md']];
    expect(await plan(blog)).toEqual(found);
    expect(await plan(blog, { paths: ['blog/_posts/2024-05-01-milo.md'] })).toEqual(found);
    expect(await plan(blog, { cwd: '/blog/_posts' })).toEqual(found);
    const atRoot = { '_config.yml': 'theme: minima', '_posts/2024-05-01-milo.md': '' };
    expect(await plan(atRoot)).toEqual([['/', 'jekyll', '_posts/2024-05-01-milo.md']]);
    expect(await plan(atRoot, { paths: ['_posts/2024-05-01-milo.md'] })).toEqual([
      ['/', 'jekyll', '_posts/2024-05-01-milo.md'],
    ]);
  });

  test('where no site is, the folder itself is one of plain Markdown', async () => {
    const notes = { 'notes/a.md': '', 'other/b.md': '' };
    expect(await plan(notes, { cwd: '/notes' })).toEqual([['/notes', 'plain', 'a.md']]);
    expect(await plan(notes, { cwd: '/notes', paths: ['/other'] })).toEqual([['/other', 'plain', 'b.md']]);
    expect(await plan(notes, { cwd: '/', root: '/notes', paths: ['notes'] })).toEqual([['/notes', 'plain', 'a.md']]);
    expect(await plan(notes, { cwd: '/', root: '/notes', paths: ['other'] })).toEqual([['/', 'plain', 'other/b.md']]);
  });

  test('inside of a site, the folders of its themes are none', async () => {
    const files = {
      'hugo.toml': '',
      'content/a.md': '',
      'themes/purr/hugo.toml': '',
      'themes/purr/content/b.md': '',
      'docs/hugo.toml': '',
      'docs/content/c.md': '',
      'docs/themes/purr/hugo.toml': '',
      'docs/themes/purr/layouts/index.html': '',
    };
    expect((await plan(files)).map(([root]) => root)).toEqual(['/', '/docs']);
  });

  test('the configuration says what is content, and what is left out', async () => {
    const isContent = (path: string) => path.endsWith('.txt.md');
    expect(await plan({ 'a.txt.md': '', 'b.md': '' }, { isContent })).toEqual([['/', 'plain', 'a.txt.md']]);
    expect(await plan({ 'a.md': '', 'b.md': '' }, { isIgnored: path => path === '/b.md' })).toEqual([
      ['/', 'plain', 'a.md'],
    ]);
  });

  test('a folder without any is an error that says what it was taken for', async () => {
    await expect(plan({ 'blog/a.txt': '' }, { paths: ['blog'] })).rejects.toThrow('No posts found in “blog”');
    await expect(plan({ 'a.txt': '' })).rejects.toThrow('No posts found in this folder');
  });
});
