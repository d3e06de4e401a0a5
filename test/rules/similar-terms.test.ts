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

/** What is said of tags and how often each is used. */
function similar(counts: Readonly<Record<string, number>>): string[] {
  return findSimilar(new Map(Object.entries(counts))).map(({ rare, usual, how }) => `${rare} → ${usual}: ${how}`);
}

test('in the order of the alphabet, and of what is used as often the first', () => {
  expect(similar({ Toys: 1, toys: 5, Garden: 2, garden: 2, dogs: 9, Dogs: 1 })).toEqual([
    'Dogs → dogs: in case',
    'Toys → toys: in case',
    'garden → Garden: in case',
  ]);
});

test('the nearest form counts, before the commonest', () => {
  expect(similar({ 'Cat-Food': 1, 'cat-food': 3, catfood: 9 })).toEqual([
    'Cat-Food → cat-food: in case',
    'cat-food → catfood: in a hyphen or space',
  ]);
});

test.each([
  ['cat__food', 'cat - food', 'in a hyphen or space'],
  ['Cat Food', 'cat-food', 'in case and a hyphen or space'],
  ['Cat Foods', 'cat-food', 'in case, a hyphen or space and a plural'],
  ['Kitten', 'kittens', 'in case and a plural'],
  ['kitten', 'kittens', 'in singular and plural'],
  ['story', 'stories', 'in singular and plural'],
  ['box', 'boxes', 'in singular and plural'],
  ['church', 'churches', 'in singular and plural'],
  ['brushes', 'brush', 'in singular and plural'],
  ['trail', 'trails', 'in singular and plural'],
  ['issue', 'issues', 'in singular and plural'],
  ['fiesta', 'fiestas', 'in singular and plural'],
  ['chessboard', 'chessboards', 'in singular and plural'],
  ['windowsill', 'windowsills', 'in singular and plural'],
  ['user', 'users', 'in singular and plural'],
])('“%s” and “%s” differ %s', (rare, usual, how) => {
  expect(similar({ [rare]: 1, [usual]: 2 })).toEqual([`${rare} → ${usual}: ${how}`]);
});

test.each([
  ['cat', 'cats'],
  ['glas', 'glass'],
  ['statu', 'status'],
  ['analysi', 'analysis'],
  ['oldnew', 'oldnews'],
  ['politic', 'politics'],
  ['devop', 'devops'],
  ['nodej', 'nodejs'],
  ['maco', 'macos'],
  ['window', 'windows'],
  ['rail', 'rails'],
])('“%s” is no singular of “%s”', (rare, usual) => {
  expect(similar({ [rare]: 1, [usual]: 2 })).toEqual([]);
});

test.each([
  ['gardning', 1, 'gardening', 5],
  ['garddening', 1, 'gardening', 5],
  ['gadrening', 2, 'gardening', 10],
  ['Gardenign', 1, 'gardening', 5],
  ['photographyy', 1, 'photography', 5, false],
  ['hotography', 1, 'photography', 5, false],
  ['hpotography', 1, 'photography', 5, false],
  ['gardaning', 1, 'gardening', 9, false],
  ['gadenring', 1, 'gardening', 9, false],
  ['gardening', 1, 'gadenring', 9, false],
  ['gadzening', 1, 'gardening', 9, false],
  ['gardening', 1, 'gadzening', 9, false],
  ['gardning', 1, 'gardening', 4, false],
  ['gardning', 2, 'gardening', 9, false],
  ['graning', 1, 'graining', 9, false],
  ['feedding', 1, 'feeding', 9, false],
  ['gardning1', 1, 'gardening1', 9, false],
  ['catsitter', 1, 'cat4sitter', 9, false],
  [`gard${'n'.repeat(57)}`, 1, `gard${'n'.repeat(40)}x${'n'.repeat(17)}`, 9, false],
] as const)('“%s” (%i) and “%s” (%i) differ in one letter', (rare, few, usual, many, ...no) => {
  expect(similar({ [rare]: few, [usual]: many })).toEqual(no.length === 0 ? [`${rare} → ${usual}: in one letter`] : []);
});

test('a letter off from several, the commonest was meant', () => {
  expect(similar({ sleepping: 6, sleepinng: 20, sleepiing: 9, sleeping: 1 })[0]).toBe(
    'sleeping → sleepinng: in one letter',
  );
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
