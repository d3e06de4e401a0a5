import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { importRemarkPlugins } from '../../src/config/remark-plugins.ts';
import { openConfigFiles } from '../../src/node/config-files.ts';
import { complaintOf } from '../config/memory-files.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function write(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const ports = openConfigFiles();
const load = (files: Record<string, string>) => loadConfig({ cwd: write(files) }, ports);

describe('a configuration that is a program', () => {
  test('may be TypeScript and import postlint, also where postlint is not installed', async () => {
    const loaded = await load({
      'postlint.config.ts': `
        import { defineConfig, documentRule } from 'postlint';
        import { level } from './level.ts';
        const cats: string = 'cats';
        export default defineConfig({
          rules: { 'image-alt': level },
          plugins: [{ name: cats, rules: [documentRule({ id: 'purr', summary: 'No purring', severity: 'error', check: () => {} })] }],
        });`,
      'level.ts': `export const level = 'off' as const;`,
    });
    expect(loaded.config.rules).toEqual({ 'image-alt': 'off' });
    expect(loaded.plugins).toMatchObject([{ name: 'cats', rules: [{ id: 'purr' }] }]);
  });

  test.each([
    ['postlint.config.mts', `export default { generator: 'hugo' satisfies string };`],
    ['postlint.config.mjs', `export default { generator: await Promise.resolve('hugo') };`],
    [
      'postlint.config.mjs',
      `import { defineConfig } from 'postlint'; export default defineConfig({ generator: 'hugo' });`,
    ],
    ['postlint.config.js', `module.exports = { generator: 'hugo' };`],
    ['postlint.config.js', `export default { generator: 'hugo' };`],
  ])('%s: %s', async (name, text) => {
    expect((await load({ [name]: text })).config).toEqual({ generator: 'hugo' });
  });

  test.each([
    ['postlint.config.ts', 'export default {{;'],
    ['postlint.config.mjs', 'export default {{;'],
    ['postlint.config.mjs', `import 'cats-that-are-not-installed'; export default {};`],
  ])('%s: %s is a sentence, not a crash', async (name, text) => {
    expect(await complaintOf(load({ [name]: text }))).toMatch(
      new RegExp(`${name}: The configuration can’t be loaded\n  .`),
    );
  });
});

describe('packages', () => {
  const strict = JSON.stringify({ name: 'strict', type: 'module', exports: { '.': { import: './index.js' } } });

  test('are found from the configuration’s folder, also if they are for `import` alone', async () => {
    const loaded = await load({
      '.postlintrc.json': '{ "extends": ["strict", "plain-data/base.json"] }',
      'node_modules/strict/package.json': strict,
      'node_modules/strict/index.js': `export default { generator: 'zola' };`,
      'node_modules/plain-data/package.json': '{ "name": "plain-data" }',
      'node_modules/plain-data/base.json': '{ "ignore": "old" }',
    });
    expect(loaded.config).toEqual({ generator: 'zola', ignore: ['old'] });
  });

  test('that are not installed are undefined', async () => {
    expect(await ports.resolvePackage('cats-that-are-not-installed', write({}))).toBeUndefined();
  });

  test('of remark are located at once and run only when they are asked for', async () => {
    const loaded = await load({
      '.postlintrc.yaml': 'remark: [[remark-lint-cats, 3], lint-dogs]',
      'node_modules/remark-lint-cats/index.js': `module.exports = function cats() {};`,
      'node_modules/remark-lint-dogs/index.js': `throw new Error('Woof');`,
    });
    expect(loaded.remark).toEqual([
      [`${loaded.folder}/node_modules/remark-lint-cats/index.js`, 3],
      `${loaded.folder}/node_modules/remark-lint-dogs/index.js`,
    ]);
    expect(await importRemarkPlugins(loaded.remark.slice(0, 1), ports)).toEqual([[expect.any(Function), 3]]);
    expect(await complaintOf(importRemarkPlugins(loaded.remark, ports))).toMatch(
      'The remark plugin can’t be loaded\n  Woof',
    );
  });
});

test('a byte-order mark is no part of a configuration', async () => {
  expect((await load({ '.postlintrc.json': '\uFEFF{ "ignore": "old" }' })).config).toEqual({ ignore: ['old'] });
});
