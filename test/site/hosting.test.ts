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
        '[[redirects]]\nfrom = "/jobs"\nto = "/work/"\n[[redirects]]\nfrom = "/*"\nto = "/index.html"\nstatus = 200\n',
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

  test('the paths that stand in a Cloudflare worker', () => {
    const by = answers({
      'wrangler.jsonc': '{ // the worker\n "main": "./worker.js", }',
      'worker.js': "const rules = [['/:lang/guides/assets', '/:lang/guides/images/'], ['/docs/*', '/:splat']];",
    });
    expect(by('/en/guides/assets/')).toBe('worker.js');
    expect(by('/docs/a/b')).toBe('worker.js');
    expect(by('/en/guides/other/')).toBeUndefined();
  });

  test('broken files say nothing', () => {
    const by = answers({ 'netlify.toml': '[[', 'vercel.json': '{', 'firebase.json': '[]', 'wrangler.json': '{' });
    expect(by('/jobs')).toBeUndefined();
  });
});

test('a rule about every address, or in a syntax of its own, is no address', () => {
  expect(addressesOf('/*')).toEqual([]);
  expect(addressesOf('/:path((?!api).*)')).toEqual([]);
  expect(addressesOf('/')).toEqual([]);
  expect(addressesOf(`/a${'/*'.repeat(30)}`)).toEqual([]);
});

test('a rule for the whole address counts where the host is the site’s own', () => {
  const files = makeSiteFiles(
    ['static/_redirects'],
    () => 'https://cats.example/old/* /new/:splat\nhttps://dogs.example/dogs /\n',
  );
  const found = findHostAddresses(files, ['cats.example']).map(({ address }) => String(address));
  expect(found).toEqual(['/^\\/old\\/.*\\/?$/']);
});

test('Netlify and Cloudflare serve a page as a folder too', () => {
  expect(servesPagesAsFolders(makeSiteFiles(['netlify.toml'], () => ''))).toBe(true);
  expect(servesPagesAsFolders(makeSiteFiles(['static/_headers'], () => ''))).toBe(true);
  expect(servesPagesAsFolders(makeSiteFiles(['index.html'], () => ''))).toBe(false);
});
