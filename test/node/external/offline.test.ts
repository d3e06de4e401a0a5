import { expect, test } from 'vitest';
import type { Verdict } from '../../../src/core/external.ts';
import { distrust, needsControl } from '../../../src/node/external/offline.ts';

const alive: Verdict = { kind: 'alive' };
const gone: Verdict = { kind: 'dead', cause: 'not-found' };
const portal: Verdict = { kind: 'alive', to: 'http://portal.cats/', isPermanent: true };
const misnamed: Verdict = { kind: 'dead', cause: 'certificate-name' };
const wall: Verdict = { kind: 'unsure', doubt: 'refused', detail: '403' };

const answer = (address: string, verdict: Verdict) => [{ address, fragments: [] }, verdict] as const;
const isInner = (host: string) => host === 'wiki.corp';
const doubts = (...answers: ReturnType<typeof answer>[]) => needsControl(answers, isInner);

test('what comes without TLS, or without a name, may come from a proxy in the way', () => {
  for (const verdict of [alive, gone, portal]) expect(doubts(answer('http://shelter.cats/', verdict))).toBe(true);
  expect(doubts(answer('https://shelter.cats/', misnamed))).toBe(true);
  expect(doubts(answer('https://shelter.cats/', portal))).toBe(true);
});

test('it is beyond doubt once anybody has shown who they are', () => {
  for (const verdict of [alive, gone])
    expect(doubts(answer('http://shelter.cats/', gone), answer('https://vet.cats/', verdict))).toBe(false);
  expect(doubts(answer('https://vet.cats/', wall))).toBe(false);
});

test('an intranet is there without the internet, but its clock may be wrong, too', () => {
  expect(doubts(answer('http://wiki.corp/', gone))).toBe(false);
  expect(doubts(answer('http://wiki.corp/', portal))).toBe(true);
  expect(doubts(answer('https://wiki.corp/', misnamed))).toBe(true);
});

test('offline, only what nobody else can have said is kept', () => {
  const offline = { kind: 'unsure', doubt: 'offline' };
  for (const [address, verdict] of [
    ['http://shelter.cats/', alive],
    ['http://shelter.cats/', gone],
    ['https://shelter.cats/', portal],
    ['https://shelter.cats/', misnamed],
    ['https://shelter.cats/', { kind: 'unsure', doubt: 'late' }],
  ] as const)
    expect(distrust(answer(address, verdict), isInner), address).toEqual(offline);
  for (const [address, verdict] of [
    ['https://shelter.cats/', alive],
    ['https://shelter.cats/', gone],
    ['https://shelter.cats/', wall],
    ['http://wiki.corp/', gone],
  ] as const)
    expect(distrust(answer(address, verdict), isInner), address).toBe(verdict);
});
