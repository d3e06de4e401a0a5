import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type InitFlags, runInit } from '../../src/cli/init.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { lint } from '../../src/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function makeSite(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-init-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What init says in a folder, and what it asks where somebody answers. */
async function init(cwd: string, flags: InitFlags, answers?: readonly string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const asked: string[] = [];
  const left = [...(answers ?? [])];
  const terminal: Terminal = {
    cwd,
    width: 80,
    color: false,
    print: text => void printed.push(text),
    note: sentence => void noted.push(sentence),
    folderInCheckout: '',
    isShown: false,
    hyperlinks: false,
    showStatus: undefined,
    clear: undefined,
    onInterrupt: () => () => {},
    onStop: () => () => {},
    readInput: async () => new Uint8Array(),
    ask:
      answers &&
      (async question => {
        asked.push(question.trim());
        return left.shift() ?? '';
      }),
  };
  const code = await runInit(flags, terminal);
  return { code, printed: printed.join(''), noted, asked };
}

function read(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** Twelve posts of one cat; the fourth has no summary. */
function diary(tags: (index: number) => string): Record<string, string> {
  const posts = Array.from({ length: 12 }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    const summary = index === 3 ? '' : `\nsummary: Day ${day} with Milo`;
    const text = `---\ntitle: Milo, day ${day}\ndate: 2024-05-${day}${summary}\ntags: ${tags(index)}\n---\nHe slept.\n`;
    return [`_posts/2024-05-${day}-milo.md`, text];
  });
  return { '_config.yml': 'title: Cat diary\npermalink: /:title/\n', ...Object.fromEntries(posts) };
}

const lowercase = diary(index => `[milo, cat-${index}]`);

describe('what is written', () => {
  test('all posts agree on it, in a few lines', async () => {
    const folder = makeSite(lowercase);
    const { code, printed } = await init(folder, { yes: true });
    expect(code).toBe(0);
    expect(printed).toBe(
      [
        'Jekyll in this folder: 12 posts',
        '_posts/**: 12 files, each with “date”, “tags” and “title”',
        'Tags: 13 different ones, all in lowercase',
        'Dates: 2024-05-01 (12)',
        'Wrote .postlintrc.json',
        'Run npx postlint to check the posts.',
        '',
      ].join('\n'),
    );
    expect(readFileSync(join(folder, '.postlintrc.json'), 'utf8').split('\n').slice(2)).toEqual([
      '  "rules": { "tag-case": ["error", { "mode": "lowercase" }] },',
      '  "frontMatter": {',
      '    "_posts/**": {',
      '      "type": "object",',
      '      "required": ["date", "tags", "title"],',
      '      "properties": {',
      '        "date": { "type": "string", "format": "date" },',
      '        "tags": { "type": "array", "items": { "type": "string" } },',
      '        "title": { "type": "string" },',
      '        "summary": { "type": "string" }',
      '      }',
      '    }',
      '  }',
      '}',
      '',
    ]);
  });

  test('a run with it finds what a run without it finds', async () => {
    const mixed = diary(index => (index % 2 ? '[Milo, Sleep]' : `[Box-${index}, Milo, Sun-${index}]`));
    for (const files of [lowercase, mixed, { ...lowercase, '_posts/2024-06-01-tilda.md': '---\ntitle: 7\n---\n' }]) {
      const folder = makeSite(files);
      const before = await lint({ cwd: folder, useConfig: false });
      await init(folder, { yes: true });
      const after = await lint({ cwd: folder });
      const rulesOf = ({ reports }: typeof before) =>
        reports.flatMap(({ file, diagnostics }) => diagnostics.map(({ rule }) => `${file} ${rule}`));
      expect(after.notices).toEqual([]);
      expect(rulesOf(before)).toEqual(expect.arrayContaining(rulesOf(after)));
    }
  });

  test('and a post that differs is found from then on', async () => {
    const folder = makeSite(lowercase);
    await init(folder, { yes: true });
    writeFileSync(join(folder, '_posts/2024-06-01-tilda.md'), '---\ntitle: Tilda\ndate: 2024-06-01\ntags: Cats\n---\n');
    const { reports } = await lint({ cwd: folder, only: ['schema', 'tag-case'] });
    expect(reports.map(({ file, diagnostics }) => [file, diagnostics.map(({ message }) => message)])).toEqual([
      ['_posts/2024-06-01-tilda.md', ['“tags” is text, not a list', 'Tag “Cats” is not lowercase']],
    ]);
  });

  test('few posts make few claims', async () => {
    const folder = makeSite({ 'notes/milo.md': '---\ntitle: Milo\n---\n' });
    await init(folder, { yes: true });
    expect(Object.keys(Object(read(folder, '.postlintrc.json')))).toEqual(['$schema']);
  });

  test('folders in folders have their own schema, and a site below has its path', async () => {
    const posts = (folder: string, line: string) =>
      Array.from({ length: 10 }, (_, index) => [
        `site/content/${folder}/${index}x.md`,
        `---\ntitle: Milo ${index}\n${line}\n---\n`,
      ]);
    const folder = makeSite({
      'site/hugo.toml': 'baseURL = "https://cats.example/"',
      ...Object.fromEntries([...posts('posts', 'date: 2024-05-01'), ...posts('breeds', 'weight: 4')]),
    });
    await init(folder, { yes: true });
    expect(read(folder, '.postlintrc.json')).toMatchObject({
      frontMatter: {
        'site/content/posts/**': { required: ['date', 'title'] },
        'site/content/breeds/**': { required: ['title', 'weight'], properties: { weight: { type: 'number' } } },
      },
    });
    expect((await lint({ cwd: folder })).notices).toEqual([]);
  });
});

test('a key that Hugo reads in any case is not asked for in one', async () => {
  const posts = Array.from({ length: 12 }, (_, index) => {
    const key = index === 0 ? 'content/notes/0.md' : `content/posts/${index}.md`;
    return [key, `---\n${index === 0 ? 'title' : 'Title'}: Milo ${index}\ndate: 2024-05-01\n---\n`];
  });
  const folder = makeSite({ 'hugo.toml': 'baseURL = "https://cats.example/"', ...Object.fromEntries(posts) });
  await init(folder, { yes: true });
  expect(read(folder, '.postlintrc.json')).toMatchObject({
    frontMatter: { 'content/posts/**': { required: ['date'], properties: { date: { format: 'date' } } } },
  });
});

test('folders side by side, such as those of languages, are one', async () => {
  const posts = (language: string) =>
    Array.from({ length: 10 }, (_, index) => [
      `content/${language}/milo-${index}.md`,
      `---\ntitle: Milo ${index}\n---\n`,
    ]);
  const folder = makeSite({
    'hugo.toml': 'baseURL = "https://cats.example/"',
    ...Object.fromEntries(['de', 'en', 'fr', 'it'].flatMap(posts)),
  });
  await init(folder, { yes: true });
  expect(read(folder, '.postlintrc.json')).toMatchObject({ frontMatter: { 'content/*/**': { required: ['title'] } } });
  expect((await lint({ cwd: folder })).notices).toEqual([]);
});

describe('nothing is overwritten without being asked for', () => {
  test('a configuration that is there stays', async () => {
    const folder = makeSite({ ...lowercase, '.postlintrc.json': '{}' });
    const { printed, noted } = await init(folder, { yes: true });
    expect(printed).toMatch(/Nothing was written\.\n$/);
    expect(noted).toEqual(['postlint: “.postlintrc.json” is there already; --force writes it anew']);
    expect(read(folder, '.postlintrc.json')).toEqual({});
    await init(folder, { yes: true, force: true });
    expect(read(folder, '.postlintrc.json')).toHaveProperty('frontMatter');
  });

  test('another one that would win is named, also with --force', async () => {
    const folder = makeSite({ ...lowercase, 'postlint.config.ts': 'export default {}' });
    expect((await init(folder, {})).noted).toEqual([
      'postlint: “postlint.config.ts” is there already and stays as it is',
    ]);
    await expect(init(folder, { force: true })).rejects.toThrow('“postlint.config.ts” is there already');
    expect(existsSync(join(folder, '.postlintrc.json'))).toBe(false);
  });

  test('at a terminal, Enter leaves it as it is', async () => {
    const folder = makeSite({ ...lowercase, '.postlintrc.json': '{}' });
    const { asked } = await init(folder, {}, ['', '']);
    expect(asked).toEqual(['Write “.postlintrc.json” anew? [y/N]', 'Check posts in GitHub Actions? [y/N]']);
    expect(read(folder, '.postlintrc.json')).toEqual({});
    await init(folder, {}, ['y']);
    expect(read(folder, '.postlintrc.json')).toHaveProperty('frontMatter');
  });
});

describe('the hook', () => {
  const hook = '.git/hooks/pre-commit';
  function makeBlog(files: Readonly<Record<string, string>> = {}): string {
    const folder = makeSite({ ...lowercase, ...files });
    execFileSync('git', ['init', '-q', '--template='], { cwd: folder });
    return folder;
  }

  test('is installed when it is asked for, beside the configuration, without a terminal', async () => {
    const folder = makeBlog();
    const { printed, noted } = await init(folder, { hook: true });
    expect(printed).toMatch(/Wrote \.postlintrc\.json\nWrote \.git\/hooks\/pre-commit\nRun npx postlint/);
    expect(noted).toEqual(['postlint: the hook needs it here: npm install --save-dev postlint']);
    expect(readFileSync(join(folder, hook), 'utf8')).toMatch(/\nnpx --no-install postlint --staged\n$/);
    const again = await init(folder, { hook: true });
    expect(again.noted).toContain('postlint: “.git/hooks/pre-commit” runs postlint already');
    expect(again.printed).toMatch(/Nothing was written\.\n$/);
  });

  test('of somebody else stays as it is, unless --force says otherwise', async () => {
    const folder = makeBlog({ 'package.json': '{ "devDependencies": { "postlint": "^0.1.0" } }' });
    mkdirSync(dirname(join(folder, hook)), { recursive: true });
    writeFileSync(join(folder, hook), '#!/bin/sh\nmake check\n');
    expect((await init(folder, { hook: true })).noted).toEqual([
      'postlint: “.git/hooks/pre-commit” is there already; add the line “npx --no-install postlint --staged” to it, or let --force write it anew',
    ]);
    expect((await init(folder, {}, ['n'])).asked).not.toContain('Check posts before each commit? [y/N]');
    await init(folder, { force: true }, ['n', 'y', 'y']);
    expect(readFileSync(join(folder, hook), 'utf8')).toBe('#!/bin/sh\nmake check\n');
    await init(folder, { hook: true, force: true });
    expect(readFileSync(join(folder, hook), 'utf8')).not.toContain('make check');
  });

  test('is offered at a terminal, from the folder of the site on', async () => {
    const folder = makeBlog();
    expect(await init(folder, {}, ['n', '', '']).then(({ asked }) => asked)).toEqual([
      'Write “.postlintrc.json”? [Y/n]',
      'Check posts before each commit? [y/N]',
      'Check posts in GitHub Actions? [y/N]',
    ]);
    expect(existsSync(join(folder, hook))).toBe(false);
    await init(folder, {}, ['n', 'y']);
    expect(readFileSync(join(folder, hook), 'utf8')).toContain('postlint --staged');
  });

  test('needs a repository, and nothing is written without one', async () => {
    const folder = makeSite(lowercase);
    await expect(init(folder, { hook: true })).rejects.toThrow('There is no git repository');
    expect(existsSync(join(folder, '.postlintrc.json'))).toBe(false);
    // what merely looks like one asks nothing
    mkdirSync(join(folder, '.git'));
    expect((await init(folder, {}, ['n', ''])).asked).toHaveLength(2);
  });
});

describe('the workflow', () => {
  const file = '.github/workflows/postlint.yml';

  test('is written when it is asked for, at the top of the repository', async () => {
    const folder = makeSite(
      Object.fromEntries(Object.entries(lowercase).map(([path, text]) => [`blog/${path}`, text])),
    );
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const blog = join(folder, 'blog');
    expect((await init(blog, { ci: 'github' })).printed).toContain(`Wrote ${file}\n`);
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain('working-directory: "blog"');
    expect(text).toMatch(/npx --yes postlint@\^\d+\.\d+\.\d+ --format github\n$/);
    expect((await init(blog, { ci: 'github' })).noted).toContain(
      `postlint: “${file}” is there already; --force writes it anew`,
    );
  });

  test('installs what the site has installed, and is offered at a terminal', async () => {
    const folder = makeSite({ ...lowercase, 'package.json': '{ "devDependencies": { "postlint": "^0.1.0" } }' });
    await init(folder, {}, ['n', 'yes']);
    expect(existsSync(join(folder, '.postlintrc.json'))).toBe(false);
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(/run: npm ci\n {6}- run: npx postlint --format github\n$/);
  });
});

test('a folder without posts is said to be one', async () => {
  await expect(init(makeSite({ 'a.txt': '' }), { yes: true })).rejects.toThrow('No posts found in this folder');
});
