import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findStoreFile } from '../../../src/node/external/store-file.ts';

const blog = mkdtempSync(join(tmpdir(), 'postlint-store-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(blog, { recursive: true, force: true });
});

test('the store lies beside the cache of posts', () => {
  mkdirSync(join(blog, '.git'), { recursive: true });
  vi.stubEnv('XDG_CACHE_HOME', '/caches');
  expect(findStoreFile(blog)).toBe('/caches/postlint/external-links.json');
  mkdirSync(join(blog, 'node_modules'));
  mkdirSync(join(blog, 'content'));
  expect(findStoreFile(blog)).toBe(`${blog}/node_modules/.cache/postlint/external-links.json`);
  expect(findStoreFile(`${blog}/content`)).toBe(`${blog}/node_modules/.cache/postlint/external-links.json`);
});

test('or where --cache-location says', () => {
  expect(findStoreFile(blog, '/kept')).toBe('/kept/external-links.json');
});
