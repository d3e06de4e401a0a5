import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LintOptions, lint } from '../../src/index.ts';
import { reportCompact } from '../../src/report/compact.ts';
import { listRepositoryFiles, repositoryPath } from '../repository.ts';

// Everything on a real disk: times, renames and torn files are what this is about. A minute passes between runs, because
// what is younger than two seconds is read again.

let folder = '';
let site = '';
let location = '';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-cache-')));
  site = join(folder, 'cats');
  location = join(folder, 'cache');
  mkdirSync(join(site, '.git'), { recursive: true });
  write('_config.yml', 'title: Cats\n');
  write('_posts/2024-05-01-tabby.md', '---\ntitle: Tabby\n---\n\nSee [Misty](/misty.html) and ![](/tabby.png).\n');
  write('_posts/2024-05-02-misty.md', '---\ntitle: Misty\n---\n\n# Misty\n\n<!-- postlint-disable image-alt -->\n');
  write('tabby.png', '');
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(site, path, '..'), { recursive: true });
  writeFileSync(join(site, path), text);
}

async function run(options: LintOptions = {}): Promise<string> {
  vi.setSystemTime(Date.now() + 60_000);
  const result = await lint({ cwd: site, cache: { location }, now: new Date('2026-01-01'), ...options });
  return reportCompact(result);
}

function cacheFile(): string {
  const [name = 'none', ...others] = readdirSync(location);
  expect(others).toEqual([]);
  return join(location, name);
}

/** When the cache was written last. */
function lastSaved(): number {
  return statSync(cacheFile()).ino;
}

test('a second run says the same, and writes nothing', async () => {
  const first = await run();
  expect(first).toContain('/misty.html');
  expect(first).toBe(await run({ cache: undefined }));
  const saved = lastSaved();
  expect(await run()).toBe(first);
  expect(lastSaved()).toBe(saved);
});

describe('every fixture site is linted alike with and without what is known', () => {
  const sites = new Set(listRepositoryFiles('fixtures/sites', '').map(path => path.split('/')[2] ?? ''));
  for (const name of [...sites].filter(known => !known.endsWith('.md'))) {
    test(name, async () => {
      const cwd = join(folder, name);
      cpSync(repositoryPath(`fixtures/sites/${name}`), cwd, { recursive: true });
      const without = await run({ cwd, cache: undefined });
      expect(await run({ cwd })).toBe(without);
      expect(await run({ cwd })).toBe(without);
      expect(await run({ cwd, cache: { location, strategy: 'content' } })).toBe(without);
    });
  }
});

test('what is known of one post never hides what another one breaks', async () => {
  write('_posts/2024-05-03-lucy.md', '---\ntitle: Lucy\n---\n\n[Misty](/2024/05/02/misty.html#misty)\n');
  const before = await run();
  expect(before).not.toContain('lucy');
  rmSync(join(site, '_posts/2024-05-02-misty.md'));
  const after = await run();
  expect(after).toContain('lucy');
  expect(after).toBe(await run({ cache: undefined }));
});

test('a change that keeps size and time is seen', async () => {
  const post = join(site, '_posts/2024-05-01-tabby.md');
  await run();
  const { atime, mtime } = statSync(post);
  writeFileSync(post, readFileSync(post, 'utf8').replace('/tabby.png', '/tibby.png'));
  utimesSync(post, atime, mtime);
  expect(await run()).toContain('tibby.png');
});

test('a change right after a run is seen, though size, time and inode are the same', async () => {
  const post = join(site, '_posts/2024-05-01-tabby.md');
  // No minute passes: to a file system that counts in seconds, both texts were written at once.
  vi.setSystemTime(statSync(post).ctimeMs + 1);
  await lint({ cwd: site, cache: { location } });
  expect(readFileSync(cacheFile(), 'latin1')).toMatch(/"stamps":\[-1,0,0,0,-1,0,0,0\]/);
});

test('runs on one post keep what is known of the others', async () => {
  await run();
  const text = readFileSync(join(site, '_posts/2024-05-01-tabby.md'), 'utf8');
  write('_posts/2024-05-01-tabby.md', `${text}\nMore.\n`);
  await run({ paths: ['_posts/2024-05-01-tabby.md'] });
  const saved = lastSaved();
  await run();
  expect(lastSaved()).toBe(saved);
});

test('files that are gone are forgotten', async () => {
  await run();
  rmSync(join(site, '_posts/2024-05-02-misty.md'));
  write('_posts/2024-05-01-tabby.md', '---\ntitle: Tabby\n---\n');
  await run();
  expect(readFileSync(cacheFile(), 'latin1')).not.toContain('misty');
});

test('rules, their levels and other flags are not mixed up', async () => {
  const usual = await run();
  const only = await run({ only: ['broken-link'] });
  expect(only).not.toBe(usual);
  expect(await run()).toBe(usual);
  write('.postlintrc.json', '{ "rules": { "image-alt": "off" } }');
  const changed = await run();
  expect(changed).toBe(await run({ cache: undefined }));
  expect(changed).not.toContain('image-alt');
});

test('rules of the configuration’s own code always run', async () => {
  write(
    'postlint.config.mjs',
    `let moods = 0;
const check = (doc, { report }) => report({ at: [0, 1], message: 'Mood ' + ++moods });
const rules = [{ scope: 'document', id: 'mood', summary: 'The mood of a cat', severity: 'warning', check }];
export default { plugins: [{ name: 'cats', rules }] };`,
  );
  expect(await run()).toMatch(/Mood 1.*Mood 2/s);
  expect(await run()).toMatch(/Mood 3.*Mood 4/s);
});

describe('a cache that is not what was written is as good as none', () => {
  const damages: Readonly<Record<string, (content: Buffer) => string | Uint8Array>> = {
    empty: () => '',
    torn: content => content.subarray(0, content.length / 2),
    'without its end': content => content.subarray(0, content.length - 10),
    'zeros after a power failure': content => new Uint8Array(content.length),
    foreign: () => '{"version":"3.0","files":{}}',
    'with another letter': content => content.toString('latin1').replace('misty', 'musty'),
    binary: () => Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
    'of another version': content =>
      content.toString('latin1').replace(/[0-9a-f]{40}( \d+)$/, `${'0123456789'.repeat(4)}$1`),
  };
  for (const [name, damage] of Object.entries(damages)) {
    test(name, async () => {
      const first = await run();
      const file = cacheFile();
      writeFileSync(file, damage(readFileSync(file)));
      expect(await run()).toBe(first);
      const saved = lastSaved();
      expect(await run()).toBe(first);
      expect(lastSaved()).toBe(saved);
    });
  }
});

test('a cache that is a folder or can’t be read is as good as none', async () => {
  const first = await run();
  const file = cacheFile();
  rmSync(file);
  mkdirSync(file);
  expect(await run()).toBe(first);
});

test('nothing is said where nothing can be written', async () => {
  const without = await run({ cache: undefined });
  for (const place of ['tabby.png', 'tabby.png/cache']) {
    expect(await run({ cache: { location: join(site, place) } })).toBe(without);
    expect(readFileSync(join(site, 'tabby.png'), 'utf8')).toBe('');
  }
});

test('runs at the same time leave one whole cache', async () => {
  const without = await run({ cache: undefined });
  expect(new Set(await Promise.all([run(), run(), run(), run()]))).toEqual(new Set([without]));
  expect(await run()).toBe(without);
  cacheFile();
});

test('old caches are dropped, and nothing else', async () => {
  mkdirSync(location);
  const stale = join(location, '0123456789abcdef.cache');
  const torn = join(location, '0123456789abcdef.cache.12-0123abcd.tmp');
  const other = join(location, 'notes.txt');
  const past = new Date(Date.now() - 90 * 24 * 60 * 60 * 1000);
  for (const file of [stale, torn, other]) {
    writeFileSync(file, '');
    utimesSync(file, past, past);
  }
  await run();
  expect([existsSync(stale), existsSync(torn), existsSync(other)]).toEqual([false, false, true]);
});

test('the cache lies in node_modules where there is one, else with those of the user', async () => {
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'home'));
  await run({ cache: {} });
  expect(readdirSync(join(folder, 'home/postlint'))).toHaveLength(1);
  mkdirSync(join(site, 'node_modules'));
  await run({ cache: {} });
  expect(readdirSync(join(site, 'node_modules/.cache/postlint'))).toHaveLength(1);
  vi.unstubAllEnvs();
});
