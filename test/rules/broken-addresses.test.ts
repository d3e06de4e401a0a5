import { expect, test } from 'vitest';
import { judgeAddress, judgeBareHost } from '../../src/rules/shared/malformed-link/address.ts';

/** What is meant by the address of a link, with `?` where it is only likely; undefined where nothing is wrong with it. */
function meantBy(url: string): string | undefined {
  const problem = judgeAddress(url, 'link');
  return problem && `${problem.replacement}${problem.isCertain ? '' : '?'}`;
}

test.each([
  ['“https://cats.example/”', 'https://cats.example/'],
  ['‘https://cats.example/', 'https://cats.example/'],
  ['https://cats.example/„', 'https://cats.example/'],
  ['”milo.html”', 'milo.html'],
  ['(https://cats.example/)', 'https://cats.example/'],
  ['(milo.html)', 'milo.html'],
  [':https://cats.example', 'https://cats.example'],
  ['../https://cats.example/milo', 'https://cats.example/milo'],
  ["'http://cats.example", 'http://cats.example'],
  ['<https://cats.example', 'https://cats.example'],
])('around an address: %s', (url, meant) => {
  expect(meantBy(url)).toBe(meant);
});

test.each([
  ['https:https://cats.example', 'https://cats.example'],
  ['httphttps://cats.example', 'https://cats.example'],
  ['HTTP://HTTPS://Cats.example', 'https://Cats.example'],
  ['https://http://cats.example', 'http://cats.example'],
  ['https://https:///cats.example', 'https://cats.example'],
  ['http:/http://https://cats.example', 'https://cats.example'],
])('a scheme twice: %s', (url, meant) => {
  expect(meantBy(url)).toBe(meant);
});

test.each([
  ['http:////cats.example', 'http://cats.example'],
  ['HTTPS:///cats.example', 'https://cats.example'],
  ['http:/cats.example', 'http://cats.example'],
  ['http::cats.example', 'http://cats.example'],
  ['http:::/cats.example', 'http://cats.example'],
  ['https.//cats.example', 'https://cats.example'],
  ['https,//cats.example', 'https://cats.example'],
  ['https:f//cats.example', 'https://cats.example'],
  ['https:ab//cats.example', 'https://cats.example'],
  ['http//cats.example', 'http://cats.example'],
  ['https:cats.example', 'https://cats.example'],
  ['http:the-cats.example', 'http://the-cats.example'],
])('what stands after the scheme: %s', (url, meant) => {
  expect(meantBy(url)).toBe(meant);
});

test.each([
  ['htp://cats.example', 'http://cats.example'],
  ['hppt://cats.example', 'http://cats.example'],
  ['Htttp://cats.example', 'http://cats.example'],
  ['htpps://cats.example', 'https://cats.example'],
  ['ttps//cats.example', 'https://cats.example'],
  ['hhttps://cats.example', 'https://cats.example'],
  ['httpx://cats.example', 'http://cats.example'],
])('a misspelt scheme: %s', (url, meant) => {
  expect(meantBy(url)).toBe(meant);
});

test.each([
  'https://cats.example',
  'HTTP://CATS.EXAMPLE',
  'https://[::1]/',
  'https://https.cio.gov',
  'https://http.cat/404',
  'https://web.archive.org/web/2020/https://cats.example/',
  'ftp://cats.example',
  'sftp://cats.example',
  'ssh://cats.example',
  'rtsp://cats.example',
  'shttp://cats.example',
  'git://cats.example',
  'app://cats.example',
  'hxxps://cats.example',
  '//cats.example',
  'https2://cats.example',
  'https://',
  '(milo)(luna)',
  '()',
  '“”',
  '“milo“luna”',
  '/milo/https://cats.example',
  '.../https://cats.example/(milo)',
  '#https://cats.example',
  'http:cats',
  'data:image/png,//cats',
])('nothing is wrong with %s', url => {
  expect(meantBy(url)).toBe(undefined);
});

test.each([
  ['mia@cats.org', 'mailto:mia@cats.org'],
  ['mia.b+luna@the-cats.co.uk?subject=Milo', 'mailto:mia.b+luna@the-cats.co.uk?subject=Milo'],
  ['mail:mia@cats.org', 'mailto:mia@cats.org'],
  ['e-mail:mia@cats.org', 'mailto:mia@cats.org'],
  ['EMAIL:mia@cats.org', 'mailto:mia@cats.org'],
  ['mailto//mia@cats.org', 'mailto:mia@cats.org'],
  ['mailto:/mia@cats.org', 'mailto:mia@cats.org'],
  ['malito:mia@cats.org?subject=Milo', 'mailto:mia@cats.org?subject=Milo'],
])('mail: %s', (url, meant) => {
  expect(meantBy(url)).toBe(meant);
});

test.each([
  'mailto:mia@cats.org',
  'milo@2x.png',
  '@mia@cats.org',
  '@cats.org',
  'sip:mia@cats.org',
  'medium.com@mia',
  'mail:mia',
  'mail:mia@cats',
  'mia@cats.org/milo',
  'milo:mia@cats',
])('no mail: %s', url => {
  expect(meantBy(url)).toBe(undefined);
});

test('an image has no mail address', () => {
  expect(judgeAddress('mia@cats.org', 'image')).toBe(undefined);
});

test.each([
  ['www.cats.example', 'https://www.cats.example'],
  ['www.cats.example/milo', 'https://www.cats.example/milo'],
  ['WWW2.the-cats.org', 'https://WWW2.the-cats.org'],
  ['cats.org/', 'https://cats.org/?'],
  ['my.cats.io/milo', 'https://my.cats.io/milo?'],
  ['the-cats.de/milo?page=2', 'https://the-cats.de/milo?page=2?'],
])('a host without a scheme: %s', (url, meant) => {
  expect(meantBy(url)).toBe(meant);
});

test.each([
  'www.milo',
  'wwww.cats.org',
  'see/www.cats.org/milo',
  'cats.md/milo',
  'install.sh/milo',
  'cats.org',
  'cats.org/milo.md',
  'cats.io/milo.mdx',
  './cats.org/milo',
  'cats/milo.org/',
  'cats_and_dogs.org/',
])('a file beside the post: %s', url => {
  expect(meantBy(url)).toBe(undefined);
});

test.each([
  ['cats.io', 'cats.io', true],
  ['cats.io', 'the site', false],
  ['cats.com', 'the site', true],
  ['my.cats.io', 'the site', true],
  ['my.cats.co.uk', 'the site', false],
  ['cats.md', 'cats.md', false],
  ['cats.com/milo', 'cats.com/milo', false],
  ['../cats.com', '../cats.com', false],
])('whether %s under “%s” is a host', (url, words, isHost) => {
  expect(judgeBareHost(url, () => words)?.replacement).toBe(isHost ? `https://${url}` : undefined);
});
