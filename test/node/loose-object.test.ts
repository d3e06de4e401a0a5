import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readLooseObject } from '../../src/node/loose-object.ts';
import { makeRepository, openRepository } from './git-repository.ts';

const blog = makeRepository({ 'milo.md': '# Milo\n', 'nothing.md': '' });
afterAll(blog.remove);
blog.git('add', '.');
const idOf = (path: string) => blog.git('rev-parse', `:${path}`).trim();
const read = (id: string, folder = blog.folder) => {
  const found = readLooseObject(folder, id);
  return found && new TextDecoder().decode(found);
};

test('reads what has just been staged, also in a linked worktree', () => {
  expect(read(idOf('milo.md'))).toBe('# Milo\n');
  expect(read(idOf('nothing.md'))).toBe('');
  blog.git('commit', '--quiet', '-m', 'Milo');
  blog.git('worktree', 'add', '--quiet', 'linked');
  const linked = openRepository(join(blog.folder, 'linked'));
  linked.write({ 'tilda.md': '# Tilda\n' });
  linked.git('add', 'tilda.md');
  expect(read(linked.git('rev-parse', ':tilda.md').trim(), linked.folder)).toBe('# Tilda\n');
});

test('leaves to git what is no file, no content, or not what its name says', () => {
  const objects = join(blog.folder, '.git/objects');
  const put = (id: string, bytes: Uint8Array) => {
    mkdirSync(join(objects, id.slice(0, 2)), { recursive: true });
    rmSync(join(objects, id.slice(0, 2), id.slice(2)), { force: true });
    writeFileSync(join(objects, id.slice(0, 2), id.slice(2)), bytes);
  };
  expect(read(blog.git('rev-parse', 'HEAD').trim())).toBeUndefined();
  expect(read('0'.repeat(40))).toBeUndefined();
  put('1'.repeat(40), deflateSync('blob 7\0# Milo\n'));
  expect(read('1'.repeat(40))).toBeUndefined();
  put('2'.repeat(40), Buffer.from('# Milo\n'));
  expect(read('2'.repeat(40))).toBeUndefined();
  const milo = idOf('milo.md');
  const whole = readFileSync(join(objects, milo.slice(0, 2), milo.slice(2)));
  put(milo, whole.subarray(0, -4));
  expect(read(milo)).toBeUndefined();
  put(milo, whole);
  for (const id of ['1'.repeat(40), '2'.repeat(40)]) rmSync(join(objects, id.slice(0, 2), id.slice(2)));
  blog.git('gc', '--quiet');
  expect(read(milo)).toBeUndefined();
});
