import { expect, test } from 'vitest';
import { makeAddressPolicy } from '../../../src/node/external/address-policy.ts';

const strict = makeAddressPolicy({ allow: [], own: ['203.0.114.7', '2a01:4f8::7'] });

test.each([
  ['this machine', ['127.0.0.1', '127.255.0.9', '0.0.0.0', '0.1.2.3', '::1', '::']],
  [
    'a private network',
    ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1', 'fec0::1'],
  ],
  ['link-local, with the metadata of clouds', ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::1%eth0']],
  ['the metadata of clouds elsewhere', ['100.100.100.200', '192.0.0.192', '168.63.129.16', 'fd00:ec2::254']],
  ['a provider’s own network', ['100.64.0.1', '100.127.255.255']],
  ['many at a time', ['224.0.0.1', '239.255.255.250', '255.255.255.255', 'ff02::1', 'ff0e::1']],
  [
    'nobody',
    ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '240.0.0.1', '2001:db8::1', '100::1', '4000::1'],
  ],
  ['IPv4 in IPv6', ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a9fe:a9fe', '::127.0.0.1', '::ffff:0:127.0.0.1']],
  [
    'IPv4 behind a relay',
    ['64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::808:808', '2002:7f00:1::', '2001:0:1::1'],
  ],
  ['a public address of this machine', ['203.0.114.7', '2a01:4f8::7', '2a01:04f8:0::0007']],
  ['no address', ['', 'shelter.cats', '999.1.1.1']],
])('refuses %s', (_, addresses) => {
  expect(addresses.filter(address => strict.permits('shelter.cats', address))).toEqual([]);
});

test('permits the public internet, also through NAT64', () => {
  const addresses = ['8.8.8.8', '1.1.1.1', '203.0.114.8', '2606:4700::1', '2a01:4f8::8', '64:ff9b::808:808'];
  expect(addresses.filter(address => !strict.permits('shelter.cats', address))).toEqual([]);
});

test.each([
  ['decimal', 'http://2130706433/'],
  ['octal', 'http://0177.0.0.1/'],
  ['hexadecimal', 'http://0x7f.0.0.1/'],
  ['one hexadecimal number', 'http://0x7f000001/'],
  ['short', 'http://127.1/'],
  ['short and private', 'http://10.1/'],
  ['zero', 'http://0/'],
  ['full-width digits', 'http://１２７.0.0.1/'],
  ['circled digits', 'http://①②⑦.0.0.1/'],
  ['a dot at the end', 'http://127.0.0.1./'],
  ['percent signs', 'http://%31%32%37.0.0.1/'],
  ['an ideographic full stop', 'http://127。0。0。1/'],
  ['IPv6', 'http://[::1]/'],
  ['IPv4 in IPv6', 'http://[::ffff:127.0.0.1]/'],
  ['IPv4 in IPv6, hexadecimal', 'http://[::ffff:7f00:1]/'],
  ['credentials that look like a host', 'http://shelter.cats@127.0.0.1/'],
])('refuses an address in odd notation: %s', (_, url) => {
  expect(strict.refuseUrl(new URL(url))).toBe('not a public address');
});

test('refuses names of nobody’s or of an intranet, before they are looked up', () => {
  const names = [
    ...['localhost', 'LOCALHOST', 'blog.localhost', 'router', 'wiki.local', 'wiki.local.', 'nas.lan', 'db.internal'],
    ...[
      'cats.test',
      'cats.example',
      'example.com',
      'www.example.org',
      'x.home.arpa',
      'milo.onion',
      'metadata.google.internal',
    ],
  ];
  expect(names.filter(name => strict.refuseUrl(new URL(`https://${name}/`)) === undefined)).toEqual([]);
  for (const name of ['shelter.cats', 'local.cats', 'example.cats', 'myexample.com', 'internal.shelter.cats'])
    expect(strict.refuseUrl(new URL(`https://${name}/`))).toBeUndefined();
});

test('refuses ports of other services, and other protocols', () => {
  for (const url of ['http://shelter.cats:25/', 'http://8.8.8.8:22/', 'ftp://shelter.cats/', 'file:///etc/passwd'])
    expect(strict.refuseUrl(new URL(url)), url).toBeDefined();
  for (const url of ['http://shelter.cats:80/', 'http://shelter.cats:443/', 'http://8.8.8.8:8080/'])
    expect(strict.refuseUrl(new URL(url)), url).toBeUndefined();
});

test('permits what the configuration allows, and never link-local', () => {
  const allow = [
    'wiki.local',
    '*.corp',
    '10.1.0.0/16',
    '192.168.3.4',
    'fd00:1::/32',
    '169.254.0.0/16',
    '::ffff:0:0/96',
  ];
  const policy = makeAddressPolicy({ allow, own: ['10.1.0.9'] });
  for (const host of ['wiki.local', 'WIKI.local.', 'a.b.corp'])
    expect(policy.refuseUrl(new URL(`http://${host}:81/`)), host).toBeUndefined();
  expect(policy.permits('wiki.local', '10.9.9.9')).toBe(true);
  expect(policy.permits('shelter.cats', '10.1.2.3')).toBe(true);
  expect(policy.permits('shelter.cats', '10.1.0.9')).toBe(true);
  expect(policy.permits('shelter.cats', 'fd00:1::5')).toBe(true);
  expect(policy.refuseUrl(new URL('http://192.168.3.4:81/'))).toBeUndefined();
  for (const [host, address] of [
    ['wiki.local', '169.254.169.254'],
    ['shelter.cats', '169.254.1.1'],
    ['shelter.cats', '10.2.0.1'],
    ['shelter.cats', '192.168.3.5'],
    ['evilcorp', '10.9.9.9'],
  ] as const)
    expect(policy.permits(host, address), `${host} at ${address}`).toBe(false);
});

test('a slip in “allow” is explained', () => {
  expect(() => makeAddressPolicy({ allow: ['10.1.0.0/99'], own: [] })).toThrow(
    '“10.1.0.0/99” in “allow” is not an address',
  );
});
