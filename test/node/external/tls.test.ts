import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Certificate, makeCertificate } from './certificates.ts';
import { ask, askOne, type LocalServer, serve } from './local-web.ts';

let certificates: Readonly<Record<'good' | 'expired' | 'stranger', Certificate>>;
let servers: Readonly<Record<'good' | 'expired' | 'stranger', LocalServer>>;
let ca: string[];

beforeAll(async () => {
  certificates = {
    good: await makeCertificate('shelter.cats'),
    expired: await makeCertificate('vet.cats', { daysLeft: -1 }),
    stranger: await makeCertificate('nobody.cats'),
  };
  const open = (certificate: Certificate) => serve((_, response) => void response.end(), certificate);
  servers = {
    good: await open(certificates.good),
    expired: await open(certificates.expired),
    stranger: await open(certificates.stranger),
  };
  ca = [certificates.good.cert, certificates.expired.cert];
});
afterAll(() => Promise.all(Object.values(servers).map(server => server.close())));

const good = () => `https://shelter.cats:${servers.good.port}/`;
const expired = () => `https://vet.cats:${servers.expired.port}/`;
const misnamed = () => `https://tilda.cats:${servers.good.port}/`;

test('a certificate that is in order is alive', async () => {
  expect(await askOne(good(), { ca })).toEqual({ kind: 'alive' });
});

test('an expired one, and one for another name, are dead where another host answers', async () => {
  const verdicts = await ask([good(), expired(), misnamed()], { ca });
  expect([...verdicts.values()]).toEqual([
    { kind: 'alive' },
    { kind: 'dead', cause: 'certificate-expired' },
    { kind: 'dead', cause: 'certificate-name' },
  ]);
});

test('they are dead alone where a host that is known to be there answers', async () => {
  expect(await askOne(expired(), { ca, control: good() })).toEqual({ kind: 'dead', cause: 'certificate-expired' });
  expect(await askOne(misnamed(), { ca, control: good() })).toEqual({ kind: 'dead', cause: 'certificate-name' });
});

test('they prove nothing where not even that one answers: a portal, or a wrong clock', async () => {
  expect(await askOne(misnamed(), { ca, control: misnamed() })).toEqual({ kind: 'unsure', doubt: 'offline' });
  expect(await askOne(expired(), { ca, control: expired() })).toEqual({ kind: 'unsure', doubt: 'offline' });
});

test('one that nobody vouches for proves nothing', async () => {
  const url = `https://nobody.cats:${servers.stranger.port}/`;
  expect(await askOne(url, { ca })).toEqual({
    kind: 'unsure',
    doubt: 'untrusted',
    detail: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
});

test('a server that speaks no TLS proves nothing', async () => {
  const plain = await serve((_, response) => void response.end());
  expect(await askOne(`https://shelter.cats:${plain.port}/`, { ca })).toMatchObject({ doubt: 'unreachable' });
  await plain.close();
});

test('a redirect to a host with a bad certificate is dead there', async () => {
  const plain = await serve((_, response) => void response.writeHead(301, { location: expired() }).end());
  const url = `http://shelter.cats:${plain.port}/`;
  const verdict = await askOne(url, { ca, control: good() });
  expect(verdict).toEqual({ kind: 'dead', cause: 'certificate-expired', at: expired() });
  await plain.close();
});
