import { describe, expect, test } from 'vitest';
import { findClosing, findOpening } from '../../src/rules/shared/brackets.ts';

const SQUARE = ['[', ']'] as const;
const nest = (depth: number) => `${'['.repeat(depth)}Milo${']'.repeat(depth)}`;

/** What stands between the last bracket of a text and its partner. */
function before(text: string): string | undefined {
  const open = findOpening(text, text.length - 1, SQUARE);
  return open === -1 ? undefined : text.slice(open + 1, -1);
}

/** What stands between the first bracket of a text and its partner. */
function after(text: string): string | undefined {
  const close = findClosing(text, 0, SQUARE);
  return close === -1 ? undefined : text.slice(1, close);
}

describe.each([
  ['from its end', before],
  ['from its start', after],
])('a pair of brackets, looked for %s', (_, between) => {
  test.each([
    ['[Milo]', 'Milo'],
    ['[]', ''],
    ['[Milo [the [old]] cat]', 'Milo [the [old]] cat'],
    ['[Milo \\] cat]', 'Milo \\] cat'],
    ['[Milo \\[ cat]', 'Milo \\[ cat'],
    ['[Milo\nthe cat]', 'Milo\nthe cat'],
    ['[Milo\n  the cat]', 'Milo\n  the cat'],
    ['[Milo  \nthe cat]', 'Milo  \nthe cat'],
    ['[Milo\r\nthe cat]', 'Milo\r\nthe cat'],
    ['[\nMilo\n]', '\nMilo\n'],
    ['[Milo\n\nthe cat]', undefined],
    ['[Milo\n \t\nthe cat]', undefined],
    ['[Milo\r\n\r\nthe cat]', undefined],
    ['[Milo\n.\nthe cat]', 'Milo\n.\nthe cat'],
  ])('%j: %j', (text, inner) => {
    expect(between(text)).toBe(inner);
  });

  test('deeper nesting than a writer’s has no partner', () => {
    expect(between(nest(8))).toBe(nest(7));
    expect(between(nest(9))).toBe(undefined);
  });
});

test('a bracket without a partner', () => {
  expect(before('Milo]')).toBe(undefined);
  expect(before('\\[Milo]')).toBe(undefined);
  expect(before(']Milo]')).toBe(undefined);
  expect(before('\nMilo]')).toBe(undefined);
  expect(after('[Milo')).toBe(undefined);
  expect(after('[Milo\\]')).toBe(undefined);
  expect(after('[Milo[')).toBe(undefined);
  expect(after('[Milo\n')).toBe(undefined);
});

test('the partner is the nearest one', () => {
  expect(before('[Otto] [Milo]')).toBe('Milo');
  expect(after('[Milo] [Otto]')).toBe('Milo');
});
