import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dialect } from '../src/core/dialect.ts';
import { decodeResult } from '../src/engine/stored/decode-result.ts';
import type { ReadAnswer, ReadMessage } from '../src/node/serve-reads.ts';
import { listRepositoryFiles, readRepositoryFile, repositoryPath } from './repository.ts';
import { runProgram } from './run-program.ts';

// What `npm run build` leaves in dist/: tests of everything else run the sources.

let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-bundle-')));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The modules that a built file imports before it runs. */
function findStaticImports(file: string): string[] {
  const text = readRepositoryFile(file);
  return Array.from(text.matchAll(/^(?:import|export)\b[^'"`;]*?['"]([^'"]+)['"];$/gm), match => match[1] ?? '');
}

/** A built file with all that Node loads before it runs. */
function reach(file: string, reached = new Set<string>()): ReadonlySet<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const specifier of findStaticImports(file))
    if (specifier.startsWith('.')) reach(posix.join(posix.dirname(file), specifier), reached);
  return reached;
}

function sizeOf(files: Iterable<string>): number {
  return [...files].reduce((size, file) => size + readRepositoryFile(file).length, 0);
}

test('what is not bundled is a dependency', () => {
  const { dependencies } = JSON.parse(readRepositoryFile('package.json'));
  const packages = listRepositoryFiles('dist', '.js')
    .flatMap(findStaticImports)
    .filter(specifier => !specifier.startsWith('.') && !isBuiltin(specifier));
  for (const name of packages) expect(Object.keys(dependencies)).toContain(name);
});

test('--version and a slip in a flag load nearly nothing', () => {
  expect(sizeOf(reach('dist/cli/main.js'))).toBeLessThan(7_500);
});

test('the reference parser is loaded only when it is asked for', () => {
  const loaded = [...reach('dist/index.js'), ...reach('dist/cli/main.js')];
  expect(loaded.filter(file => /remark|micromark|unified|vfile/.test(file))).toEqual([]);
});

test('a configuration that imports the built package works, and --debug shows where it fails', async () => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(repositoryPath('.'), join(folder, 'node_modules/postlint'), 'junction');
  writeFileSync(join(folder, 'tabby.md'), '# Tabby\n\nShe sleeps.\n');
  writeFileSync(
    join(folder, 'postlint.config.mjs'),
    `import { defineConfig, documentRule, UserError } from 'postlint';
const rules = [documentRule({ id: 'sleep', summary: 'A cat that sleeps', severity: 'warning', check: () => {} })];
if (process.argv.includes('--quiet')) throw new UserError('Cats are never quiet');
export default defineConfig({ plugins: [{ name: 'cats', rules }] });`,
  );
  expect(await runProgram(['rules'], { cwd: folder })).toMatchObject({ out: expect.stringContaining('cats/sleep') });
  const { err, code } = await runProgram(['--quiet', '--debug'], { cwd: folder });
  expect(code).toBe(2);
  expect(err).toContain('Cats are never quiet');
  expect(err).toMatch(/UserError: Cats are never quiet\n\s+at .*postlint\.config\.mjs:3/);
});

test('the thread that reads posts answers what the main one can read', async () => {
  // The pool looks for the thread from there.
  expect(listRepositoryFiles('dist/chunks', 'read-pool.js')).toHaveLength(1);
  const worker = new Worker(repositoryPath('dist/worker.js'));
  const text = '# Tabby\n\n##Bed\n\nShe sleeps [here](/bed.html), ![](bed.png).\n';
  const bytes = new TextEncoder().encode(text);
  const dialect: Dialect = {
    generator: 'plain',
    frontMatter: 'github',
    templates: 'none',
    markdown: 'github',
    headingIds: { style: 'github-slugger' },
    rawHtml: true,
  };
  const newRules = [{ states: [['heading-space', 'error', undefined] as const], remarkLevels: [] }];
  const file = { path: '/site/tabby.md', file: 'tabby.md', dialect, length: bytes.length };
  const files = [
    { ...file, rules: 0 },
    { ...file, rules: -1 },
  ];
  const message: ReadMessage = { id: 7, newRules, files, bytes: Uint8Array.of(...bytes, ...bytes) };
  worker.postMessage(message);
  const answer = await new Promise<ReadAnswer>((resolve, reject) => worker.on('message', resolve).on('error', reject));
  await worker.terminate();
  const [linted, read] = answer.texts.map(answered =>
    decodeResult({ file: 'tabby.md', text: answered ?? '', onDamage: () => {} }),
  );
  expect(answer.id).toBe(7);
  expect(linted?.facts.links.map(({ href }) => href)).toEqual(['/bed.html', 'bed.png']);
  expect(linted?.diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['heading-space', 'error']]);
  expect([read?.facts.headings.length, read?.diagnostics]).toEqual([1, []]);
});

describe.concurrent('a fixture site is linted alike by one thread and by several', () => {
  const sites = new Set(listRepositoryFiles('fixtures/sites', '').map(path => path.split('/')[2] ?? ''));
  test.each([...sites].filter(name => !name.endsWith('.md')))('%s', async name => {
    const cwd = repositoryPath(`fixtures/sites/${name}`);
    const flags = ['--no-cache', '--format', 'json'];
    const alone = await runProgram([...flags, '--jobs', '1'], { cwd });
    expect(alone.out).toContain('"summary"');
    expect(await runProgram([...flags, '--jobs', '3'], { cwd })).toEqual(alone);
  });
});
