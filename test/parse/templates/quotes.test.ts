import { expect, test } from 'vitest';
import { dialects, mask, problemsOf } from '../sample.ts';

test.each([
  // Liquid does not care for quotes (lib/liquid/template.rb).
  ['{% cat name="a %} b" %}x', dialects.jekyll, ' b" %}x'],
  // An apostrophe in a sentence opens nothing, and an escaped quote closes nothing.
  ["{% cat it's %}x", dialects.hexo, 'x'],
  ['{% cat "a\\" %} b" %}x', dialects.hexo, 'x'],
  ['{{< cat "a >}} b" >}}x', dialects.hugo, 'x'],
  ['{{< cat `a >}} b` >}}x', dialects.hugo, 'x'],
])('quotes in %s', (text, dialect, rest) => {
  expect(mask(text, dialect)).toBe('~'.repeat(text.length - rest.length) + rest);
});

test('quotes that never end leave the tag open', () => {
  expect(problemsOf('{{< cat "a >}}\n', dialects.hugo)).not.toEqual([]);
});
