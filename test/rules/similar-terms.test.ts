import { expect, test } from 'vitest';
import { findSimilar } from '../../src/rules/shared/similar-terms.ts';

test('each rarer form comes once, with the commonest of its group', () => {
  const counts = new Map([
    ['Open Source', 2],
    ['open source', 9],
    ['open-source', 1],
    ['cats', 5],
    ['cat', 1],
    ['photography', 10],
    ['photograhpy', 1],
  ]);
  expect(findSimilar(counts).map(({ rare, usual, how }) => `${rare} → ${usual}: ${how}`)).toEqual([
    'Open Source → open source: in case',
    'open-source → open source: in a hyphen or space',
    'photograhpy → photography: in one letter',
  ]);
});

test('letters that look alike in another width or composition are the same', () => {
  const counts = new Map([
    ['ｃａｆｅ\u0301', 1],
    ['café', 3],
  ]);
  expect(findSimilar(counts)).toEqual([{ rare: 'ｃａｆｅ\u0301', usual: 'café', how: 'in case' }]);
});

test.each([
  ['STRASSE', 'Straße', 'in case'],
  ['ΟΔΟΣ', 'οδος', 'in case'],
  ['Cafe\u0301', 'café', 'in case'],
  ['Ｋａｔｚｅ', 'katze', 'in case'],
  ['kedı', 'kedi', undefined],
  ['cote', 'côte', undefined],
])('“%s” and “%s” differ only %s', (rare, usual, how) => {
  expect(
    findSimilar(
      new Map([
        [rare, 1],
        [usual, 2],
      ]),
    )[0]?.how,
  ).toBe(how);
});

test('four times as many tags take about four times as long, up to fifty thousand', () => {
  const measure = (length: number) => {
    const counts = new Map(Array.from({ length }, (_, index) => [`subject of ${spell(index)}`, 1 + (index % 9)]));
    const start = process.cpuUsage();
    findSimilar(counts);
    return process.cpuUsage(start).user;
  };
  // What else the machine does only adds to the time.
  const best = (length: number) => Math.min(...Array.from({ length: 5 }, () => measure(length)));
  const quarter = best(12_500);
  const whole = best(50_000);
  // sixteen times would be the square
  expect(whole / quarter).toBeLessThan(9);
});

/** A number in letters, so that tags differ as words do. */
function spell(value: number): string {
  return value.toString(26).replace(/\d/g, digit => 'qrstuvwxyz'[Number(digit)] ?? '');
}
