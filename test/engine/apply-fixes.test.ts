import { describe, expect, test } from 'vitest';
import type { Diagnostic, Edit } from '../../src/core/diagnostic.ts';
import { applyFixes } from '../../src/engine/apply-fixes.ts';

const place = { line: 1, column: 1, offset: 0 };

function mend(rule: string, ...edits: readonly (readonly [start: number, end: number, text: string])[]): Diagnostic {
  const list = edits.map(([start, end, text]): Edit => ({ start, end, text }));
  return {
    rule,
    severity: 'error',
    message: 'Something is wrong',
    file: 'milo.md',
    span: { start: place, end: place },
    fix: { title: 'Mend it', safety: 'safe', edits: list },
  };
}

function apply(text: string, ...diagnostics: Diagnostic[]) {
  const { text: fixed, applied } = applyFixes(text, diagnostics);
  return [fixed, applied.map(({ rule }) => rule)];
}

describe('edits are applied', () => {
  test('wherever they stand, in any order', () => {
    expect(apply('Milo sleeps', mend('a', [5, 11, 'eats'], [0, 4, 'Tilda']))).toEqual(['Tilda eats', ['a']]);
  });

  test('at the very ends of the text', () => {
    expect(apply('Milo', mend('a', [0, 0, '# '], [4, 4, '\n']))).toEqual(['# Milo\n', ['a']]);
  });
});

describe('the first of two fixes is applied', () => {
  test.each<[string, Diagnostic, Diagnostic]>([
    ['that overlap', mend('a', [0, 4, 'Tilda']), mend('b', [2, 6, ''])],
    ['that touch', mend('a', [0, 4, 'Tilda']), mend('b', [4, 5, ''])],
    ['that insert at one place', mend('a', [4, 4, '!']), mend('b', [4, 4, '?'])],
    ['of which one lies in the other', mend('a', [0, 11, 'Miaow']), mend('b', [5, 6, 'S'])],
  ])('%s', (_, first, second) => {
    expect(apply('Milo sleeps', first, second)[1]).toEqual(['a']);
  });

  test('and of the other no edit at all', () => {
    expect(apply('Milo sleeps', mend('a', [0, 4, 'Otto']), mend('b', [2, 6, ''], [10, 11, '']))).toEqual([
      'Otto sleeps',
      ['a'],
    ]);
  });
});

test.each<[string, Diagnostic]>([
  ['ends before it starts', mend('a', [4, 2, ''])],
  ['reaches past the text', mend('a', [0, 12, ''])],
  ['starts before the text', mend('a', [-1, 2, ''])],
  ['starts between two offsets', mend('a', [0.5, 2, ''])],
  ['overlaps itself', mend('a', [0, 4, ''], [2, 6, ''])],
  ['has no edits', mend('a')],
])('a fix of a rule that %s is not applied', (_, finding) => {
  expect(apply('Milo sleeps', finding)).toEqual(['Milo sleeps', []]);
});

test('a hundred thousand fixes take no time', () => {
  const start = performance.now();
  const fixes = Array.from({ length: 100_000 }, (_, index) => mend('a', [index * 3, index * 3 + 1, 'x']));
  expect(applyFixes('cat'.repeat(100_000), fixes).applied).toHaveLength(100_000);
  expect(performance.now() - start).toBeLessThan(5000);
});
