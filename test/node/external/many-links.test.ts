import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { OnProgress } from '../../../src/core/progress.ts';
import type { Resolution } from '../../../src/node/external/resolve-host.ts';
import { ask, askOne, type LocalServer, loopback, serve } from './local-web.ts';

interface Seen {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly at: number;
}

let server: LocalServer;
const seen: Seen[] = [];
const running = new Map<string, number>();
const most = new Map<string, number>();
/** Milliseconds that an answer takes. */
let slowness = 0;
let statusOf: (seen: Seen) => number = () => 200;
let retryAfter: string | undefined;

beforeAll(async () => {
  server = await serve((request, response) => {
    const host = request.headers.host ?? '';
    const one = { method: request.method ?? '', host, path: request.url ?? '', at: performance.now() };
    seen.push(one);
    running.set(host, (running.get(host) ?? 0) + 1);
    most.set(host, Math.max(most.get(host) ?? 0, running.get(host) ?? 0));
    const status = statusOf(one);
    const headers = status === 429 && retryAfter !== undefined ? { 'retry-after': retryAfter } : {};
    setTimeout(() => {
      running.set(host, (running.get(host) ?? 0) - 1);
      response.writeHead(status, headers).end();
    }, slowness);
  });
});
afterAll(() => server.close());
beforeEach(() => {
  seen.length = 0;
  most.clear();
  slowness = 0;
  retryAfter = undefined;
  statusOf = () => 200;
});

const url = (host: string, path: string) => `http://${host}.cats:${server.port}${path}`;
const kindsOf = (verdicts: Awaited<ReturnType<typeof ask>>) => {
  const counts: Record<string, number> = {};
  for (const verdict of verdicts.values()) {
    const kind = verdict.kind === 'unsure' ? `unsure ${verdict.doubt}` : verdict.kind;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

test('three thousand links on four hosts: right verdicts, pace held, memory bounded', async () => {
  statusOf = ({ path }) => (path.endsWith('7') ? 404 : 200);
  slowness = 1;
  const urls = Array.from({ length: 3000 }, (_, index) => url(`host-${index % 4}`, `/${index >> 2}`));
  const before = process.memoryUsage().heapUsed;
  const verdicts = await ask([...urls, ...urls], { config: { perHost: 8, budget: 60 } });
  expect(kindsOf(verdicts)).toEqual({ alive: 2700, dead: 300 });
  for (const [address, { kind }] of verdicts) expect(kind, address).toBe(address.endsWith('7') ? 'dead' : 'alive');
  // HEAD for each, and GET once more for what seems dead.
  expect(seen.length).toBe(3300);
  expect(Math.max(...most.values())).toBeLessThanOrEqual(8);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
}, 30_000);

test('requests to one host come one after the other, with time between', async () => {
  const urls = Array.from({ length: 12 }, (_, index) => url('calm', `/${index}`));
  await ask(urls, { config: { perHost: 2, delay: 0.03 } });
  const gaps = seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
  const average = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  expect(average).toBeGreaterThan(26);
});

test('the same address is asked once, whatever its fragment, letter case of the host or default port', async () => {
  const address = url('shelter', '/food');
  const verdicts = await ask([address, `${address}#water`, address.replace('shelter', 'SHELTER'), ` ${address} `]);
  expect([...verdicts.keys()]).toEqual([address]);
  expect(seen.length).toBe(1);
});

test('a host that asks to wait is left alone that long, with all its links', async () => {
  retryAfter = '1';
  statusOf = () => (seen.length <= 2 ? 429 : 200);
  const verdicts = await ask(['/a', '/b', '/c'].map(path => url('busy', path)));
  expect(kindsOf(verdicts)).toEqual({ alive: 3 });
  const [first, second, third] = seen.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeLessThan(500);
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThan(900);
});

test('a host that asks to wait longer than anybody would is unsure at once', async () => {
  retryAfter = '86400';
  statusOf = () => 429;
  expect(await askOne(url('busy', '/'))).toEqual({ kind: 'unsure', doubt: 'busy', detail: '429' });
  expect(seen.length).toBe(1);
});

test('a date in Retry-After is understood', async () => {
  retryAfter = new Date(Date.now() + 2000).toUTCString();
  statusOf = () => (seen.length === 1 ? 429 : 200);
  expect(await askOne(url('busy', '/'))).toEqual({ kind: 'alive' });
  expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(500);
});

test('a host that never answers clearly is given up after a few links', async () => {
  statusOf = () => 429;
  const urls = Array.from({ length: 500 }, (_, index) => url('busy', `/${index}`));
  const verdicts = await ask(urls, { config: { retries: 1 } });
  expect(kindsOf(verdicts)).toEqual({ 'unsure busy': 500 });
  expect(seen.length).toBeLessThan(12);
});

test('one link that fails does not give up its host', async () => {
  statusOf = ({ path }) => (path.endsWith('0') ? 503 : 200);
  const urls = Array.from({ length: 100 }, (_, index) => url('shelter', `/${index}`));
  expect(kindsOf(await ask(urls, { config: { retries: 0 } }))).toEqual({ alive: 90, 'unsure failing': 10 });
});

test('when the time for all is up, the rest is unsure', async () => {
  slowness = 50;
  const urls = Array.from({ length: 200 }, (_, index) => url('slow', `/${index}`));
  const started = performance.now();
  const kinds = kindsOf(await ask(urls, { config: { budget: 1, perHost: 1 } }));
  expect(performance.now() - started).toBeLessThan(3000);
  expect(Object.keys(kinds).sort()).toEqual(['alive', 'unsure late']);
  expect(kinds['unsure late']).toBeGreaterThan(100);
});

test('tells how far it is where nobody answers, too', async () => {
  const silent = await serve(() => {});
  const steps: string[] = [];
  await ask([`http://127.0.0.1:${silent.port}/nap`], {
    config: { timeout: 1.2, retries: 0 },
    onProgress: ({ label, done, total }) => steps.push(`${label} ${done}/${total}`),
  });
  await silent.close();
  expect(steps.filter(step => step === 'Asking external links 0/1').length).toBeGreaterThan(1);
  expect(steps.at(-1)).toBe('Asking external links 1/1');
});

test('progress is told for each address', async () => {
  const steps: string[] = [];
  const onProgress: OnProgress = ({ label, done, total }) => steps.push(`${label} ${done}/${total}`);
  await ask(
    ['/a', '/b', '/c'].map(path => url('shelter', path)),
    { onProgress },
  );
  expect(steps).toEqual(['Asking external links 1/3', 'Asking external links 2/3', 'Asking external links 3/3']);
});

test('patterns leave addresses out', async () => {
  const ignore = ['vet.cats', `http://shelter.cats:${server.port}/private/*`, '*.social', /\.pdf$/];
  const urls = [
    url('shelter', '/private/a/b'),
    url('shelter', '/a'),
    url('www.vet', '/'),
    url('vet', '/'),
    url('a', '/x.pdf'),
  ];
  const verdicts = await ask([...urls, 'https://cats.social/@milo'], { config: { ignore } });
  expect([...verdicts.keys()]).toEqual([url('shelter', '/a')]);
});

test('no such host is dead where anybody answers over TLS or the control does, and unsure otherwise', async () => {
  const resolve = async (host: string): Promise<Resolution> => (host === 'gone.cats' ? { kind: 'absent' } : loopback);
  const control = url('control', '/');
  expect(await askOne('https://gone.cats/', { resolve, control })).toEqual({ kind: 'dead', cause: 'no-host' });
  expect(seen.map(({ host }) => host)).toEqual([`control.cats:${server.port}`]);
  const nobody = async (): Promise<Resolution> => ({ kind: 'absent' });
  const verdicts = await ask(['https://gone.cats/', 'https://shelter.cats/'], { resolve: nobody, control });
  expect(kindsOf(verdicts)).toEqual({ 'unsure offline': 2 });
});

test('trouble of the name servers is no death', async () => {
  for (const code of ['ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'ENODATA']) {
    const verdict = await askOne('https://shelter.cats/', { resolve: async () => ({ kind: 'unknown', code }) });
    expect(verdict).toEqual({ kind: 'unsure', doubt: 'unresolved', detail: code });
  }
});

test('the store answers a second run, and alone where nobody may be asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postlint-runs-'));
  const storeFile = join(folder, 'external-links.json');
  statusOf = ({ path }) => (path === '/gone' ? 410 : path === '/wall' ? 403 : 200);
  const urls = ['/food', '/gone', '/wall'].map(path => url('shelter', path));
  const kinds = { alive: 1, dead: 1, 'unsure refused': 1 };
  expect(kindsOf(await ask(urls, { storeFile }))).toEqual(kinds);
  seen.length = 0;
  expect(kindsOf(await ask(urls, { storeFile }))).toEqual(kinds);
  expect(seen.map(({ path }) => path)).toEqual(['/wall', '/wall']);
  seen.length = 0;
  const cached = await ask([...urls, url('shelter', '/new')], { storeFile, onlyCached: true });
  expect(kindsOf(cached)).toEqual({ alive: 1, dead: 1, 'unsure unasked': 2 });
  expect(seen).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('what holds for a host is found out once: no such host, a name that leads inside, trouble to connect', async () => {
  const resolve = vi.fn(async (host: string): Promise<Resolution> => {
    if (host === 'gone.cats') return { kind: 'absent' };
    return { kind: 'found', addresses: [{ address: host === 'inside.cats' ? '10.0.0.1' : '127.0.0.1', family: 4 }] };
  });
  const links = (host: string) => Array.from({ length: 300 }, (_, index) => `https://${host}:1024/${index}`);
  const urls = ['gone.cats', 'inside.cats', 'closed.cats'].flatMap(links);
  const started = performance.now();
  const kinds = kindsOf(
    await ask(urls, { resolve, control: url('control', '/'), config: { delay: 0.05, retries: 0 } }),
  );
  expect(kinds).toEqual({ dead: 300, 'unsure private': 300, 'unsure unreachable': 300 });
  // A pause before each of them would make 15 s of it.
  expect(performance.now() - started).toBeLessThan(5000);
});

test('on a machine that is offline, a thousand names are not looked up in vain', async () => {
  const resolve = vi.fn(async (): Promise<Resolution> => ({ kind: 'absent' }));
  const urls = Array.from({ length: 1000 }, (_, index) => `https://host-${index}.cats/`);
  const asking = { resolve, control: url('control', '/'), config: { allow: [] } };
  expect(kindsOf(await ask(urls, asking))).toEqual({ 'unsure offline': 1000 });
  expect(resolve.mock.calls.length).toBeLessThan(100);
});
