import { expect, test } from 'vitest';
import { clusterWidth, measure, splitClusters, takeEnd, takeStart } from '../../src/report/cells.ts';

test.each([
  ['', 0],
  ['a tabby', 7],
  ['“Grüße”', 7],
  ['кот', 3],
  ['猫', 2],
  ['ネコ', 4],
  ['ﾈｺ', 2],
  ['고양이', 6],
  ['cafe\u0301', 4],
  ['\u1112\u1161\u11ab', 2], // 한 in three parts
  ['😺', 2],
  ['👩‍👩‍👧‍👦', 2],
  ['☝🏽', 2],
  ['❤️', 2],
  ['❤', 1],
  ['🇫🇷', 2],
  ['1️⃣', 2],
  ['が', 2],
  ['か\u3099', 2],
  ['हि', 2],
  ['नमस्ते', 4],
])('a terminal gives “%s” %i columns', (text, width) => {
  expect(measure(text)).toBe(width);
});

test('keeps together what is one character to a reader', () => {
  expect(splitClusters('né\u0301 👩‍👩‍👧‍👦!猫🇫🇷か\u3099')).toEqual([
    'n',
    'é\u0301',
    ' ',
    '👩‍👩‍👧‍👦',
    '!',
    '猫',
    '🇫🇷',
    'か\u3099',
  ]);
});

test('a joiner alone takes no room', () => {
  expect(clusterWidth('\u200d')).toBe(0);
  expect(clusterWidth('\ufe0f')).toBe(0);
});

test('takes as much as fits from either end, never half a character', () => {
  expect(takeStart('猫と犬', 5)).toBe('猫と');
  expect(takeEnd('猫と犬', 5)).toBe('と犬');
  expect(takeStart('tabby', 3)).toBe('tab');
  expect(takeEnd('tabby', 3)).toBe('bby');
  expect(takeStart('tabby', 0)).toBe('');
  expect(takeEnd('tabby', 0)).toBe('');
  expect(takeEnd('cafe\u0301', 1)).toBe('e\u0301');
});

test('a long row of combining marks takes no longer than its length', () => {
  expect(measure(`z${'\u0335'.repeat(200_000)}`)).toBe(1);
});
