import { describe, expect, test } from 'vitest';
import { dialects, mask, parse, problemsOf } from '../sample.ts';

const { nunjucks } = dialects;

test('quotes hide the ends of tags', () => {
  expect(parse('{{ "}}" }}{% set a = \'%}\' %}{# "}} #}', nunjucks).templates).toEqual([
    { kind: 'output', name: '', args: '"}}"', range: [0, 10] },
    { kind: 'tag', name: 'set', args: "a = '%}'", range: [10, 28] },
    { kind: 'comment', name: '', args: '', range: [28, 37] },
  ]);
});

test('comments vanish, raw and verbatim blocks are text', () => {
  expect(mask('{# [a](b)\n#}\n\n{% verbatim %}{{ x }}{% endverbatim %}', nunjucks)).toBe(
    `${' '.repeat(9)}\n  \n\n${'~'.repeat(14)}{{ x }}${'~'.repeat(17)}`,
  );
});

describe('problems', () => {
  test.each([
    ['{% for cat in cats %}', '0-21 Block “{% for cat in cats %}” is never closed'],
    ['{% set cat %}Tom', '0-13 Block “{% set cat %}” is never closed'],
    ['A {# cat', '2-8 Template comment “{# cat” is not closed'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text, nunjucks).slice(0, 1)).toEqual([problem]);
  });

  test.each([
    '{% set cat = "Tom" %}',
    '{% for a in b %}{% else %}{% endfor %}',
    "{% note %}it's{% endnote %}",
    '{ a }',
  ])('none in %j', text => {
    expect(problemsOf(text, nunjucks)).toEqual([]);
  });
});
