import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  expect(sizeOf(reach('dist/cli/main.js'))).toBeLessThan(6_000);
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
