import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  baseName,
  decodeAddress,
  extensionOf,
  folderOf,
  joinPath,
  resolveAddress,
  splitDestination,
} from '../../src/site/address.ts';

test.each([
  ['/my%20cat.jpg', '/my cat.jpg'],
  ['/caf%C3%A9/%c3%a9t%C3%A9', '/café/été'],
  ['/cafe\u0301/', '/café/'],
  ['/cafe%CC%81/', '/café/'],
  ['/100%', '/100%'],
  ['/100%-cat', '/100%-cat'],
  ['/%E9t%C3%A9', '/%E9té'],
  ['/%C3', '/%C3'],
  ['/a%2520b', '/a%20b'],
])('decodes %s once, to %s', (written, decoded) => {
  expect(decodeAddress(written)).toBe(decoded);
});

test.each([
  ['/milo/', { path: '/milo/' }],
  ['/milo/?page=2', { path: '/milo/', query: 'page=2' }],
  ['/milo/#', { path: '/milo/', fragment: '' }],
  ['?', { path: '', query: '' }],
  ['milo.md?a=b#c?d#e', { path: 'milo.md', query: 'a=b', fragment: 'c?d#e' }],
  ['#what?', { path: '', fragment: 'what?' }],
])('takes %s apart', (href, parts) => {
  expect(splitDestination(href)).toEqual(parts);
});

test.each([
  ['posts', '../img/b.png', 'img/b.png'],
  ['posts/2024', './a//b.md', 'posts/2024/a/b.md'],
  ['posts', '/img/b.png', 'img/b.png'],
  ['', 'img/b.png', 'img/b.png'],
  ['posts', '..', ''],
  ['posts', '../../secrets.md', undefined],
  ['', '../secrets.md', undefined],
])('from the folder “%s”, %s is %s', (folder, path, file) => {
  expect(joinPath(folder, path)).toBe(file);
});

describe('as a browser,', () => {
  test.each([
    ['/cats/milo/', '', '/cats/milo/'],
    ['/cats/milo/', 'tilda', '/cats/milo/tilda'],
    ['/cats/milo', 'tilda', '/cats/tilda'],
    ['/cats/milo/', '../tilda/', '/cats/tilda/'],
    ['/cats/milo/', '../../../..', '/'],
    ['/cats/milo/', '..', '/cats/'],
    ['/cats/milo/', '.', '/cats/milo/'],
    ['/cats/milo/', './', '/cats/milo/'],
    ['/cats/milo/', 'tilda/.', '/cats/milo/tilda/'],
    ['/cats/milo/', '../a..b', '/cats/a..b'],
    ['/cats/milo/', '/dogs/', '/dogs/'],
    ['/cats/milo/', '/dogs', '/dogs'],
    ['/cats/milo/', '/dogs/../otto/', '/otto/'],
    ['/cats/milo/', '/dogs/./otto', '/dogs/otto'],
    ['/cats/milo/', '/dogs//otto/', '/dogs/otto/'],
    ['/cats/milo/', '/.well-known/cats', '/.well-known/cats'],
    ['/', '/', '/'],
    ['/milo', './', '/'],
    ['/cats/milo/', '../.milo', '/cats/.milo'],
    ['/cats/milo/', '.well-known/../..tilda/.', '/cats/milo/..tilda/'],
  ])('from %s, “%s” is %s', (page, path, address) => {
    expect(resolveAddress(page, path)).toBe(address);
  });
});

const name = fc.constantFrom('cats', 'milo.html', 'b.png', 'kätzchen', '9.5');
const step = fc.oneof(name, fc.constantFrom('.', '..'));
const slash = fc.constantFrom('', '/');

/** As the URL standard has it (url.spec.whatwg.org, “path state”). */
function pathnameOf(page: string, path: string): string {
  return decodeURI(new URL(path, `https://cats.example${page}`).pathname);
}

test('a path leads where the URL standard says', () => {
  const page = fc.tuple(fc.array(name, { maxLength: 4 }), slash).map(([parts, end]) => `/${parts.join('/')}${end}`);
  const path = fc
    .tuple(slash, fc.array(step, { minLength: 1, maxLength: 6 }), slash)
    .map(([start, parts, end]) => `${start}${parts.join('/')}${end}`);
  fc.assert(
    fc.property(
      page.filter(address => !address.includes('//')),
      path,
      (from, to) => {
        expect(resolveAddress(from, to)).toBe(pathnameOf(from, to));
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ['posts/2024/milo.md', 'posts/2024', 'milo.md', '.md'],
  ['milo.JPEG', '', 'milo.JPEG', '.jpeg'],
  ['posts/a.b/milo', 'posts/a.b', 'milo', ''],
  ['.htaccess', '', '.htaccess', ''],
  ['milo.tar.gz', '', 'milo.tar.gz', '.gz'],
  ['posts/', 'posts', '', ''],
])('%s lies in “%s” as “%s” with the extension “%s”', (path, folder, name, extension) => {
  expect([folderOf(path), baseName(path), extensionOf(path)]).toEqual([folder, name, extension]);
});
