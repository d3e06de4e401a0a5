import { expect, test } from 'vitest';
import { findLineStarts, placeAt } from '../../src/core/span.ts';

test('counts LF, CRLF and a lone CR as line endings', () => {
  const text = 'one\ntwo\r\nthree\rfour';
  const starts = findLineStarts(text);
  expect(starts).toEqual([0, 4, 9, 15]);
  expect(placeAt(starts, text.indexOf('four'))).toEqual({ line: 4, column: 1, offset: 15 });
  expect(placeAt(starts, text.length)).toEqual({ line: 4, column: 5, offset: 19 });
});

test('places an offset in an empty text on its only line', () => {
  expect(placeAt(findLineStarts(''), 0)).toEqual({ line: 1, column: 1, offset: 0 });
});
