import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '../../src/node/replace-file.ts';

let root = '';
let outside = '';
beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-replace-')));
  root = join(folder, 'site');
  outside = join(folder, 'elsewhere');
  mkdirSync(root);
  mkdirSync(outside);
});
afterEach(() => rmSync(join(root, '..'), { recursive: true }));

function write(path: string, text = 'old'): string {
  writeFileSync(path, text);
  return path;
}

function replace(path: string, before = 'old', after = 'new'): void {
  replaceFile({ path, root, before: Buffer.from(before), after: Buffer.from(after) });
}

const read = (path: string) => readFileSync(path, 'utf8');

test.each([0o644, 0o600, 0o755, 0o664, 0o1640])('the mode %o is kept, and no other file is left', mode => {
  const file = write(join(root, 'milo.md'));
  chmodSync(file, mode);
  replace(file);
  expect(read(file)).toBe('new');
  expect(statSync(file).mode & 0o7777).toBe(mode);
  expect(readdirSync(root)).toEqual(['milo.md']);
});

test('a name as long as the file system allows', () => {
  const file = write(join(root, `${'m'.repeat(252)}.md`));
  replace(file);
  expect(read(file)).toBe('new');
});

describe('a file is left alone, and no other file is left', () => {
  test.each<[string, (file: string) => void, string]>([
    ['that was changed meanwhile', file => write(file, 'newer'), 'It was changed by somebody else meanwhile'],
    ['that is read-only', file => chmodSync(file, 0o444), 'It is read-only'],
    ['that has another name', file => linkSync(file, join(outside, 'tilda.md')), 'It has other names (hard links)'],
  ])('%s', (_, change, complaint) => {
    const file = write(join(root, 'milo.md'));
    change(file);
    const before = read(file);
    expect(() => replace(file)).toThrow(complaint);
    expect(read(file)).toBe(before);
    expect(readdirSync(root)).toEqual(['milo.md']);
  });

  test('that is gone', () => {
    expect(() => replace(join(root, 'milo.md'))).toThrow('ENOENT');
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('a symbolic link', () => {
  test('stays a link, and its file is replaced', () => {
    const file = write(join(root, 'milo.md'));
    const link = join(root, 'link.md');
    symlinkSync('milo.md', link);
    replace(link);
    expect(read(file)).toBe('new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test.each(['elsewhere', '..'])('that leads out of the site, to %s, is not followed', place => {
    const file = write(join(root, '..', place, 'milo.md').replace('/site/../..', '/site/..'));
    const link = join(root, 'link.md');
    symlinkSync(file, link);
    expect(() => replace(link)).toThrow('It is a link to a file outside the site');
    expect(read(file)).toBe('old');
  });

  test('in the way to the site itself is fine', () => {
    const file = write(join(root, 'milo.md'));
    const other = join(outside, 'site');
    symlinkSync(root, other);
    replaceFile({ path: join(other, 'milo.md'), root: other, before: Buffer.from('old'), after: Buffer.from('new') });
    expect(read(file)).toBe('new');
  });

  test('to a file that is written already is no change by somebody else', () => {
    write(join(root, 'milo.md'));
    symlinkSync('milo.md', join(root, 'link.md'));
    replace(join(root, 'milo.md'));
    expect(() => replace(join(root, 'link.md'))).not.toThrow();
  });
});
