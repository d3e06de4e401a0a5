import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type LintOptions, lint } from '../../src/index.ts';
import { openFileSystem } from '../../src/node/files.ts';
import { makeImage } from '../make-image.ts';
import {
  makeFolder,
  makeRepository,
  openRepository,
  stubIsolatedEnvironment,
  type TestRepository,
} from './git-repository.ts';

beforeAll(stubIsolatedEnvironment);
afterAll(() => {
  vi.unstubAllEnvs();
});

/** Findings as `file:line rule message`. */
async function find({ folder }: Pick<TestRepository, 'folder'>, options: LintOptions): Promise<string[]> {
  const { reports } = await lint({ cwd: folder, now: new Date('2026-01-01'), ...options });
  return reports.flatMap(({ diagnostics }) =>
    diagnostics.map(({ file, span, rule, message }) => `${file}:${span.start.line} ${rule} ${message}`),
  );
}

const post = (title: string, ...body: string[]) => `---\ntitle: ${title}\n---\n\n${body.join('\n\n')}\n`;

/** A cat blog with an old defect that no commit touches again. */
const blogFiles = {
  '_config.yml': 'title: Cats\npermalink: /:title/\n',
  '.gitignore': '/build/\n/generated/\n',
  '_posts/2024-01-01-milo.md': post('Milo', '![Milo on a chair](/images/milo.jpg)', '[The vet](/vet/#prices)'),
  '_posts/2024-02-01-old.md': post('Old', '[Nothing](/gone/)'),
  'vet.md': `---\ntitle: Vet\npermalink: /vet/\n---\n\n## Prices\n\nThey vary.\n`,
  'images/milo.jpg': makeImage('JPEG'),
};

function makeBlog(): TestRepository {
  const blog = makeRepository(blogFiles);
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'The blog');
  return blog;
}

test('tells of changes that are not staged only where they may mend something', async () => {
  const blog = makeBlog();
  const noticesFor = async () => (await lint({ cwd: blog.folder, staged: true })).notices;
  const [one, two, three] = ['one', 'two', 'three'].map(name => `_posts/2024-04-01-${name}.md`) as [
    string,
    string,
    string,
  ];
  const broken = post('Broken', '[Broken](/nowhere/)');
  blog.write({ [one]: broken, [two]: broken, [three]: post('Fine', 'Fine.') });
  blog.git('add', '.');
  expect(await noticesFor()).toEqual([]);
  // Only the ends of lines differ, as with core.autocrlf.
  blog.write({ [one]: broken.replaceAll('\n', '\r\n'), [three]: post('Fine', 'Better.') });
  expect(await noticesFor()).toEqual([]);
  blog.write({ [one]: post('Mended', 'Mended.') });
  expect(await noticesFor()).toEqual([`“${one}” has changes that are not staged: what is staged was checked`]);
  rmSync(join(blog.folder, two));
  expect(await noticesFor()).toEqual([
    `“${one}” and 1 more with findings have changes that are not staged: what is staged was checked`,
  ]);
  blog.remove();
});

test('judges what is staged, not what is on disk', async () => {
  const blog = makeBlog();
  const name = '_posts/2024-03-01-tilda “the elder” über.md';
  expect(await find(blog, { staged: true })).toEqual([]);

  blog.write({
    [name]: post('Tilda', '[Broken](/nowhere/)', '![Tilda](/images/tilda.jpg)'),
    'images/tilda.jpg': 'photo',
  });
  blog.git('add', name);
  blog.write({ [name]: post('Tilda', 'Mended, but not staged.', '[Later](/later/)') });
  expect(await find(blog, { staged: true })).toEqual([
    `${name}:5 broken-link Link target “/nowhere/” does not exist`,
    `${name}:7 missing-image Image “/images/tilda.jpg” does not exist`,
  ]);
  const { reports, notices } = await lint({ cwd: blog.folder, staged: true });
  expect(notices).toEqual([`“${name}” has changes that are not staged: what is staged was checked`]);
  expect(reports[0]?.text()).toContain('/nowhere/');
  expect(reports[0]?.diagnostics[1]?.hint).toBe('“images/tilda.jpg” is on disk, but not staged: run git add');

  // The other way round: what is staged is fine, what is on disk is not.
  blog.git('add', '.');
  blog.write({ [name]: post('Tilda', '[Broken](/nowhere/)') });
  blog.git('commit', '--quiet', '-m', 'Broken on purpose');
  blog.write({ [name]: post('Tilda', 'Well.') });
  blog.git('add', '.');
  blog.write({ [name]: post('Tilda', '[Broken](/nowhere/)') });
  expect(await find(blog, { staged: true })).toEqual([]);
  expect(await find(blog, { since: 'HEAD' })).toEqual([`${name}:5 broken-link Link target “/nowhere/” does not exist`]);
  blog.remove();
});

test('says what a change breaks in posts that it does not touch', async () => {
  const blog = makeBlog();
  blog.git('rm', '--quiet', 'images/milo.jpg');
  blog.write({ 'vet.md': blogFiles['vet.md'].replace('Prices', 'What it costs') });
  blog.git('add', '.');
  const broken = [
    '_posts/2024-01-01-milo.md:5 missing-image Image “/images/milo.jpg” does not exist (because of this change)',
    '_posts/2024-01-01-milo.md:7 broken-anchor There is no heading or id “#prices” on “/vet/” (because of this change)',
  ];
  expect(await find(blog, { staged: true })).toEqual(broken);
  expect(await find(blog, { since: 'HEAD' })).toEqual(broken);
  const { reports } = await lint({ cwd: blog.folder, staged: true });
  expect(
    reports[0]?.diagnostics.map(({ related }) => related?.map(({ file, message }) => `${file} ${message}`)),
  ).toEqual([
    ['images/milo.jpg It led here, and this file is deleted'],
    ['vet.md It led here, and this file is changed'],
  ]);

  blog.git('reset', '--quiet', '--hard');
  blog.git('mv', 'vet.md', 'doctor.md');
  blog.write({ 'doctor.md': blogFiles['vet.md'].replace('/vet/', '/doctor/') });
  blog.git('add', '.');
  const [moved] = (await lint({ cwd: blog.folder, staged: true })).reports;
  expect(moved?.diagnostics).toMatchObject([
    { rule: 'broken-link', related: [{ file: 'doctor.md', message: 'It led here when this file was “vet.md”' }] },
  ]);
  expect(await find(blog, { since: 'HEAD', only: ['lost-url'] })).toEqual([
    'doctor.md:3 lost-url The address “/vet/” is lost: this page is now at “/doctor/”',
  ]);
  blog.remove();
});

test('compares with where the branch began, and takes the working tree as it is', async () => {
  const blog = makeBlog();
  blog.git('checkout', '--quiet', '-b', 'tilda');
  blog.write({ '_posts/2024-03-01-tilda.md': post('Tilda', '[Broken](/nowhere/)') });
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'Tilda');
  blog.git('checkout', '--quiet', 'main');
  blog.write({ '_posts/2024-04-01-other.md': post('Other', '[Broken elsewhere](/elsewhere/)') });
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'Something else');
  blog.git('checkout', '--quiet', 'tilda');
  blog.write({
    '_posts/2024-05-01-new.md': post('New', '[Broken and not added](/later/)'),
    'build/a.md': '[No](/no/)\n',
  });
  rmSync(join(blog.folder, 'images/milo.jpg'));
  expect(await find(blog, { since: 'main' })).toEqual([
    '_posts/2024-01-01-milo.md:5 missing-image Image “/images/milo.jpg” does not exist (because of this change)',
    '_posts/2024-03-01-tilda.md:5 broken-link Link target “/nowhere/” does not exist',
    '_posts/2024-05-01-new.md:5 broken-link Link target “/later/” does not exist',
  ]);
  // A file that is only touched is the same as before.
  blog.git('checkout', '--quiet', '--', '.');
  blog.write({ '_posts/2024-02-01-old.md': blogFiles['_posts/2024-02-01-old.md'] });
  const found = await find(blog, { since: 'main', paths: ['_posts/2024-02-01-old.md'] });
  expect(found).toEqual([]);
  blog.remove();
});

test('reports changed lines, and what the change causes on others', async () => {
  const blog = makeBlog();
  const name = '_posts/2024-03-01-tilda.md';
  const before = post('Tilda', '[Old](/old-1/)', '## Food', '[Food](#food)', '[Old](/old-2/)', 'The end.');
  blog.write({ [name]: before });
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'Tilda');
  const after = before.replace('## Food', 'An introduction.\n\n## Meals').replace('The end.', '[New](/new/)');
  blog.write({ [name]: after });
  blog.git('add', '.');
  const expected = [
    `${name}:11 broken-anchor There is no heading or id “#food” on this page (because of this change)`,
    `${name}:15 broken-link Link target “/new/” does not exist`,
  ];
  expect(await find(blog, { staged: true, changedLines: true })).toEqual(expected);
  expect(await find(blog, { since: 'HEAD', changedLines: true })).toEqual(expected);
  expect(await find(blog, { staged: true })).toHaveLength(4);
  await expect(lint({ cwd: blog.folder, changedLines: true })).rejects.toThrow('--changed-lines is for');
  blog.remove();
});

test('works before the first commit, in a sub-folder, and with names that need quotes', async () => {
  const names = ['_posts/2024-01-01-two\nlines.md', "_posts/2024-01-02-it's “über”.md", '_posts/2024-01-03- a  b.md'];
  const site = Object.fromEntries(names.map(name => [`blog/${name}`, post('Milo', '[Broken](/nowhere/)')]));
  const blog = makeRepository({ 'blog/_config.yml': 'permalink: /:title/\n', ...site, 'notes.md': '[No](no.md)\n' });
  expect(await find(blog, { staged: true })).toEqual([]);
  blog.git('add', 'blog');
  const folder = join(blog.folder, 'blog');
  const found = await find({ folder }, { staged: true });
  expect(found.filter(line => line.includes('broken-link'))).toEqual(
    names.map(name => `${name}:5 broken-link Link target “/nowhere/” does not exist`),
  );
  await expect(find(blog, { since: 'main' })).rejects.toThrow('Git does not know the revision “main”');
  blog.git('add', '--intent-to-add', 'notes.md');
  expect((await find(blog, { staged: true })).some(line => line.startsWith('notes.md'))).toBe(false);
  blog.remove();
});

test('a first commit breaks nothing in the submodules that it brings', async () => {
  const cats = makeBlog();
  const outer = makeRepository({ 'index.md': '# Home\n' });
  outer.git('submodule', '--quiet', 'add', cats.folder, 'cats');
  outer.git('add', '.');
  expect(await find(outer, { staged: true })).toEqual([]);
  expect(await find(outer, {})).toEqual([
    'cats/_posts/2024-02-01-old.md:5 broken-link Link target “/gone/” does not exist',
  ]);
  for (const { remove } of [outer, cats]) remove();
});

test('a merge is judged by what it adds to both sides', async () => {
  const blog = makeBlog();
  blog.git('checkout', '--quiet', '-b', 'tilda');
  blog.write({ '_posts/2024-03-01-tilda.md': post('Tilda', '[Broken there](/there/)'), 'vet.md': 'tilda\n' });
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'Tilda');
  blog.git('checkout', '--quiet', 'main');
  blog.write({
    '_posts/2024-04-01-rex.md': post('Rex', '[Tilda](/tilda/)', '[Broken here](/here/)'),
    'vet.md': 'main\n',
  });
  blog.git('add', '.');
  blog.git('commit', '--quiet', '-m', 'Rex');
  expect(() => blog.git('merge', 'tilda')).toThrow('CONFLICT');
  blog.write({ 'vet.md': `${blogFiles['vet.md']}\n[Broken by the merge](/merge/)\n` });
  blog.git('add', '.');
  expect(await find(blog, { staged: true })).toEqual(['vet.md:10 broken-link Link target “/merge/” does not exist']);
  blog.remove();
});

test('works in linked worktrees and with submodules, as hooks run there', async () => {
  const blog = makeBlog();
  const theme = makeRepository({ 'images/logo.png': makeImage('PNG') });
  theme.git('add', '.');
  theme.git('commit', '--quiet', '-m', 'Theme');
  blog.git('submodule', '--quiet', 'add', theme.folder, 'shared');
  blog.git('commit', '--quiet', '-m', 'Theme');
  const logo = post('Logo', '![Logo](/shared/images/logo.png)', '![Other](/shared/images/other.png)');
  blog.write({ '_posts/2024-03-01-logo.md': logo });
  blog.git('add', '.');
  expect(await find(blog, { staged: true })).toEqual([
    '_posts/2024-03-01-logo.md:7 missing-image Image “/shared/images/other.png” does not exist',
  ]);

  const worktree = openRepository(join(makeFolder('worktree'), 'tree'));
  blog.git('worktree', 'add', '--quiet', worktree.folder);
  worktree.write({ 'sub/2.md': 'x', '_posts/2024-03-01-tilda.md': post('Tilda', '[Broken](/nowhere/)') });
  worktree.git('add', '.');
  const gitDirectory = worktree.git('rev-parse', '--absolute-git-dir').trim();
  const expected = ['_posts/2024-03-01-tilda.md:5 broken-link Link target “/nowhere/” does not exist'];
  expect(await find(worktree, { staged: true })).toEqual(expected);
  // So git starts hooks in a worktree; some hooks then go to a folder of their own.
  vi.stubEnv('GIT_DIR', gitDirectory);
  expect(await find(worktree, { staged: true })).toEqual(expected);
  expect(await find({ folder: join(worktree.folder, 'sub') }, { staged: true })).toEqual([]);
  expect(openFileSystem().isTracked(`${theme.folder}/images/logo.png`)).toBe(true);
  vi.stubEnv('GIT_DIR', undefined);
  vi.stubEnv('GIT_INDEX_FILE', join(blog.folder, '.git/index'));
  expect(openFileSystem().isTracked(`${theme.folder}/images/logo.png`)).toBe(true);
  expect(openFileSystem().isTracked(`${blog.folder}/images/milo.jpg`)).toBe(true);
  vi.stubEnv('GIT_INDEX_FILE', undefined);
  for (const { folder } of [worktree, theme, blog]) rmSync(folder, { recursive: true });
});

test('honours the index that git makes for a commit of single files', async () => {
  const blog = makeBlog();
  blog.write({ '_posts/2024-03-01-tilda.md': post('Tilda', '[Broken](/nowhere/)'), 'vet.md': '# Vet\n\n[No](/no/)\n' });
  blog.git('add', '_posts');
  const expected = ['vet.md:3 broken-link Link target “/no/” does not exist'];
  blog.git('read-tree', '--index-output=.git/next-index', 'HEAD');
  renameSync(join(blog.folder, '.git/index'), join(blog.folder, '.git/usual-index'));
  renameSync(join(blog.folder, '.git/next-index'), join(blog.folder, '.git/index'));
  blog.git('add', 'vet.md');
  renameSync(join(blog.folder, '.git/index'), join(blog.folder, '.git/next-index'));
  renameSync(join(blog.folder, '.git/usual-index'), join(blog.folder, '.git/index'));
  for (const file of ['.git/next-index', join(blog.folder, '.git/next-index')]) {
    vi.stubEnv('GIT_INDEX_FILE', file);
    expect((await find(blog, { staged: true })).filter(line => !line.includes('because'))).toEqual(expected);
  }
  vi.stubEnv('GIT_INDEX_FILE', undefined);
  blog.remove();
});

test('sees through links, knows pictures that LFS keeps, and takes what the build makes as given', async () => {
  const blog = makeBlog();
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
  blog.write({
    'images/large.jpg': pointer,
    'generated/app.js': '// made by the build\n',
    '_posts/2024-03-01-tilda.md': post(
      'Tilda',
      '![Large](/images/large.jpg)',
      '![Linked](/photos/milo.jpg)',
      '![Not there](/photos/rex.jpg)',
      '[The app](/generated/app.js)',
    ).replaceAll('\n', '\r\n'),
  });
  symlinkSync('images', join(blog.folder, 'photos'));
  blog.git('add', '.');
  blog.write({ 'images/large.jpg': 'the photo itself, as git-lfs puts it there' });
  expect(await find(blog, { staged: true })).toEqual([
    '_posts/2024-03-01-tilda.md:9 missing-image Image “/photos/rex.jpg” does not exist',
  ]);
  blog.remove();
});

test('runs no program that a repository names, nor changes its index', async () => {
  const blog = makeBlog();
  const trace = join(blog.folder, '.git/trace');
  for (const name of [
    'filter.cat.clean',
    'filter.cat.smudge',
    'filter.cat.process',
    'diff.cat.textconv',
    'diff.external',
  ])
    blog.git('config', name, `touch '${trace}'; cat`);
  blog.write({ '.git/info/attributes': '*.md filter=cat diff=cat\n' });
  blog.write({ 'vet.md': '# Vet\n', '_posts/2024-02-01-old.md': `${blogFiles['_posts/2024-02-01-old.md']}\nMore.\n` });
  const index = readFileSync(join(blog.folder, '.git/index'));
  await find(blog, { since: 'HEAD', changedLines: true });
  await find(blog, { staged: true, changedLines: true });
  expect(existsSync(trace)).toBe(false);
  expect(readFileSync(join(blog.folder, '.git/index')).equals(index)).toBe(true);
  blog.remove();
});

test('explains what it can’t compare', async () => {
  const folder = makeFolder('no repository');
  await expect(find({ folder }, { staged: true })).rejects.toThrow('There is no git repository');
  rmSync(folder, { recursive: true });
  const blog = makeBlog();
  await expect(find(blog, { since: '--output=x' })).rejects.toThrow('does not know the revision “--output=x”');
  await expect(find(blog, { since: 'HEAD', staged: true })).rejects.toThrow('Either --staged or --since');
  blog.write({ 'vet.md': '##Vet\n' });
  blog.git('add', '.');
  await expect(find(blog, { staged: true, fix: 'safe' })).rejects.toThrow('What is staged can’t be fixed');
  expect(readFileSync(join(blog.folder, 'vet.md'), 'utf8')).toBe('##Vet\n');
  blog.git('reset', '--quiet', '--hard');
  const shallow = openRepository(join(makeFolder('shallow'), 'blog'));
  mkdirSync(shallow.folder);
  blog.git('commit', '--quiet', '--allow-empty', '-m', 'Second');
  shallow.git('clone', '--quiet', '--depth=1', `file://${blog.folder}`, '.');
  shallow.git('checkout', '--quiet', '--orphan', 'other');
  shallow.git('commit', '--quiet', '-m', 'Other');
  await expect(find(shallow, { since: 'main' })).rejects.toThrow('HEAD and “main” have no common history here');
  shallow.remove();
  blog.remove();
});
