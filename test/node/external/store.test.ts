import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/core/external.ts';
import { openStore } from '../../../src/node/external/store.ts';

const DAY = 24 * 60 * 60_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const moved: Verdict = { kind: 'alive', to: 'https://shelter.cats/new', isPermanent: true };
const gone: Verdict = { kind: 'dead', cause: 'gone' };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postlint-store-'));
  file = join(folder, 'cache', 'external-links.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (days = 0) => openStore({ file, maxAge: 7, now: () => START + days * DAY });
const about = (address: string, ...fragments: string[]) => ({ address, fragments });

function write(verdicts: Readonly<Record<string, Verdict>>, days = 0): void {
  const store = open(days);
  for (const [address, verdict] of Object.entries(verdicts)) store.add(about(address), verdict);
  store.save();
}

test('is sorted, one address a line, and the same for the same verdicts', () => {
  write({ 'https://vet.cats/': gone, 'https://shelter.cats/': moved, 'https://tilda.cats/': { kind: 'alive' } });
  expect(readFileSync(file, 'utf8')).toBe(`{
  "version": 1,
  "addresses": {
    "https://shelter.cats/": {"state":"alive","at":"2026-01-01T00:00:00Z","to":"https://shelter.cats/new","permanent":true},
    "https://tilda.cats/": {"state":"alive","at":"2026-01-01T00:00:00Z"},
    "https://vet.cats/": {"state":"gone","at":"2026-01-01T00:00:00Z"}
  }
}
`);
  expect(readdirSync(join(folder, 'cache'))).toEqual(['external-links.json']);
});

describe('with age', () => {
  beforeEach(() => write({ 'https://shelter.cats/': moved, 'https://vet.cats/': gone }));

  test('a success is fresh for a week, a death for a day', () => {
    expect(open(0.9).findFresh(about('https://vet.cats/'))).toEqual(gone);
    expect(open(1.1).findFresh(about('https://vet.cats/'))).toBeUndefined();
    expect(open(6.9).findFresh(about('https://shelter.cats/'))).toEqual(moved);
    expect(open(7.1).findFresh(about('https://shelter.cats/'))).toBeUndefined();
  });

  test('a stale success stands where there is no clear answer, a stale death does not', () => {
    expect(open(20).findKnown('https://shelter.cats/', false)).toEqual(moved);
    expect(open(29).findKnown('https://shelter.cats/', false)).toBeUndefined();
    expect(open(2).findKnown('https://vet.cats/', false)).toBeUndefined();
  });

  test('where nobody may be asked, a death holds for a week', () => {
    expect(open(6).findKnown('https://vet.cats/', true)).toEqual(gone);
    expect(open(8).findKnown('https://vet.cats/', true)).toBeUndefined();
  });

  test('what is too old is left out when it is written again', () => {
    write({ 'https://tilda.cats/': gone }, 29);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).addresses)).toEqual(['https://tilda.cats/']);
  });

  test('what comes from the future is not believed', () => {
    expect(open(-3).findFresh(about('https://shelter.cats/'))).toBeUndefined();
  });
});

test('keeps what another run has written meanwhile, and the newer of two verdicts', () => {
  const first = open(1);
  write({ 'https://shelter.cats/': moved }, 2);
  first.add(about('https://shelter.cats/'), gone);
  first.add(about('https://vet.cats/'), gone);
  first.save();
  const store = open(2);
  expect(store.findFresh(about('https://shelter.cats/'))).toEqual(moved);
  expect(store.findKnown('https://vet.cats/', true)).toEqual(gone);
});

test('never keeps a doubt', () => {
  write({ 'https://wall.cats/': { kind: 'unsure', doubt: 'refused' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('knows which fragments were looked for', () => {
  const store = open();
  const verdict: Verdict = { kind: 'alive', missingFragments: ['toys'] };
  store.add(about('https://shelter.cats/', 'food', 'toys'), verdict);
  store.save();
  for (const again of [store, open()]) {
    expect(again.findFresh(about('https://shelter.cats/', 'toys'))).toEqual(verdict);
    expect(again.findFresh(about('https://shelter.cats/'))).toEqual(verdict);
    expect(again.findFresh(about('https://shelter.cats/', 'water'))).toBeUndefined();
  }
});

describe('a file that is not one of ours is as good as none, and replaced', () => {
  const good = '{"version":1,"addresses":{"https://shelter.cats/":{"state":"gone","at":"2026-01-01T00:00:00Z"}}}';
  const of = (entry: unknown, address = 'https://shelter.cats/') =>
    JSON.stringify({ version: 1, addresses: { [address]: entry } });
  const at = '2026-01-01T00:00:00Z';
  test.each([
    ['empty', ''],
    ['torn', good.slice(0, 60)],
    ['another version', good.replace('"version":1', '"version":2')],
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['without addresses', '{"version":1}'],
    ['bytes', '\u0000\uFFFD\u0001'],
    ['a verdict that is none', of('gone')],
    ['a state that is none', of({ state: 'toString', at })],
    ['a moment that is none', of({ state: 'gone', at: 'yesterday' })],
    ['an address that is none', of({ state: 'gone', at }, 'shelter')],
  ])('%s', (_, text) => {
    mkdirSync(join(folder, 'cache'));
    writeFileSync(file, text);
    expect(open().findFresh(about('https://shelter.cats/'))).toBeUndefined();
    write({ 'https://vet.cats/': gone });
    expect(open().findFresh(about('https://vet.cats/'))).toEqual(gone);
  });

  test('a good one is read', () => {
    mkdirSync(join(folder, 'cache'));
    writeFileSync(file, good);
    expect(open().findFresh(about('https://shelter.cats/'))).toEqual(gone);
  });

  test('an address of a redirect that is no web address is dropped', () => {
    mkdirSync(join(folder, 'cache'));
    writeFileSync(file, of({ state: 'alive', at, to: 'javascript:alert(1)', permanent: true }));
    expect(open().findFresh(about('https://shelter.cats/'))).toEqual({ kind: 'alive' });
  });
});

test('where it can’t be written, the run goes on without it', () => {
  writeFileSync(join(folder, 'cache'), 'a file, not a folder');
  const store = open();
  store.add(about('https://vet.cats/'), gone);
  store.save();
  expect(store.findFresh(about('https://vet.cats/'))).toEqual(gone);
});
