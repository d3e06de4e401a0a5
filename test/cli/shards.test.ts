import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type LintOptions, type LintResult, lint, type ShardReport, UserError } from '../../src/index.ts';
import { reportJson } from '../../src/report/json.ts';
import { repositoryPath } from '../repository.ts';
import { runProgram } from '../run-program.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const post = (title: string, ...body: string[]) => `---\ntitle: ${title}\n---\n\n${body.join('\n\n')}\n`;

/** Findings of single posts and of the whole site, and comments that suppress either. */
const files: Readonly<Record<string, string>> = {
  '_config.yml': 'permalink: /:title/\n',
  '_posts/2024-01-01-milo.md': post('Milo', '[The vet](/vte/)', '##Food', '[Tilda](/tilda/#bed)'),
  '_posts/2024-01-02-tilda.md': post('Tilda', '## Bed', '##Naps', '![](/images/tilda.jpg)'),
  '_posts/2024-01-03-otto.md': post('Milo', '<!-- postlint-disable-next-line broken-link -->\n[Shop](/shop/)'),
  '_posts/2024-01-04-luna.md': post('Luna', '<!-- postlint-disable-next-line broken-link -->\n[Vet](/vet/)'),
  '_posts/2024-01-05-rex.md': post(
    'Rex',
    '<!-- postlint-disable-next-line heading-space -->\n##Walks',
    '<!-- postlint-disable -->',
  ),
  'vet.md': '---\ntitle: Vet\npermalink: /vet/\n---\n\n[Milo](/milo/) [Otto](/otto/#gone)\n',
};

function makeBlog(more: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-shards-')));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The report as users of the JSON format get it: what is not in it does not count. */
const show = ({ shard: _, ...result }: LintResult): unknown => JSON.parse(reportJson(result));

/** All shards, as if their reports had been written and read. */
async function runShards(cwd: string, count: number, options: LintOptions = {}): Promise<LintResult[]> {
  const results: LintResult[] = [];
  for (let index = 1; index <= count; index++) results.push(await lint({ cwd, ...options, shard: { index, count } }));
  return results;
}

function reportsOf(results: readonly LintResult[]): ShardReport[] {
  return results.map(result => JSON.parse(reportJson(result)).shard);
}

test.each([1, 2, 3, 10])('%d shards, merged, are one run', async count => {
  const cwd = makeBlog();
  const whole = await lint({ cwd });
  expect(whole.reports.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toEqual(
    expect.arrayContaining(['broken-link', 'broken-anchor', 'duplicate-title', 'heading-space', 'unused-directive']),
  );
  const parts = await runShards(cwd, count);
  expect(parts.reduce((sum, part) => sum + part.files, 0)).toBe(whole.files);
  const merged = await lint({ cwd, shards: reportsOf(parts).reverse() });
  expect(show(merged)).toEqual(show(whole));
  expect(merged.notices).toEqual([]);
});

test('each post is read by one shard, which reports what is wrong with it by itself', async () => {
  const cwd = makeBlog();
  const parts = await runShards(cwd, 3);
  const found = parts.flatMap(({ reports }) =>
    reports.flatMap(({ file, diagnostics }) => diagnostics.map(({ rule }) => `${file} ${rule}`)),
  );
  expect(found.sort()).toEqual([
    '_posts/2024-01-01-milo.md heading-space',
    '_posts/2024-01-02-tilda.md heading-space',
    '_posts/2024-01-02-tilda.md image-alt',
  ]);
  const paths = parts.flatMap(({ shard }) => shard?.posts.map(({ path }) => path) ?? []);
  expect(paths.sort()).toEqual(
    Object.keys(files)
      .filter(name => name.endsWith('.md'))
      .sort(),
  );
});

test('some paths, several sites, a baseline and flags are merged as well', async () => {
  const cwd = makeBlog({
    'zola/zola.toml': 'base_url = "https://cats.example"\n',
    'zola/content/a.md': '+++\ntitle = "A"\n+++\n[B](@/b.md)\n',
  });
  const paths = ['_posts/2024-01-0[12]-*.md', 'zola'];
  const some = await runShards(cwd, 2, { paths });
  expect(show(await lint({ cwd, shards: reportsOf(some) }))).toEqual(show(await lint({ cwd, paths })));
  // A single folder has a configuration of its own.
  writeFileSync(join(cwd, 'zola/.postlintrc.yaml'), 'rules: { heading-space: off }\n');
  writeFileSync(join(cwd, 'zola/content/c.md'), '+++\ntitle = "C"\n+++\n##C\n');
  const folder = await runShards(cwd, 2, { paths: ['zola'] });
  expect(show(await lint({ cwd, shards: reportsOf(folder) }))).toEqual(show(await lint({ cwd, paths: ['zola'] })));
  rmSync(join(cwd, 'zola/content/c.md'));
  const only = ['broken-link', 'heading-space'];
  const few = await runShards(cwd, 2, { only });
  expect(show(await lint({ cwd, only, shards: reportsOf(few) }))).toEqual(show(await lint({ cwd, only })));
  await lint({ cwd, renewBaseline: 'write' });
  writeFileSync(join(cwd, '_posts/2024-01-06-new.md'), post('New', '##New'));
  const known = await runShards(cwd, 2);
  const merged = await lint({ cwd, shards: reportsOf(known) });
  expect(merged.reports.map(({ file }) => file)).toEqual(['_posts/2024-01-06-new.md']);
  expect(show(merged)).toEqual(show(await lint({ cwd })));
});

test('reads again what no shard has read as it is now', async () => {
  const cwd = makeBlog();
  const shards = reportsOf(await runShards(cwd, 2));
  writeFileSync(join(cwd, '_posts/2024-01-02-tilda.md'), post('Tilda', '[Gone](/gone/)'));
  writeFileSync(join(cwd, '_posts/2024-01-06-new.md'), post('New', '##New'));
  const merged = await lint({ cwd, shards });
  expect(merged.notices).toEqual(['2 posts were read again: no shard has read them as here']);
  expect(show(merged)).toEqual(show(await lint({ cwd })));
});

test('a sample of real shape comes out the same', async () => {
  const cwd = repositoryPath('fixtures/sites/jekyll-blog');
  const merged = await lint({ cwd, shards: reportsOf(await runShards(cwd, 3)) });
  expect(show(merged)).toEqual(show(await lint({ cwd })));
});

test('explains misuse', async () => {
  const cwd = makeBlog();
  const [first, second] = reportsOf(await runShards(cwd, 2));
  if (!first || !second) throw new Error('two shards');
  const fail = async (options: LintOptions) => {
    const error: unknown = await lint({ cwd, ...options }).catch((reason: unknown) => reason);
    return error instanceof UserError ? error.message : error;
  };
  expect(await fail({ shards: [] })).toBe('There is no report to merge');
  expect(await fail({ shards: [first] })).toBe('Shard 2/2 is missing');
  expect(await fail({ shards: [first, first, second] })).toBe('Shard 1/2 is there twice');
  expect(await fail({ shards: [first, { ...second, count: 3 }] })).toBe('Shard 2/3 and shard 1/2 are not of one run');
  expect(await fail({ shards: [first, { ...second, version: '0.0.9' }] })).toMatch(
    /^Shard 2\/2 was made by postlint “0\.0\.9”, and this is \d/,
  );
  expect(await fail({ shards: [first, second], only: ['broken-link'] })).toBe('Shard 1/2 was made with other settings');
  for (const options of [{ staged: true }, { since: 'HEAD' }, { fix: 'safe' }] as const) {
    expect(await fail({ shard: { index: 1, count: 2 }, ...options })).toMatch(/^--shard does not go with --/);
    expect(await fail({ shards: [first, second], ...options })).toMatch(/^merge-reports does not go with --/);
  }
  const torn = first.posts.map(each => ({ ...each, result: each.result.replace('Milo', 'Otto') }));
  expect(await fail({ shards: [{ ...first, posts: torn }, second] })).toBe('A report of a shard is damaged');
});

test('the program writes reports and merges them into any format', async () => {
  const cwd = makeBlog();
  const run = (...words: string[]) => runProgram(words, { cwd });
  for (const index of [1, 2]) {
    const { code, out } = await run('--shard', `${index}/2`, '--format', `json:out/${index}.json`);
    expect([code, out]).toEqual([1, '']);
  }
  const merged = await run('merge-reports', 'out/1.json', 'out/2.json', '--format', 'compact');
  const whole = await run('--format', 'compact');
  expect(merged).toEqual(whole);
  expect(merged.code).toBe(1);
  const pretty = await run(
    'merge-reports',
    'out/1.json',
    'out/2.json',
    '--format',
    'pretty',
    '--format',
    'sarif:all.sarif',
  );
  expect(pretty.out).toContain('│ [The vet](/vte/)');
  expect(JSON.parse(readFileSync(join(cwd, 'all.sarif'), 'utf8')).runs).toHaveLength(1);
  writeFileSync(join(cwd, 'whole.json'), (await run('--format', 'json')).out);
  const complaint = async (...words: string[]) => (await run(...words)).err.split('\n')[0];
  expect(await complaint('merge-reports', 'whole.json')).toBe('postlint: “whole.json” is the report of a whole run');
  expect(await complaint('merge-reports', 'vet.md')).toBe('postlint: “vet.md” is not a report of postlint in JSON');
  expect(await complaint('merge-reports', 'gone.json')).toBe('postlint: The report “gone.json” does not exist');
  expect(await complaint('--shard', '3/2')).toContain('3/2');
  expect(await complaint('--shard', '1/2')).toBe(
    'postlint: --shard needs a report in JSON, for “postlint merge-reports”',
  );
});
