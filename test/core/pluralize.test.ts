import { expect, test } from 'vitest';
import { pluralize } from '../../src/core/pluralize.ts';

test.each([
  [0, '0 cats'],
  [1, '1 cat'],
  [2, '2 cats'],
  [14594, '14,594 cats'],
])('%d', (count, written) => {
  expect(pluralize(count, 'cat')).toBe(written);
});
