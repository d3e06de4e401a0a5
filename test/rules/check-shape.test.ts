import { expect, test } from 'vitest';
import type { Shape } from '../../src/core/shape.ts';
import { checkShape } from '../../src/rules/shared/check-shape.ts';
import { dialects, parse } from '../parse/sample.ts';

type Want = Shape['want'];

const shape = (want: Want, more: Partial<Shape> = {}): Shape => ({
  want,
  isOptional: false,
  isNullable: false,
  ...more,
});
const text = shape({ kind: 'text' });
const number = shape({ kind: 'number' });
const list = (items: Shape) => shape({ kind: 'list', items });
const either = (...of: Shape[]) => shape({ kind: 'either', of });
const map = (keys: Readonly<Record<string, Shape>>, isClosed = false) =>
  shape({ kind: 'map', keys: new Map(Object.entries(keys)), isClosed });
const cat = shape({ kind: 'reference', collection: 'cats', ids: new Set(['milo', 'luna']) });

/** What a schema says of the value of “x”: where, what, and what to do. */
function judge(want: Shape, line: string): string[] {
  const doc = parse(`---\n${line}\n---\n`, dialects.astro);
  if (!doc.frontMatter) return [];
  return checkShape(map({ x: want }), doc.frontMatter).map(({ path, message, hint, isSurvived }) =>
    [`${path.join('.')} ${message}`, ...(hint ? [hint] : []), ...(isSurvived ? ['(goes on)'] : [])].join('; '),
  );
}

test.each<[string, Shape, string, string[]]>([
  ['a number', text, 'x: 7', ['x is 7, not text']],
  ['true', number, 'x: true', ['x is true, not a number']],
  ['a text', number, 'x: seven', ['x is the text “seven”, not a number']],
  ['a date', text, 'x: 2024-05-01', ['x is a date, not text']],
  ['a day without its zeros', text, 'x: 2024-5-1', []],
  ['a moment without its zeros', text, 'x: 2024-5-1 9:30:00', ['x is a date, not text']],
  ['a date in quotes', text, 'x: "2024-05-01"', []],
  ['a list', text, 'x: [a]', ['x is a list, not text']],
  ['a map', text, 'x: { a: b }', ['x is a map, not text']],
  ['one of several', shape({ kind: 'one-of', values: ['a', 7] }), 'x: b', ['x is the text “b”, not “a” or “7”']],
  ['no date', shape({ kind: 'date-like' }), 'x: soon', ['x is the text “soon”, not a date']],
  ['a number for a date', shape({ kind: 'date-like' }), 'x: 7', ['x is 7, not a date; (goes on)']],
  ['true for a date', shape({ kind: 'date-like' }), 'x: true', ['x is true, not a date; (goes on)']],
  ['a list for a date', shape({ kind: 'date-like' }), 'x: [soon]', ['x is a list, not a date']],
  ['no number', shape({ kind: 'number-like' }), 'x: seven', ['x is the text “seven”, not a number']],
  ['a number in quotes', shape({ kind: 'number-like' }), 'x: "7"', []],
  ['nothing', text, 'y: 1', ['x is missing']],
  ['nothing where that is fine', shape({ kind: 'text' }, { isOptional: true }), 'y: 1', []],
  ['empty', text, 'x:', ['x is empty, and must be text; Remove the line, or write a value']],
  ['empty where that is fine', shape({ kind: 'text' }, { isNullable: true }), 'x:', []],
  [
    'empty for a date',
    shape({ kind: 'date-like' }),
    'x:',
    ['x is empty; Astro takes it for 1 January 1970; Remove the line; (goes on)'],
  ],
  [
    'empty for a reference',
    cat,
    'x:',
    ['x is empty, and must be the id of an entry of collection “cats”; Remove the line, or write a value'],
  ],
  ['anything', shape({ kind: 'any' }), 'x: [1, {}]', []],
])('%s', (_, want, line, found) => {
  expect(judge(want, line)).toEqual(found);
});

test.each<[Shape, string, string[]]>([
  [list(text), 'x: a', ['x is the text “a”, not a list; Write x: [one, two]']],
  [list(text), 'x: [a, 7, b]', ['x.1 is 7, not text']],
  [map({ y: text }), 'x: 7', ['x is 7, not a map']],
  [map({ y: text }), 'x: [a]', ['x is a list, not a map']],
  [map({ y: text }), 'x: { y: 1, z: 2 }', ['x.y is 1, not text']],
  [map({ y: text }, true), 'x: { y: a, z: 2 }', ['x.z is not a key of the schema']],
  [map({ y: list(map({ z: number })) }), 'x: { y: [{ z: 1 }, { z: a }] }', ['x.y.1.z is the text “a”, not a number']],
])('inside: %j: %s', (want, line, found) => {
  expect(judge(want, line)).toEqual(found);
});

test.each<[Shape, string, string[]]>([
  [either(text, number), 'x: a', []],
  [either(text, number), 'x: [a]', ['x is a list, not text or a number']],
  [either(text, text, cat), 'x: [a]', ['x is a list, not text or the id of an entry of collection “cats”']],
  [either(text, shape({ kind: 'any' })), 'x: [a]', []],
  [either(), 'x: a', []],
  [either(text, map({ src: text })), 'x: { src: 7 }', ['x.src is 7, not text']],
  [either(map({ src: text }), text), 'x: { src: 7 }', ['x.src is 7, not text']],
  [
    either(map({ src: text }), map({ cover: map({ src: text }) })),
    'x: { cover: { src: 7 } }',
    ['x.cover.src is 7, not text'],
  ],
  [
    either(map({ cover: map({ src: text }) }), map({ src: text })),
    'x: { cover: { src: 7 } }',
    ['x.cover.src is 7, not text'],
  ],
])('either: the reading that came furthest explains most', (want, line, found) => {
  expect(judge(want, line)).toEqual(found);
});

test.each<[Shape, string, string[]]>([
  [cat, 'x: milo', []],
  [cat, 'x: { id: milo, collection: cats }', []],
  [cat, 'x: mlio', ['x names “mlio”, and collection “cats” has no such entry; Did you mean “milo”?; (goes on)']],
  [cat, 'x: tilda', ['x names “tilda”, and collection “cats” has no such entry; Write the id of an entry; (goes on)']],
  [cat, 'x: 7', ['x is 7, not the id of an entry of collection “cats”']],
  [cat, 'x: 2024-05-01', ['x is a date, not the id of an entry of collection “cats”']],
  [cat, 'x: [milo]', ['x is a list, not the id of an entry of collection “cats”']],
  [shape({ kind: 'reference', collection: 'cats' }), 'x: tilda', []],
])('a reference', (want, line, found) => {
  expect(judge(want, line)).toEqual(found);
});
