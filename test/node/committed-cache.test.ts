import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { version } from '../../src/core/version.ts';
import { lint } from '../../src/index.ts';
import { findStoreFile } from '../../src/node/external/store-file.ts';
import { mayBeCommitted } from '../../src/node/may-be-committed.ts';
import { reportCompact } from '../../src/report/compact.ts';
import { repositoryPath } from '../repository.ts';
import { makeRepository, openRepository, stubIsolatedEnvironment, type TestRepository } from './git-repository.ts';

let repository: TestRepository;
beforeEach(() => {
  stubIsolatedEnvironment();
  repository = makeRepository({
    'milo.md': '# Milo\n\n##Food\n',
    'node_modules/nap/index.js': '',
  });
  vi.stubEnv('XDG_CACHE_HOME', join(repository.folder, '.git/caches'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  repository.remove();
});

const IN_MODULES = 'node_modules/.cache/postlint';

async function run(location?: string): Promise<string> {
  return reportCompact(await lint({ cwd: repository.folder, cache: { location } }));
}

/** Makes the cache tell another story, with the sum that belongs to it. */
function forge(folder: string): void {
  const [name = ''] = readdirSync(join(repository.folder, folder));
  const path = join(repository.folder, folder, name);
  const forged = readFileSync(path, 'latin1').replaceAll('is printed as text', 'is a good heading!');
  const end = forged.lastIndexOf('\n');
  const own = statSync(repositoryPath('src/node/open-cache.ts'));
  const maker = JSON.stringify([version, own.size, own.mtimeMs, process.version]);
  const sum = createHash('sha1').update(`${maker}\n`).update(forged.slice(0, end), 'latin1').digest('hex');
  writeFileSync(path, `${forged.slice(0, end)}\n${sum} ${forged.split(' ').at(-1)}`, 'latin1');
}

function commit(...paths: readonly string[]): void {
  repository.git('add', '--force', ...paths);
  repository.git('commit', '--quiet', '--message=Cats');
}

describe('what a commit brings along for a cache is none', () => {
  test.each([
    [IN_MODULES, undefined],
    ['.postlint-cache', '.postlint-cache'],
  ])('in %s', async (folder, location) => {
    const told = await run(location);
    expect(told).toContain('is printed as text');
    forge(folder);
    // As that of a former run, it is believed.
    expect(await run(location)).toContain('is a good heading!');
    commit(folder);
    const [name = ''] = readdirSync(join(repository.folder, folder));
    const forged = readFileSync(join(repository.folder, folder, name));
    expect(await run(location)).toBe(told);
    expect(readFileSync(join(repository.folder, folder, name))).toEqual(forged);
  });

  test('and one among the caches of the user is kept in its place', async () => {
    await run();
    commit(IN_MODULES);
    await run();
    expect(readdirSync(join(repository.folder, '.git/caches/postlint'))).toHaveLength(1);
    expect(findStoreFile(repository.folder)).toBe(`${repository.folder}/${IN_MODULES}/external-links.json`);
    repository.write({ [`${IN_MODULES}/external-links.json`]: '{}' });
    commit(IN_MODULES);
    expect(findStoreFile(repository.folder)).toBe(`${repository.folder}/.git/caches/postlint/external-links.json`);
  });
});

describe('git has a file', () => {
  const file = () => `${repository.folder}/${IN_MODULES}/0123.cache`;
  beforeEach(() => repository.write({ [`${IN_MODULES}/0123.cache`]: 'lies' }));

  test('once it is added', () => {
    expect(mayBeCommitted(file())).toBe(false);
    repository.git('add', 'milo.md');
    expect(mayBeCommitted(file())).toBe(false);
    repository.git('add', '--force', IN_MODULES);
    expect(mayBeCommitted(file())).toBe(true);
    expect(mayBeCommitted(`${repository.folder}/${IN_MODULES}/4567.cache`)).toBe(false);
  });

  test('in an index of version 4, beside one of nearly that name', () => {
    repository.git('update-index', '--index-version=4');
    repository.write({ [`${IN_MODULES}/0122.cache`]: '', [`${IN_MODULES}/0124.cache`]: '' });
    repository.git('add', '--force', `${IN_MODULES}/0122.cache`, `${IN_MODULES}/0124.cache`);
    expect(mayBeCommitted(file())).toBe(false);
    repository.git('add', '--force', IN_MODULES);
    expect(mayBeCommitted(file())).toBe(true);
  });

  test('in an index that is split', () => {
    commit('milo.md', IN_MODULES);
    expect(mayBeCommitted(file())).toBe(true);
    repository.git('update-index', '--split-index');
    expect(readdirSync(join(repository.folder, '.git')).join()).toContain('sharedindex');
    expect(mayBeCommitted(file())).toBe(true);
    repository.git('rm', '--quiet', '--cached', `${IN_MODULES}/0123.cache`);
    expect(mayBeCommitted(file())).toBe(false);
  });

  test('behind a link', () => {
    renameSync(join(repository.folder, 'node_modules/.cache'), join(repository.folder, 'nap'));
    symlinkSync('../nap', join(repository.folder, 'node_modules/.cache'));
    expect(mayBeCommitted(file())).toBe(false);
    commit('nap');
    expect(mayBeCommitted(file())).toBe(true);
  });

  test('that is a link to another one', () => {
    renameSync(file(), join(repository.folder, '.git/nap'));
    symlinkSync('../../../.git/nap', file());
    repository.git('add', 'milo.md');
    expect(mayBeCommitted(file())).toBe(false);
    repository.git('add', '--force', IN_MODULES);
    expect(mayBeCommitted(file())).toBe(true);
  });

  test('in a worktree', () => {
    commit('milo.md', IN_MODULES);
    repository.git('worktree', 'add', '--quiet', '.git/other');
    expect(mayBeCommitted(`${repository.folder}/.git/other/${IN_MODULES}/0123.cache`)).toBe(true);
  });

  test('in a submodule', () => {
    const inner = makeRepository({ '.cache/postlint/0123.cache': 'lies' });
    inner.git('add', '.');
    inner.git('commit', '--quiet', '--message=Lies');
    repository.git('submodule', 'add', '--quiet', inner.folder, 'cats');
    inner.remove();
    expect(mayBeCommitted(`${repository.folder}/cats/.cache/postlint/0123.cache`)).toBe(true);
    expect(openRepository(join(repository.folder, 'cats')).git('status', '--porcelain')).toBe('');
  });

  test('where that can’t be told', () => {
    repository.git('add', 'milo.md');
    writeFileSync(join(repository.folder, '.git/index'), '');
    expect(mayBeCommitted(file())).toBe(true);
  });

  test('outside of any repository, or not there, it has none', () => {
    expect(existsSync(file())).toBe(true);
    expect(mayBeCommitted('/')).toBe(false);
    mkdirSync(join(repository.folder, 'empty/.git'), { recursive: true });
    writeFileSync(join(repository.folder, 'empty/0123.cache'), '');
    expect(mayBeCommitted(`${repository.folder}/empty/0123.cache`)).toBe(false);
  });
});
