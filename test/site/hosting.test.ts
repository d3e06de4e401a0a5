import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../src/engine/site-files.ts';
import { addressesOf, findHostAddresses, servesPagesAsFolders } from '../../src/site/hosting.ts';

/** Whether the host answers an address of a site with these files, and by what. */
function answers(contents: Readonly<Record<string, string>>): (address: string) => string | undefined {
  const found = findHostAddresses(makeSiteFiles(Object.keys(contents), path => contents[path]));
  return wanted =>
    found.find(({ address }) => (typeof address === 'string' ? address === wanted : address.test(wanted)))?.by;
}

describe('redirects of the host', () => {
  test('Netlify’s and Cloudflare’s _redirects, among what is published', () => {
    const by = answers({
      'static/_redirects': [
        '# moved',
        '/kittens /cats/ 301',
        '/cats/:year/:name  /cats/:name',
        '/old/*   /new/:splat  301!',
        'https://www.cats.example/dogs https://dogs.example/',
        '/es/* /es/404/ 404',
        '/* /404.html 404',
        '/nothing',
      ].join('\r\n'),
    });
    expect(by('/kittens')).toBe('static/_redirects');
    expect(by('/kittens/')).toBe('static/_redirects');
    expect(by('/cats/2024/tabby')).toBe('static/_redirects');
    expect(by('/cats/2024/tabby/more')).toBeUndefined();
    expect(by('/old/a/b')).toBe('static/_redirects');
    expect(by('/es/a')).toBeUndefined();
    expect(by('/dogs')).toBeUndefined();
    expect(by('/nothing')).toBeUndefined();
  });

  test('netlify.toml, vercel.json and firebase.json', () => {
    const by = answers({
      'netlify.toml':
        '[[redirects]]\nfrom = "/jobs"\nto = "/careers/"\n[[redirects]]\nfrom = "/*"\nto = "/index.html"\nstatus = 200\n',
      'vercel.json':
        '{ "redirects": [{ "source": "/link/:name(\\\\d+)", "destination": "/n/:name" }], "rewrites": [{ "source": "/api/:path*", "destination": "/f" }] }',
      'firebase.json':
        '{ "hosting": { "redirects": [{ "source": "/grant", "destination": "/g" }], "rewrites": [{ "source": "**", "destination": "/index.html" }] } }',
    });
    expect(by('/jobs/')).toBe('netlify.toml');
    expect(by('/link/12')).toBe('vercel.json');
    expect(by('/api/a/b')).toBe('vercel.json');
    expect(by('/grant')).toBe('firebase.json');
    expect(by('/anything')).toBeUndefined();
  });

  // As @vercel/routing-utils 6.6.0 reads them.
  test.each([
    ['/docs/:path*', '/docs /docs/ /docs/a /docs/a/b /docs/edit'],
    ['/docs/:path?', '/docs /docs/ /docs/a /docs/edit'],
    ['/docs/:path+', '/docs/a /docs/a/b /docs/edit'],
    ['/docs/:path*/edit', '/docs/edit'],
    ['/a/:b/c/:d*', '/a/1/c'],
  ])('Vercel’s %s answers %s', (source, expected) => {
    const by = answers({ 'vercel.json': JSON.stringify({ rewrites: [{ source, destination: '/z' }] }) });
    const asked = ['/docs', '/docs/', '/docs/a', '/docs/a/b', '/docs/edit', '/docsx', '/a/1/c', '/a/c'];
    expect(asked.filter(by).join(' ')).toBe(expected);
  });

  test('the paths that stand in a Cloudflare worker', () => {
    const by = answers({
      'wrangler.jsonc': '{ // the worker\n "main": "./worker.js", }',
      'worker.js': "const rules = [['/:lang/guides/assets', '/:lang/guides/images/'], ['/docs/*', '/:splat']];",
    });
    expect(by('/en/guides/assets/')).toBe('worker.js');
    expect(by('/docs/a/b')).toBe('worker.js');
    expect(by('/en/guides/other/')).toBeUndefined();
  });

  test.each(['wrangler.jsonc', 'wrangler.json', 'wrangler.toml'])(
    'the worker that %s names, wherever it lies',
    file => {
      const main = file.endsWith('.toml') ? 'main = "cats/worker.js"' : '{ "main": "cats/worker.js" }';
      expect(answers({ [file]: main, 'cats/worker.js': 'const old = "/old/cats";' })('/old/cats')).toBe(
        'cats/worker.js',
      );
    },
  );

  test.each([
    ['_redirects'],
    ['public/_redirects'],
    ['static/_redirects'],
    ['src/_redirects'],
    ['source/_redirects'],
    ['site/_redirects'],
    ['website/static/_redirects'],
  ])('in %s', file => {
    expect(answers({ [file]: '/kittens\t\t/cats/' })('/kittens/')).toBe(file);
  });

  // docs.netlify.com, “Redirects and rewrites”: special characters in paths must be URL-encoded.
  test('are found by decoded addresses', () => {
    const by = answers({ _redirects: '/autrices/c%C3%A9line /autrices/\n/caf%C3%A9/* /cafe/:splat\n' });
    expect(by('/autrices/céline')).toBe('_redirects');
    expect(by('/café/menu')).toBe('_redirects');
  });

  test('that end in a page for what is missing lead nowhere', () => {
    const by = answers({
      _redirects:
        '/es/* /es/404 404!\n/fr/*  /fr/404   404\n/404s /pages/4040 301\n/errors /error-404 302\nkittens /cats\n',
      'netlify.toml':
        '[[redirects]]\nfrom = "/de/*"\nto = "/de/404.html"\nstatus = 404\n[[redirects]]\nfrom = "/it/*"\nto = "/"\nstatus = 301\n',
    });
    expect(['/es/a', '/fr/a', '/de/a', '/kittens', 'kittens'].map(by)).toEqual(Array(5).fill(undefined));
    expect([by('/404s'), by('/errors'), by('/it/a')]).toEqual(['_redirects', '_redirects', 'netlify.toml']);
  });

  test('of each site of firebase.json', () => {
    const site = (source: string) => `{ "rewrites": [{ "source": "${source}", "function": "cats" }] }`;
    const by = answers({ 'firebase.json': `{ "hosting": [${site('/cats/**')}, ${site('/dogs')}] }` });
    expect([by('/cats/a/b'), by('/dogs'), by('/cows')]).toEqual(['firebase.json', 'firebase.json', undefined]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['broken', { 'netlify.toml': '[[', 'vercel.json': '{', 'firebase.json': '[]', 'wrangler.json': '{' }],
    ['with other shapes', { 'vercel.json': '{ "redirects": "/a", "rewrites": [null, "/b", { "source": ["c"] }] }' }],
    ['with a program that is not here', { 'wrangler.json': '{ "main": "dist/worker.js" }', 'worker.js': '"/cats"' }],
    ['without a program', { 'wrangler.json': '{ "name": "cats" }', 'wrangler.toml': 'name = "cats"' }],
    ['with a program outside', { 'wrangler.json': '{ "main": "lib./worker.js" }', 'libworker.js': '"/cats"' }],
    ['of another project', { 'netlify.toml': '[build]\ncommand = "/usr/bin/make"\n' }],
  ])('files %s say nothing', (_, contents) => {
    expect(findHostAddresses(makeSiteFiles(Object.keys(contents), path => contents[path]))).toEqual([]);
  });
});

test('a rule about every address, or in a syntax of its own, is no address', () => {
  expect(addressesOf('/*')).toEqual([]);
  expect(addressesOf('/:path((?!api).*)')).toEqual([]);
  expect(addressesOf('/')).toEqual([]);
  expect(addressesOf('/:name.:ending')).toEqual([]);
  expect(addressesOf(`/a${'/*'.repeat(30)}`)).toEqual([]);
  expect(addressesOf('/a/:b/:c/:d/:e/:f')).toEqual([]);
});

// docs: “Redirects” of Vercel (path-to-regexp), Netlify (placeholders and splats) and Firebase (globs).
test.each([
  ['/cats/:name', '/cats/tom', '/cats/tom/2024'],
  ['/cats/:name/photos', '/cats/tom/photos/', '/cats/tom/milo/photos'],
  ['/cats/:name*', '/cats/tom/2024', '/dogs/tom'],
  ['/cats/:name+', '/cats/tom/2024', '/dogs/tom'],
  ['/cats/:year(\\\\d{4})', '/cats/2024', '/dogs/2024'],
  ['/cats/*', '/cats/tom/2024', '/dogs/tom'],
  ['/cats/**', '/cats/tom/2024', '/dogs/tom'],
  ['/cats/(.*)', '/cats/tom/2024', '/dogs/tom'],
  ['/cats/()/photos', '/cats/tom/photos', '/cats/tom'],
  ['/:a/:b/:c/d:', '/1/2/3/d:', '/1/2/3/4'],
  ['/:a/:b/:c/:d/e', '/1/2/3/4/e', '/1/2/3/4/5'],
  ['/cats.:ending', '/cats.html', '/catsxhtml'],
])('%s is for %s and not for %s', (source, address, other) => {
  const [pattern, ...others] = addressesOf(source);
  if (!(pattern instanceof RegExp)) throw new Error(`${pattern} is no pattern`);
  expect([pattern.test(address), pattern.test(other), others]).toEqual([true, false, []]);
});

test('a rule for the whole address counts where the host is the site’s own', () => {
  const files = makeSiteFiles(
    ['static/_redirects'],
    () =>
      'HTTPS://Cats.example/old/* /new/:splat\nhttp://cats.example/tom /cats/tom\nhttps://dogs.example/dogs /\n/out/https://cats.example/x /\n',
  );
  const found = findHostAddresses(files, ['cats.example']).map(({ address }) => String(address));
  expect(found).toEqual(['/^\\/old\\/.*\\/?$/', '/tom', '/tom/', '/^\\/out\\/https:\\/\\/cats\\.example\\/x\\/?$/']);
});

test('Netlify and Cloudflare serve a page as a folder too', () => {
  const files = ['netlify.toml', 'wrangler.toml', 'wrangler.jsonc', 'wrangler.json', '_redirects', 'static/_headers'];
  for (const file of files) expect(servesPagesAsFolders(makeSiteFiles([file], () => '')), file).toBe(true);
  expect(servesPagesAsFolders(makeSiteFiles(['index.html'], () => ''))).toBe(false);
});
