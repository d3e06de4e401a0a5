import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LintOptions, lint, UserError } from '../../src/index.ts';
import { makeRepository, stubIsolatedEnvironment, type TestRepository } from '../node/git-repository.ts';
import { runProgram } from '../run-program.ts';

// A machine that is busy with other tests starts a program slowly.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

const name = '.postlint-baseline.json';
const blogs: TestRepository[] = [];
beforeAll(stubIsolatedEnvironment);
afterAll(() => {
  vi.unstubAllEnvs();
  for (const blog of blogs) blog.remove();
});

const post = (title: string, ...body: string[]) => `---\ntitle: ${title}\n---\n\n${body.join('\n\n')}\n`;
const files = {
  '_config.yml': 'permalink: /:title/\n',
  '_posts/2024-01-01-milo.md': post('Milo', '[The vet](/vet/)', '##Food', '![](/images/milo.jpg)'),
  '_posts/2024-02-01-otto.md': post('Otto', '[The vet](/vet/)'),
};
const milo = '_posts/2024-01-01-milo.md';
const otto = '_posts/2024-02-01-otto.md';

function makeBlog(more: Readonly<Record<string, string>> = {}): TestRepository {
  const blog = makeRepository({ ...files, ...more });
  blogs.push(blog);
  return blog;
}

const run = ({ folder }: TestRepository, ...words: string[]) => runProgram(words, { cwd: folder });
const read = ({ folder }: TestRepository, file = name) => readFileSync(join(folder, file), 'utf8');

/** Findings as `file:line:column rule`. */
async function find({ folder }: TestRepository, options: LintOptions = {}): Promise<string[]> {
  const { reports } = await lint({ cwd: folder, ...options });
  return reports.flatMap(({ diagnostics }) =>
    diagnostics.map(({ file, span: { start }, rule }) => `${file}:${start.line}:${start.column} ${rule}`),
  );
}

describe.concurrent('--write-baseline', () => {
  test('records what is found, and later runs report what is new', async () => {
    const blog = makeBlog();
    const written = await run(blog, '--write-baseline');
    expect(written.code).toBe(0);
    expect(written.err).toBe(`postlint: “${name}” now knows 5 problems\n`);
    expect(written.out).toMatch(/^✓ No new problems in 2 files .*\n {2}5 known problems are left out \(\.postlint/);
    expect(read(blog)).toBe(`{
  "version": 1,
  "files": {
    "${milo}": {
      "broken-link /vet/": 1,
      "heading-space ##Food": 1,
      "image-alt ![](/images/milo.jpg)": 1,
      "missing-image /images/milo.jpg": 1
    },
    "${otto}": {
      "broken-link /vet/": 1
    }
  }
}
`);
    const before = statSync(join(blog.folder, name));
    await run(blog, '--write-baseline');
    expect(statSync(join(blog.folder, name)).mtimeMs).toBe(before.mtimeMs);
    expect(readdirSync(blog.folder).filter(file => file.endsWith('.tmp'))).toEqual([]);

    blog.write({ [milo]: `${files[milo]}\n[Home](/home/)\n\n[The vet](/vet/)\n` });
    expect(await find(blog)).toEqual([`${milo}:11:8 broken-link`, `${milo}:13:11 broken-link`]);
    expect((await run(blog)).code).toBe(1);
    expect(await find(blog, { baseline: false })).toHaveLength(7);
    // Run from a folder below, it is the same.
    const below = await runProgram(['--format', 'compact', '.'], { cwd: join(blog.folder, '_posts') });
    expect(below.out.trimEnd().split('\n')).toHaveLength(2);
  });

  test('is named, reported as stale, and pruned', async () => {
    const blog = makeBlog({ '.postlintrc.yaml': 'baseline: lint/known.json\n' });
    const missing = await run(blog);
    expect(missing.code).toBe(2);
    expect(missing.err).toBe(
      'postlint: The baseline “lint/known.json” does not exist (.postlintrc.yaml:1)\n' +
        '  hint: Write it with “postlint --write-baseline”\n',
    );
    await run(blog, '--write-baseline');
    blog.write({ [milo]: post('Milo', '[The vet](/vet/)') });
    rmSync(join(blog.folder, otto));
    const { code, out, err } = await run(blog, '--format', 'json');
    expect(err).toBe(`postlint: 4 entries of “lint/known.json” are out of date
  “${milo}”: heading-space “##Food” is not found any more
  “${milo}”: image-alt “![](/images/milo.jpg)” is not found any more
  “${milo}”: missing-image “/images/milo.jpg” is not found any more
  and 1 more
  hint: Run “postlint --prune-baseline”, and commit the file
`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      results: [],
      baseline: {
        path: 'lint/known.json',
        known: 1,
        stale: [
          { path: milo, rule: 'heading-space', content: '##Food', count: 1 },
          { path: milo, rule: 'image-alt' },
          { path: milo, rule: 'missing-image' },
          { path: otto, rule: 'broken-link', content: '/vet/', count: 1 },
        ],
      },
    });
    blog.write({ [otto]: post('Otto', '[Home](/home/)') });
    const pruned = await run(blog, '--prune-baseline');
    expect(pruned.err).toBe('postlint: “lint/known.json” now knows 1 problem\n');
    expect(pruned.code).toBe(1);
    expect(read(blog, 'lint/known.json')).toBe(`{
  "version": 1,
  "files": {
    "../${milo}": {
      "broken-link /vet/": 1
    }
  }
}
`);
  });

  test('with --fix records what remains', async () => {
    const blog = makeBlog();
    const { out } = await run(blog, '--fix', '--write-baseline');
    expect(out).toContain('Fixed 1 problem in 1 file');
    expect(read(blog, milo)).toContain('## Food');
    expect(read(blog)).not.toContain('Food');
    expect(await find(blog)).toEqual([]);
  });

  test('--fix leaves alone what is known', async () => {
    const blog = makeBlog();
    await run(blog, '--write-baseline');
    blog.write({ [otto]: `${files[otto]}\n##Sleep\n` });
    await run(blog, '--fix');
    expect(read(blog, milo)).toContain('##Food');
    expect(read(blog, otto)).toContain('## Sleep');
    await run(blog, '--fix', '--no-baseline');
    expect(read(blog, milo)).toContain('## Food');
  });

  test('knows the findings of a rule that is recorded by itself', async () => {
    const blog = makeBlog();
    await run(blog, '--only', 'broken-link', '--write-baseline');
    expect(await find(blog)).toHaveLength(3);
    await run(blog, '--only', 'image-alt', '--write-baseline');
    expect((await find(blog)).map(line => line.split(' ')[1])).toEqual(['heading-space', 'missing-image']);
    const { err } = await run(blog, '--only', 'heading-space');
    expect(err).toBe('');
  });

  test('explains misuse', async () => {
    const blog = makeBlog({ 'notes.json': '{ "cats": 3 }\n', 'milo.md': 'Milo\n' });
    const fail = async (options: LintOptions) => {
      const error: unknown = await lint({ cwd: blog.folder, ...options }).catch((reason: unknown) => reason);
      return error instanceof UserError ? error.message : undefined;
    };
    expect(await fail({ baseline: 'gone.json' })).toBe('The baseline “gone.json” does not exist');
    expect(await fail({ renewBaseline: 'prune' })).toBe('There is no baseline to prune');
    const write = { renewBaseline: 'write' } as const;
    expect(await fail({ ...write, staged: true })).toBe('--write-baseline does not go with --staged');
    expect(await fail({ ...write, since: 'HEAD' })).toBe('--write-baseline does not go with --since');
    const stdin = { text: 'Milo', filename: milo };
    expect(await fail({ ...write, stdin })).toBe('--write-baseline does not go with --stdin');
    expect(await fail({ ...write, baseline: false })).toBe('--write-baseline does not go with --no-baseline');
    expect(await fail({ ...write, fix: 'safe', dryRun: true })).toBe('--write-baseline does not go with --fix-dry-run');
    const { code, err } = await run(blog, '--write-baseline', '--prune-baseline');
    expect([code, err]).toEqual([2, expect.stringContaining('Either --write-baseline or --prune-baseline')]);
    // Whatever is named by a slip is not replaced.
    for (const file of ['notes.json', 'milo.md', '_posts']) {
      expect(await fail({ ...write, baseline: file })).toMatch(/is not a baseline|can’t be read/);
    }
    expect([read(blog, 'notes.json'), read(blog, 'milo.md')]).toEqual(['{ "cats": 3 }\n', 'Milo\n']);
  });
});

describe('in git', () => {
  /** A blog whose baseline is committed. */
  async function makeKnownBlog(): Promise<TestRepository> {
    const blog = makeBlog();
    await run(blog, '--write-baseline');
    blog.git('add', '.');
    blog.git('commit', '--quiet', '-m', 'The blog');
    return blog;
  }

  test('--staged and --since report what is new, also under another name and on changed lines', async () => {
    const blog = await makeKnownBlog();
    const renamed = '_posts/2024-01-02-milo-and-me.md';
    renameSync(join(blog.folder, milo), join(blog.folder, renamed));
    // A second link to the vet stands before the one that is known.
    blog.write({ [renamed]: files[milo].replace('\n\n[The', '\n\n[Our vet](/vet/)\n\n[The') });
    blog.git('add', '.');
    const fresh = await find(blog, { staged: true });
    expect(fresh.map(line => line.split(' ')[1])).toEqual(['broken-link']);
    expect(await find(blog, { staged: true, changedLines: true })).toEqual([`${renamed}:5:11 broken-link`]);
    expect(await find(blog, { since: 'HEAD', changedLines: true, rules: ['lost-url: off'] })).toEqual([
      `${renamed}:5:11 broken-link`,
    ]);
    expect((await run(blog, '--staged')).err).toBe('');
    expect((await run(blog)).err).toContain(
      `4 entries of “${name}” are out of date\n  “${milo}” is “${renamed}” now\n  hint`,
    );
  });

  test('branches that record different posts are merged', async () => {
    const blog = await makeKnownBlog();
    const add = async (branch: string, file: string, body: string) => {
      blog.git('checkout', '--quiet', '-b', branch, 'main');
      blog.write({ [file]: post(branch, body) });
      await run(blog, '--write-baseline');
      blog.git('add', '.');
      blog.git('commit', '--quiet', '-m', branch);
    };
    await add('early', '_posts/2023-12-01-early.md', '[Sofa](/sofa/)');
    await add('more', milo, '[The vet](/vet/)\n\n##Food\n\n![](/images/milo.jpg)\n\n[Another](/another/)');
    await add('late', '_posts/2024-03-01-late.md', '[Bed](/bed/)');
    for (const branch of ['early', 'more']) blog.git('merge', '--quiet', '--no-edit', branch);
    expect(await find(blog)).toEqual([]);
    expect((await run(blog)).err).toBe('');
    expect(JSON.parse(read(blog)).files).toHaveProperty(['_posts/2024-03-01-late.md']);
  });

  test('lint() takes a baseline too', async () => {
    const blog = await makeKnownBlog();
    const cwd = blog.folder;
    expect(await lint({ cwd })).toMatchObject({ reports: [], baseline: { file: name, known: 5, stale: [] } });
    expect((await lint({ cwd, baseline: false })).baseline).toBeUndefined();
    const { baseline } = await lint({ cwd, baseline: 'other.json', renewBaseline: 'write', only: ['broken-link'] });
    expect(baseline).toEqual({ file: 'other.json', known: 2, stale: [], isWritten: true });
  });
});
