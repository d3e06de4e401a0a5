import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, askOne, type LocalServer, serve } from './local-web.ts';

// Every kind of answer, from a real server.

type Page = (request: IncomingMessage, response: ServerResponse) => void;

const status = (code: number, headers = {}): Page => {
  return (_, response) => void response.writeHead(code, headers).end();
};
const onHead = (head: Page, get: Page): Page => {
  return (request, response) => (request.method === 'HEAD' ? head : get)(request, response);
};
const drop: Page = (_, response) => void response.destroy();
const hang: Page = () => {};

let server: LocalServer;
const requests: string[] = [];
const pages = new Map<string, Page>();

beforeAll(async () => {
  server = await serve((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    (pages.get(request.url ?? '') ?? status(404))(request, response);
  });
});
afterAll(() => server.close());

function page(path: string, answer: Page): string {
  pages.set(path, answer);
  return `http://shelter.cats:${server.port}${path}`;
}

const requestsOf = (path: string) => requests.filter(request => request.endsWith(` ${path}`));

describe('an address that answers', () => {
  test.each([200, 203, 204, 206])('with %i is alive, and asked once by HEAD', async code => {
    const path = `/alive-${code}`;
    expect(await askOne(page(path, status(code)))).toEqual({ kind: 'alive' });
    expect(requestsOf(path)).toEqual([`HEAD ${path}`]);
  });

  test.each([400, 403, 404, 405, 500, 501, 503])('HEAD with %i and GET with 200 is alive', async code => {
    expect(await askOne(page(`/get-${code}`, onHead(status(code), status(200))))).toEqual({ kind: 'alive' });
  });

  test('GET only, because HEAD is dropped or never answered', async () => {
    expect(await askOne(page('/dropped-head', onHead(drop, status(200))))).toEqual({ kind: 'alive' });
    const hung = page('/hung-head', onHead(hang, status(200)));
    expect(await askOne(hung, { config: { timeout: 0.2 } })).toEqual({ kind: 'alive' });
  });

  test('after a while only, is asked again', async () => {
    let asked = 0;
    const flaky: Page = (request, response) => (++asked < 5 ? status(502) : status(200))(request, response);
    expect(await askOne(page('/flaky', flaky))).toEqual({ kind: 'alive' });
    expect(asked).toBe(5);
  });

  test('with a page that never ends, is not read', async () => {
    let sent = 0;
    const endless = onHead(status(405), (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const chunk = Buffer.alloc(64_000);
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', more);
      more();
    });
    expect(await askOne(page('/endless', endless))).toEqual({ kind: 'alive' });
    expect(sent).toBeLessThan(20_000_000);
  });
});

describe('an address that is gone', () => {
  test.each([
    [404, 'not-found'],
    [410, 'gone'],
  ])('is dead when HEAD and GET say %i', async (code, cause) => {
    expect(await askOne(page(`/dead-${code}`, status(code)))).toEqual({ kind: 'dead', cause });
    expect(requestsOf(`/dead-${code}`)).toEqual([`HEAD /dead-${code}`, `GET /dead-${code}`]);
  });

  test('is not dead where the 404 is a wall', async () => {
    const wall = status(404, { 'cf-mitigated': 'challenge' });
    expect(await askOne(page('/wall', wall))).toMatchObject({ kind: 'unsure', doubt: 'refused' });
  });

  test('is dead after a permanent redirect, or one within the host', async () => {
    const url = page('/was-here', status(302, { location: '/nowhere' }));
    const at = `http://shelter.cats:${server.port}/nowhere`;
    expect(await askOne(url)).toEqual({ kind: 'dead', cause: 'not-found', at });
  });

  test('is unsure after a temporary redirect to another host', async () => {
    const url = page('/portal', status(302, { location: `http://login.cats:${server.port}/nowhere` }));
    expect(await askOne(url)).toMatchObject({ kind: 'unsure', doubt: 'refused', detail: '404' });
  });
});

describe('nothing is proven', () => {
  test.each([
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [405, 'refused'],
    [406, 'refused'],
    [418, 'refused'],
    [429, 'busy'],
    [451, 'refused'],
    [500, 'failing'],
    [502, 'failing'],
    [503, 'failing'],
    [504, 'failing'],
    [520, 'failing'],
    [304, 'refused'],
    [301, 'refused'],
    [999, 'refused'],
  ])('by %i: %s', async (code, doubt) => {
    const verdict = await askOne(page(`/unsure-${code}`, status(code)), { config: { retries: 1 } });
    expect(verdict).toEqual({ kind: 'unsure', doubt, detail: String(code) });
  });

  test('by silence', async () => {
    expect(await askOne(page('/silent', hang), { config: { timeout: 0.1 } })).toMatchObject({ doubt: 'slow' });
  });

  test('by an answer that comes drop by drop', async () => {
    const drip: Page = (_, response) => {
      const timer = setInterval(() => response.socket?.write('H'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const started = performance.now();
    expect(await askOne(page('/drip', drip), { config: { timeout: 0.2 } })).toMatchObject({ kind: 'unsure' });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('by a connection that breaks, or that nobody takes', async () => {
    expect(await askOne(page('/broken', drop))).toMatchObject({ doubt: 'unreachable', detail: 'ECONNRESET' });
    expect(await askOne('http://shelter.cats:1024/')).toMatchObject({ doubt: 'unreachable', detail: 'ECONNREFUSED' });
  });

  test('by an answer that is none, or has headers without end', async () => {
    const garbled: Page = (_, response) => void response.socket?.end('meow\r\n\r\n');
    expect(await askOne(page('/garbled', garbled))).toMatchObject({ doubt: 'unreachable' });
    const wordy: Page = (_, response) =>
      void response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`);
    expect(await askOne(page('/wordy', wordy))).toMatchObject({ doubt: 'unreachable' });
  });
});

describe('redirects', () => {
  const redirect = (location: string, code = 301) => status(code, { location });
  const at = (path: string) => `http://shelter.cats:${server.port}${path}`;

  test('are followed to their end, permanent only if each of them is', async () => {
    page('/c', status(200));
    page('/b', redirect('c', 308));
    page('/b2', redirect('/c', 307));
    expect(await askOne(page('/a', redirect('/b')))).toEqual({ kind: 'alive', to: at('/c'), isPermanent: true });
    expect(await askOne(page('/a2', redirect('/b2')))).toEqual({ kind: 'alive', to: at('/c'), isPermanent: false });
  });

  test('keep the fragment that the server names, and never send it', async () => {
    expect(await askOne(page('/section', redirect('/c#food')))).toMatchObject({ to: at('/c#food') });
    expect(requests.filter(request => request.includes('#'))).toEqual([]);
  });

  test('in a circle are named', async () => {
    page('/round', redirect('/again', 302));
    page('/again', redirect('/round', 302));
    const detail = `in a circle: ${at('/round')} → ${at('/again')} → ${at('/round')}`;
    expect(await askOne(at('/round'))).toEqual({ kind: 'unsure', doubt: 'redirects', detail });
    expect(await askOne(page('/self', redirect('/self')))).toMatchObject({ detail: expect.stringContaining('circle') });
  });

  test('are followed so often and no more', async () => {
    for (let step = 0; step < 30; step++) page(`/step-${step}`, redirect(`/step-${step + 1}`));
    page('/step-30', status(200));
    expect(await askOne(at('/step-0'))).toEqual({ kind: 'unsure', doubt: 'redirects', detail: 'more than 10 times' });
    expect(await askOne(at('/step-20'))).toMatchObject({ kind: 'alive', to: at('/step-30') });
    expect(await askOne(at('/step-28'), { config: { redirects: 1 } })).toMatchObject({ kind: 'unsure' });
  });

  test('to something that is not the web lead nowhere', async () => {
    for (const location of ['mailto:milo@shelter.cats', 'javascript:alert(1)', 'file:///etc/passwd', 'http://'])
      expect(await askOne(page('/odd', redirect(location)))).toMatchObject({ kind: 'unsure', doubt: 'redirects' });
  });

  test('with an address in UTF-8 are understood', async () => {
    page('/caf%C3%A9', status(200));
    const location = Buffer.from('/café', 'utf8').toString('latin1');
    expect(await askOne(page('/coffee', redirect(location)))).toMatchObject({ to: at('/caf%C3%A9') });
  });
});

describe('fragments', () => {
  const ids = ['menu', 'main', 'food', 'water', 'caf&#233;', 'toys'].map(id => `<h2 id="${id}">x</h2>`).join('');
  const html: Page = (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(ids);
  const config = { fragments: true };

  test('are looked for in the page, which is asked for once', async () => {
    const url = page('/feeding', html);
    const verdicts = await ask([`${url}#food`, `${url}#dry-food`, `${url}#main`, `${url}#`, `${url}#top`], { config });
    expect([...verdicts]).toEqual([[url, { kind: 'alive', missingFragments: ['dry-food'] }]]);
    expect(requestsOf('/feeding')).toEqual(['HEAD /feeding', 'GET /feeding']);
  });

  test('are not asked about where nobody wants it', async () => {
    expect(await askOne(`${page('/feeding-2', html)}#dry-food`)).toEqual({ kind: 'alive' });
  });

  test.each([
    ['scripts read', '#/route'],
    ['browsers read', '#:~:text=food'],
    ['code hosts make', '#L10-L20'],
  ])('that %s are left alone', async (_, fragment) => {
    expect(await askOne(page('/feeding', html) + fragment, { config })).toEqual({ kind: 'alive' });
  });

  test.each([
    ['that is no HTML', { 'content-type': 'application/pdf' }, ids],
    ['that is packed', { 'content-type': 'text/html', 'content-encoding': 'gzip' }, ids],
    ['that a script builds', { 'content-type': 'text/html' }, '<div id="root"></div>'],
    ['that is too large', { 'content-type': 'text/html' }, ids + ' '.repeat(5_000_000)],
  ])('are left alone in a page %s', async (_, headers, body) => {
    const url = page('/other', (__, response) => void response.writeHead(200, headers).end(body));
    expect(await askOne(`${url}#dry-food`, { config })).toEqual({ kind: 'alive' });
  });
});
