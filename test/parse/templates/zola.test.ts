import { describe, expect, test } from 'vitest';
import { dialects, mask, parse, problemsOf } from '../sample.ts';

const { zola } = dialects;

test('shortcodes are masked and come with name and arguments', () => {
  const text = '[cat]({{ link(to="my }} cat.md") }})\n\n{% note(age=3) %}\nTom\n{% end %}\n';
  expect(mask(text, zola)).toBe(`[cat](${'~'.repeat(29)})\n\n${' '.repeat(17)}\nTom\n${' '.repeat(9)}\n`);
  expect(parse(text, zola).templates).toEqual([
    { kind: 'shortcode', name: 'link', args: 'to="my }} cat.md"', range: [6, 35] },
    { kind: 'shortcode', name: 'note', args: 'age=3', range: [38, 55] },
    { kind: 'shortcode', name: 'note', args: '', range: [60, 69], closing: true },
  ]);
});

test('what is not well-formed is text', () => {
  expect(mask('{{ cat }} {{ cat( }} {% if x %}', zola)).toBe('{{ cat }} {{ cat( }} {% if x %}');
});

test('escaped shortcodes are text', () => {
  const doc = parse('{{/* cat(a=1) */}} {%/* cat() */%} {%/* end */%}', zola);
  expect(doc.templates.map(({ kind, args }) => [kind, args])).toEqual([
    ['raw', 'cat(a=1)'],
    ['raw', 'cat()'],
    ['raw', 'end'],
  ]);
  expect(doc.templateProblems).toEqual([]);
});

describe('problems', () => {
  test.each([
    ['{% note() %} Tom', '0-12 Shortcode “{% note() %}” is never closed'],
    ['Tom {% end %}', '4-13 “{% end %}” closes a shortcode that is not open'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text, zola)).toEqual([problem]);
  });
});

test('hostile shortcodes take no time', { timeout: 30_000 }, () => {
  const start = performance.now();
  for (const text of ['{{', '{{ a(', '{{ a("', '{% a() %}', '{% end %}', '{{ a()']) parse(text.repeat(15_000), zola);
  parse(`{{ a(${'b'.repeat(300_000)}`, zola);
  expect(performance.now() - start).toBeLessThan(15_000);
});
