import { describe, expect, test } from 'vitest';
import { quote } from '../../src/core/quote.ts';
import { validateJsonSchema } from '../../src/rules/shared/json-schema.ts';

/** What is wrong with a value, as `path: message`. */
function check(schema: Readonly<Record<string, unknown>>, value: unknown): string[] {
  return validateJsonSchema(schema, value).map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
}

describe('a type', () => {
  const samples = {
    text: 'Milo',
    number: 1.5,
    whole: 7,
    truth: true,
    list: ['Milo'],
    map: { name: 'Milo' },
    none: null,
  };

  test.each([
    ['string', ['text']],
    ['number', ['number', 'whole']],
    ['integer', ['whole']],
    ['boolean', ['truth']],
    ['array', ['list']],
    ['object', ['map']],
    ['null', ['none']],
    [
      ['string', 'null'],
      ['text', 'none'],
    ],
    [[], Object.keys(samples)],
    [undefined, Object.keys(samples)],
  ])('%j holds for %j', (type, names) => {
    const schema = type === undefined ? {} : { type };
    const fitting = Object.entries(samples).filter(([, value]) => check(schema, value).length === 0);
    expect(fitting.map(([name]) => name)).toEqual(names);
  });

  test.each([
    ['string', 7, 'is a number, not text'],
    ['integer', 'x', 'is text, not a whole number'],
    ['number', true, 'is true or false, not a number'],
    ['boolean', null, 'is empty, not true or false'],
    ['array', { a: 1 }, 'is a map, not a list'],
    ['object', [1], 'is a list, not a map'],
    [['string', 'array'], undefined, 'is empty, not text or a list'],
    ['purr', 'x', 'is text, not purr'],
  ])('%j is not that of %j', (type, value, message) => {
    expect(check({ type }, value)).toEqual([message]);
  });
});

describe('keywords', () => {
  test.each([
    [{ const: 'post' }, 'post', []],
    [{ const: 'post' }, 'page', ['is “page”, not “post”']],
    [{ const: null }, null, []],
    [{ enum: ['cat', { a: 1 }] }, { a: 1 }, []],
    [{ enum: ['cat', 'dog'] }, 'cow', ['is “cow”, not “cat” or “dog”']],
    [{ enum: 'cat' }, 'dog', []],
    [{ minLength: 4 }, 'Milo', []],
    [{ minLength: 5 }, 'Milo', ['has 4 characters, fewer than 5']],
    [{ minLength: 1 }, '', ['is empty']],
    [{ minLength: '5' }, 'Milo', []],
    [{ maxLength: 4 }, 'Milo', []],
    [{ maxLength: 3 }, 'Milo', ['has 4 characters, more than 3']],
    [{ maxLength: 1 }, '🐈', []],
    [{ maxLength: '1' }, 'Milo', []],
    [{ pattern: '^\\p{Lu}' }, 'Milo', []],
    [{ pattern: '^\\p{Lu}' }, 'milo', ['is “milo”, which does not match ^\\p{Lu}']],
    [{ pattern: 7 }, 'milo', []],
    [{ minimum: 3 }, 3, []],
    [{ minimum: 3 }, 2, ['is 2, less than 3']],
    [{ minimum: '3' }, 2, []],
    [{ maximum: 3 }, 3, []],
    [{ maximum: 3 }, 4, ['is 4, more than 3']],
    [{ maximum: '3' }, 4, []],
    [{ minimum: 3, maximum: 5 }, 'Milo', []],
    [{ minLength: 9, maxLength: 1 }, 7, []],
    [{ minItems: 1 }, ['a'], []],
    [{ minItems: 2 }, ['a'], ['has 1 item, fewer than 2']],
    [{ minItems: '2' }, ['a'], []],
    [{ maxItems: 1 }, ['a'], []],
    [{ maxItems: 1 }, ['a', 'b'], ['has 2 items, more than 1']],
    [{ maxItems: '1' }, ['a', 'b'], []],
    [{ uniqueItems: true }, ['a', 'b', { c: 1 }], []],
    [{ uniqueItems: true }, ['a', 'b', 'a'], ['has an item twice']],
    [{ uniqueItems: false }, ['a', 'a'], []],
    [{ items: { type: 'string' } }, ['a', 1, 2], ['1: is a number, not text', '2: is a number, not text']],
    [{ items: false }, [1], ['0: is not allowed']],
    [{ minItems: 1, required: ['a'] }, 'text', []],
    [{ required: ['a', 7, 'b'] }, { a: 1 }, ['b: is missing']],
    [{ required: 'a' }, {}, []],
    [{ required: ['toString'] }, {}, ['toString: is missing']],
    [{ properties: { a: { type: 'string' } } }, { a: 1, b: 2 }, ['a: is a number, not text']],
    [{ properties: { a: false } }, { a: 1 }, ['a: is not allowed']],
    [{ properties: [], additionalProperties: false }, { a: 1 }, ['a: is not a key of the schema']],
    [{ properties: { a: {} }, additionalProperties: false }, { a: 1, b: 2 }, ['b: is not a key of the schema']],
    [{ additionalProperties: { type: 'string' } }, { a: 1, b: 'c' }, ['a: is a number, not text']],
    [{ properties: { a: { items: { required: ['b'] } } } }, { a: [{ b: 1 }, {}] }, ['a.1.b: is missing']],
    [{ type: 'string', properties: { a: false } }, { a: 1 }, ['is a map, not text']],
  ])('%j judge %j', (schema, value, found) => {
    expect(check(schema, value)).toEqual(found);
  });

  test.each([
    ['date', '2024-05-01', ['2024-5-1', 'on 2024-05-01', '2024-05-01 at noon', '12024-05-01']],
    [
      'date-time',
      '2024-05-01T10:20:30.25+02:00',
      ['2024-05-01T10:20', '2024-05-01T10:20:30', 'x2024-05-01T10:20:30Z', '2024-05-01T10:20:30Zx'],
    ],
    ['date-time', '2024-05-01 10:20:30z', ['2024-05-01']],
    [
      'email',
      'milo@cats.example',
      ['milo', 'mi lo@cats.example', 'milo@cats example', '@cats.example', 'milo@', 'a@b@c'],
    ],
    ['uri', 'HTTPS://cats.example/milo', ['cats.example', '/milo', '1a:b', 'a:', 'a:b c']],
    [
      'uuid',
      '123E4567-e89b-12d3-a456-426614174000',
      ['123e4567', '123e4567-e89b-12d3-a456-4266141740001', 'x123e4567-e89b-12d3-a456-426614174000'],
    ],
  ])('of the format %s is %s', (format, good, bad) => {
    expect(check({ format }, good)).toEqual([]);
    for (const text of bad) expect(check({ format }, text), text).toEqual([`is ${quote(text)}, which is no ${format}`]);
  });

  test('of formats that nobody knows hold for everything', () => {
    expect([check({ format: 'meow' }, 'Milo'), check({ format: 7 }, 'Milo')]).toEqual([[], []]);
  });
});

describe('schemas that are made of others', () => {
  test.each([
    [
      { allOf: [{ minLength: 9 }, { pattern: 'x' }] },
      'Milo',
      ['has 4 characters, fewer than 9', 'is “Milo”, which does not match x'],
    ],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, 7, []],
    [{ anyOf: [{ type: 'string' }, { type: 'array' }] }, 7, ['is a number, not text']],
    [{ oneOf: [{ type: 'string' }] }, 7, ['is a number, not text']],
    [{ anyOf: [{ required: ['a', 'b'] }, { required: ['c'] }] }, {}, ['c: is missing']],
    [{ anyOf: [{ required: ['a'] }, { required: ['b', 'c'] }] }, {}, ['a: is missing']],
    [{ not: { type: 'number' } }, 7, ['is not allowed']],
    [{ not: { type: 'string' } }, 7, []],
    [{ properties: { cat: { anyOf: [{ required: ['name'] }] } } }, { cat: {} }, ['cat.name: is missing']],
  ])('%j judge %j', (schema, value, found) => {
    expect(check(schema, value)).toEqual(found);
  });

  test('refer to parts of themselves', () => {
    const $defs = { name: { type: 'string' }, 'a/b~c d': { minLength: 3 } };
    expect(check({ $defs, properties: { cat: { $ref: '#/$defs/name' } } }, { cat: 7 })).toEqual([
      'cat: is a number, not text',
    ]);
    expect(check({ $defs, $ref: '#/$defs/a~1b~0c%20d' }, 'x')).toEqual(['has 1 character, fewer than 3']);
    expect(check({ $defs, $ref: '#/$defs/nowhere/name' }, 7)).toEqual([]);
    expect(check({ $defs, $ref: '#/toString' }, 7)).toEqual([]);
    expect(check({ $defs, $ref: 'other.json#/$defs/name' }, 7)).toEqual([]);
  });

  test('refer to one another without end', () => {
    const schema = { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' };
    expect(check(schema, 7)).toEqual([]);
    const chain = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [index, index === 45 ? false : { $ref: `#/$defs/${index + 1}` }]),
    );
    expect(check({ $defs: chain, $ref: '#/$defs/0' }, 7)).toEqual(['is not allowed']);
    expect(check({ $defs: { ...chain, 45: { $ref: '#/$defs/46' }, 49: false }, $ref: '#/$defs/0' }, 7)).toEqual([
      'is not allowed',
    ]);
    expect(check({ $defs: { ...chain, 45: { $ref: '#/$defs/46' }, 50: false }, $ref: '#/$defs/0' }, 7)).toEqual([
      'is not allowed',
    ]);
    expect(check({ $defs: { ...chain, 45: { $ref: '#/$defs/46' }, 51: false }, $ref: '#/$defs/0' }, 7)).toEqual([]);
  });
});

test('hints name what to add, and the key that was meant', () => {
  const schema = { properties: { mood: {} }, required: ['name'], additionalProperties: false };
  expect(validateJsonSchema(schema, { modo: 'sleepy', boxes: 2 }).map(({ hint }) => hint)).toEqual([
    'Add “name”',
    'Did you mean “mood”?',
    'Remove it, or add it to the schema',
  ]);
});
