import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Resolution, rememberHosts, resolveHost } from '../../../src/node/external/resolve-host.ts';
import { type NameAnswer, type NameServer, serveNames } from './name-server.ts';

// Node’s own client against a name server on this machine. The operating system, which is asked for what that one does
// not have, knows none of these names: “invalid” has none (RFC 6761).

const names: Readonly<Record<string, NameAnswer>> = {
  'shelter.invalid': ['203.0.113.7', '2001:db8::7'],
  'old.invalid': ['203.0.113.8'],
  'new.invalid': ['2001:db8::8'],
  'empty.invalid': [],
  'broken.invalid': 'SERVFAIL',
  'closed.invalid': 'REFUSED',
  'silent.invalid': 'silence',
};

let server: NameServer;
beforeAll(async () => {
  server = await serveNames(name => names[name.toLowerCase()] ?? 'NXDOMAIN');
});
afterAll(() => server.close());

const ask = (host: string) => resolveHost(host, { servers: [server.address], timeout: 100 });

test('finds addresses of both families', async () => {
  expect(await ask('shelter.invalid')).toEqual({
    kind: 'found',
    addresses: [
      { address: '203.0.113.7', family: 4 },
      { address: '2001:db8::7', family: 6 },
    ],
  });
  expect(await ask('old.invalid')).toMatchObject({ addresses: [{ address: '203.0.113.8' }] });
  expect(await ask('new.invalid')).toMatchObject({ addresses: [{ address: '2001:db8::8' }] });
});

test('only “no such name” is an absence', async () => {
  // An operating system that is offline says so, and then it is none either.
  expect(['absent', 'unknown']).toContain((await ask('gone.invalid')).kind);
  for (const [name, code] of [
    ['empty.invalid', 'ENODATA'],
    ['broken.invalid', 'ESERVFAIL'],
    ['closed.invalid', 'EREFUSED'],
    ['silent.invalid', 'ETIMEOUT'],
  ])
    expect(await ask(name ?? ''), name).toEqual({ kind: 'unknown', code });
});

test('what only the operating system knows is found there', async () => {
  expect(await ask('localhost')).toMatchObject({ kind: 'found' });
});

test('what is known is not asked again, and what failed is', async () => {
  const found: Resolution = { kind: 'found', addresses: [] };
  const answers: Resolution[] = [{ kind: 'unknown', code: 'ESERVFAIL' }, found];
  const lookup = vi.fn(async () => answers.shift() ?? found);
  const resolve = rememberHosts(lookup);
  expect((await resolve('shelter.cats')).kind).toBe('unknown');
  expect((await resolve('shelter.cats')).kind).toBe('found');
  await Promise.all([resolve('shelter.cats'), resolve('shelter.cats')]);
  expect(lookup).toHaveBeenCalledTimes(2);
  await resolve('vet.cats');
  expect(lookup).toHaveBeenCalledTimes(3);
});
