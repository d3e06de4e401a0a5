import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LintOptions, lint as lintType } from '../../src/index.ts';
import { repositoryPath } from '../repository.ts';
import { anyFile } from './any-text.ts';

/** `npm run fuzz` tries more. */
const runs = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 800) / 100);
const seed = process.env['FUZZ_SEED'] === undefined ? 11 : Number(process.env['FUZZ_SEED']);

if (!existsSync(repositoryPath('dist/index.js'))) throw new Error('The program is not built: run npm run build first');
// As it was built: other threads run what was built, and nothing else.
const { lint }: { readonly lint: typeof lintType } = await import(repositoryPath('dist/index.js'));

/** What makes a folder a site, and where its posts lie. */
const generators: Readonly<Record<string, readonly [settings: Readonly<Record<string, string>>, posts: string]>> = {
  jekyll: [{ '_config.yml': 'permalink: /:title/\n' }, '_posts/2024-01-0'],
  hugo: [{ 'hugo.toml': 'title = "Cats"\n' }, 'content/posts/'],
  hexo: [
    { '_config.yml': 'title: Cats\nnew_post_name: :title.md\n', 'package.json': '{"dependencies":{"hexo":"8"}}' },
    'source/_posts/',
  ],
  docusaurus: [{ 'docusaurus.config.js': "module.exports = { presets: [['classic', {}]] };" }, 'docs/'],
  zola: [{ 'config.toml': 'base_url = "https://cats.example"\n' }, 'content/'],
  plain: [{}, ''],
};

const names = ['1-milo', '2-tabby', '3-constructor', '4-otto', '5-luna'];

/** A post that may look like one: with a head, and with links to the others. */
const post = fc
  .tuple(
    fc.constantFrom('', '---\ntitle: Milo\ntags: [cats, Cats]\n---\n\n', '+++\ntitle = "Milo"\n+++\n\n'),
    anyFile,
    fc.subarray(names),
  )
  .map(([head, bytes, others]) => {
    const links = others
      .map(name => `[${name}](/${name.slice(2)}/) [x](./${name}.md#naps) ![](${name}.png)`)
      .join('\n\n');
    return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\n\n${links}\n`)]);
  });

const site = fc.record({
  generator: fc.constantFrom(...Object.keys(generators)),
  posts: fc.array(post, { minLength: names.length, maxLength: names.length }),
  changed: fc.nat({ max: names.length - 1 }),
});

/** All that is found, as a report would have it. */
async function findAll(cwd: string, options: LintOptions = {}): Promise<unknown> {
  const { files, reports, notices } = await lint({
    cwd,
    useConfig: false,
    jobs: 1,
    now: new Date('2026-01-01T00:00:00Z'),
    ...options,
  });
  return { files, notices, found: reports.map(({ file, diagnostics }) => [file, diagnostics]) };
}

test('the same is found with and without a cache and other threads, in random sites', { timeout: 0 }, async () => {
  await fc.assert(
    fc.asyncProperty(site, async ({ generator, posts, changed }) => {
      const folder = mkdtempSync(join(tmpdir(), 'postlint-any-site-'));
      const [settings, prefix] = generators[generator] ?? [{}, ''];
      const pathOf = (index: number) => join(folder, `${prefix}${names[index]}.md`);
      try {
        for (const [path, text] of Object.entries(settings)) writeFileSync(join(folder, path), text);
        mkdirSync(dirname(pathOf(0)), { recursive: true });
        for (const [index, bytes] of posts.entries()) writeFileSync(pathOf(index), bytes);
        const cache = { location: join(folder, '.cache') };
        const plain = await findAll(folder);
        expect(await findAll(folder)).toEqual(plain);
        expect(await findAll(folder, { cache })).toEqual(plain);
        expect(readdirSync(cache.location)).toHaveLength(1);
        expect(await findAll(folder, { cache })).toEqual(plain);
        expect(await findAll(folder, { cache: { ...cache, strategy: 'content' } })).toEqual(plain);
        expect(await findAll(folder, { jobs: 2 })).toEqual(plain);
        appendFileSync(pathOf(changed), '\n##Naps\n\n[gone](/gone/)\n');
        const later = await findAll(folder);
        expect(await findAll(folder, { cache })).toEqual(later);
        rmSync(pathOf(changed));
        expect(await findAll(folder, { cache, jobs: 2 })).toEqual(await findAll(folder));
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: runs, seed },
  );
});
