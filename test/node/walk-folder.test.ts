import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFileSystem } from '../../src/node/files.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-walk-')));
afterAll(() => rmSync(top, { recursive: true }));

/** A folder with these files and links (`pics → ../pictures`). */
function makeFolder(name: string, files: readonly string[], links: Readonly<Record<string, string>>): string {
  const root = join(top, name);
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
  return root;
}

test('links that stay inside are followed, each of them', () => {
  const root = makeFolder('inside', ['pictures/milo.jpg', 'de/a.md', 'fr/a.md'], {
    'de/pics': '../pictures',
    'fr/pics': '../pictures',
    'de/tom.jpg': '../pictures/milo.jpg',
  });
  const { listFiles, listClosedLinks } = openFileSystem();
  expect(listFiles(root)).toEqual([
    'de/a.md',
    'de/pics/milo.jpg',
    'de/tom.jpg',
    'fr/a.md',
    'fr/pics/milo.jpg',
    'pictures/milo.jpg',
  ]);
  expect(listClosedLinks?.(root)).toEqual([]);
});

test('links that lead out, up or round are not followed, and known', () => {
  makeFolder('outside', ['milo.jpg'], {});
  const root = makeFolder('out', ['a/x.md', 'b/y.md'], {
    pics: '../outside',
    'milo.jpg': '../outside/milo.jpg',
    absent: '../nowhere/pics',
    'absent-here.jpg': 'a/nothing.jpg',
    'a/up': '..',
    'a/self': '.',
    'a/b': '../b',
    'b/a': '../a',
    turn: 'turn',
  });
  const { listFiles, listClosedLinks } = openFileSystem();
  expect(listFiles(root)).toEqual(['a/b/y.md', 'a/x.md', 'b/a/x.md', 'b/y.md']);
  const links = listClosedLinks?.(root) ?? [];
  const pathsOf = (wanted: boolean) => links.flatMap(({ path, leadsOut }) => (leadsOut === wanted ? path : [])).sort();
  expect(pathsOf(true)).toEqual(['absent', 'milo.jpg', 'pics']);
  expect(pathsOf(false)).toEqual(['a/b/a', 'a/self', 'a/up', 'b/a/b', 'b/a/self', 'b/a/up']);
});

test('links that double at every step end', () => {
  const links: Record<string, string> = {};
  const files = Array.from({ length: 30 }, (_, step) => `d${step}/cat.md`);
  for (let step = 0; step < 29; step++) {
    links[`d${step}/left`] = `../d${step + 1}`;
    links[`d${step}/right`] = `../d${step + 1}`;
  }
  const root = makeFolder('doubling', files, links);
  const { listFiles, listClosedLinks } = openFileSystem();
  expect(listFiles(root).length).toBeLessThan(1000);
  expect(listClosedLinks?.(root).length).toBeGreaterThan(0);
});
