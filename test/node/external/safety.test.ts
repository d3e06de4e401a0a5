import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTransport } from '../../../src/node/external/request.ts';
import type { Resolution } from '../../../src/node/external/resolve-host.ts';
import { askOne, type LocalServer, loopback, serve } from './local-web.ts';

// What a stranger’s post could make a machine in CI do.

let inner: LocalServer;
let outer: LocalServer;
const seen: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.end();

beforeAll(async () => {
  inner = await serve((request, response) => {
    seen.push(request);
    response.end('secret');
  });
  outer = await serve((request, response) => answer(request, response));
});
afterAll(() => Promise.all([inner.close(), outer.close()]));
beforeEach(() => {
  seen.length = 0;
  answer = (_, response) => void response.end();
  vi.unstubAllEnvs();
});

const at = (address: string, family: 4 | 6 = 4): Resolution => ({ kind: 'found', addresses: [{ address, family }] });

describe('an inner server is never reached', () => {
  test.each([
    ['by its address', 'http://127.0.0.1'],
    ['by a number', 'http://2130706433'],
    ['by IPv6', 'http://[::1]'],
    ['by IPv4 in IPv6', 'http://[::ffff:127.0.0.1]'],
    ['by its name', 'http://localhost'],
  ])('%s', async (_, url) => {
    const verdict = await askOne(`${url}:${inner.port}/`, { config: { allow: [] } });
    expect(verdict).toMatchObject({ kind: 'unsure', doubt: 'private' });
    expect(seen.map(({ url }) => url)).toEqual([]);
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', '10.0.0.1', '169.254.169.254', 'fe80::1'])(
    'by a public name that leads to %s',
    async address => {
      const resolve = async () => at(address, address.includes(':') ? 6 : 4);
      const verdict = await askOne(`http://shelter.cats:${inner.port}/`, { config: { allow: [] }, resolve });
      expect(verdict).toMatchObject({ kind: 'unsure', doubt: 'private' });
      expect(seen.map(({ url }) => url)).toEqual([]);
    },
  );

  test.each([301, 302, 303, 307, 308])('by a redirect with %i', async code => {
    for (const target of ['http://10.0.0.1', 'http://[::1]', 'http://0x7f.0.0.2', 'http://inner.cats']) {
      answer = (_, response) => void response.writeHead(code, { location: `${target}:${inner.port}/` }).end();
      const resolve = async (host: string) => (host === 'inner.cats' ? at('10.0.0.1') : loopback);
      const verdict = await askOne(`http://outer.cats:${outer.port}/`, { config: { allow: ['127.0.0.1'] }, resolve });
      expect(verdict, target).toMatchObject({ kind: 'unsure', doubt: 'private' });
    }
    expect(seen.map(({ url }) => url)).toEqual([]);
  });

  test('by a name that leads elsewhere a moment later: connected is what was judged', async () => {
    // Public when it is judged; whoever looked it up again would be led to the inner server.
    const answers = [at('192.0.2.1'), loopback, loopback];
    const resolve = vi.fn(async () => answers.shift() ?? loopback);
    const policy = {
      refuseUrl: () => undefined,
      permits: (_: string, ip: string) => ip !== '127.0.0.1',
      isInner: () => false,
    };
    const transport = openTransport({ policy, resolve });
    const url = `http://rebinding.cats:${inner.port}/`;
    const reply = await transport.send({ url, method: 'HEAD', wantsBody: false, patience: 300 });
    expect(reply).toMatchObject({ kind: 'failure', cause: expect.stringMatching(/slow|unreachable/) });
    expect(resolve).toHaveBeenCalledTimes(1);
    // The next request looks it up again, and is refused.
    expect(await transport.send({ url, method: 'HEAD', wantsBody: false, patience: 300 })).toMatchObject({
      cause: 'private',
    });
    transport.close();
    expect(seen.map(request => request.url)).toEqual([]);
  });

  test('where a name leads to several addresses: only those that are public are connected to', async () => {
    const both: Resolution = {
      kind: 'found',
      addresses: [
        { address: '127.0.0.2', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    };
    const config = { allow: ['127.0.0.1'] };
    const verdict = await askOne(`http://both.cats:${outer.port}/`, { config, resolve: async () => both });
    expect(verdict).toEqual({ kind: 'alive' });
    const config2 = { allow: ['127.0.0.2'], retries: 0, timeout: 0.5 };
    await askOne(`http://both.cats:${inner.port}/`, { config: config2, resolve: async () => both });
    expect(seen.map(({ url }) => url)).toEqual([]);
  });
});

describe('nothing is told to anybody', () => {
  const headersOf = () => seen.map(({ headers }) => Object.keys(headers).sort());

  test('but what asking needs', async () => {
    await askOne(`http://milo:secret@shelter.cats:${inner.port}/food?bowl=2#water`);
    expect(headersOf()).toEqual([['accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'user-agent']]);
    expect(seen[0]?.url).toBe('/food?bowl=2');
    expect(seen[0]?.headers['user-agent']).toMatch(/^postlint\/\d/);
    expect(JSON.stringify(seen[0]?.headers)).not.toContain('secret');
  });

  test('on a redirect: no credentials of the address, no cookies, no referrer', async () => {
    answer = (_, response) => {
      const location = `http://milo:secret@shelter.cats:${inner.port}/`;
      response.writeHead(301, { location, 'set-cookie': 'id=17; Domain=cats' }).end();
    };
    const verdict = await askOne(`http://outer.cats:${outer.port}/`);
    expect(verdict).toMatchObject({ kind: 'alive', to: `http://shelter.cats:${inner.port}/` });
    expect(headersOf()).toEqual([['accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'user-agent']]);
  });

  test('by way of a proxy that the environment names', async () => {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY'])
      vi.stubEnv(name, `http://127.0.0.1:${inner.port}`);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect(await askOne(`http://outer.cats:${outer.port}/`)).toEqual({ kind: 'alive' });
    expect(seen.map(({ url }) => url)).toEqual([]);
  });
});
