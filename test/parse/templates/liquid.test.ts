import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/core/dialect.ts';
import { dialects, mask as maskIn, parse, problemsOf as problemsIn } from '../sample.ts';

const mask = (text: string) => maskIn(text, dialects.jekyll);
const problemsOf = (text: string, dialect: Dialect = dialects.jekyll) => problemsIn(text, dialect);

describe('masking', () => {
  test('an output is one word', () => {
    expect(mask('a [cat]({{ site.baseurl }}/cat) b')).toBe('a [cat](~~~~~~~~~~~~~~~~~~/cat) b');
  });

  test('tags that are alone on their lines vanish', () => {
    expect(mask('a\n\n  {% if x %} {%- assign y = 1 %}\nb\n{% endif %}')).toBe(
      `a\n\n${' '.repeat(32)}\nb\n${' '.repeat(11)}`,
    );
  });

  test('an output that is alone on its line is a paragraph', () => {
    expect(mask('{{ content }}')).toBe('~'.repeat(13));
  });

  test('line endings stay', () => {
    expect(mask('{% include cat.html\r\n  name="x"\r\n%}\r\n')).toBe(
      `${' '.repeat(19)}\r\n${' '.repeat(10)}\r\n  \r\n`,
    );
  });

  test('what is in a raw block is text', () => {
    expect(mask('a {% raw %}{{ x }}{% endraw %}')).toBe(`a ${'~'.repeat(9)}{{ x }}${'~'.repeat(12)}`);
  });

  test('comments and highlighted code vanish with what they hold', () => {
    expect(parse('{% comment %}\n[old](/old)\n{% endcomment %}', dialects.jekyll).tree.children).toEqual([]);
    expect(parse('{% highlight md %}\n[old](/{{ x }})\n{% endhighlight %}', dialects.jekyll).tree.children).toEqual([]);
  });

  test('nothing is masked where the post switches Liquid off', () => {
    const text = '---\nrender_with_liquid: false\n---\n{{ x }}';
    expect(parse(text, dialects.jekyll).masked.endsWith('\n{{ x }}')).toBe(true);
  });

  test('nothing is masked on a site without templates', () => {
    expect(parse('{{ x }}').masked).toBe('{{ x }}');
  });
});

test('tags come with name and arguments', () => {
  const text = '{%- link _posts/cat.md -%} {{- page.cat -}} {% raw %}{{ x }}{% endraw %}{% endif %}';
  expect(parse(text, dialects.jekyll).templates).toEqual([
    { kind: 'tag', name: 'link', args: '_posts/cat.md', range: [0, 26] },
    { kind: 'output', name: '', args: 'page.cat', range: [27, 43] },
    { kind: 'raw', name: 'raw', args: '', range: [44, 72] },
    { kind: 'tag', name: 'endif', args: '', range: [72, 83], closing: true },
  ]);
});

describe('problems', () => {
  test.each([
    ['{% include cat.html\n\nA cat', '0-19 Template tag “{% include cat.html” is not closed'],
    ['{% include cat.html }\n{% include dog.html %}', '0-21 Template tag “{% include cat.html }” is not closed'],
    ['A {{ page.cat', '2-13 Template output “{{ page.cat” is not closed'],
    ['A {{ page.cat } b', '2-15 Template output “{{ page.cat }” is not closed'],
    ['{% if a %}\n\nA cat', '0-10 Block “{% if a %}” is never closed'],
    ['{% for a in b %}{% if a %}{% endfor %}', '16-26 Block “{% if a %}” is never closed'],
    ['A cat {% endif %}', '6-17 “{% endif %}” closes a block that is not open'],
    ['A {% endraw %}', '2-14 “{% endraw %}” closes a block that is not open'],
    ['{% raw %}{{ x', '0-9 Block “{% raw %}” is never closed'],
    ['{% comment %} x', '0-13 Block “{% comment %}” is never closed'],
    ['```\n{{ x }\n```', '4-10 Template output “{{ x }” is not closed'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test.each([
    '{% if a %}b{% else %}c{% endif %}',
    '{% raw %}{% if %}{{ x }{% endraw %}',
    '{% comment %}{% if a %}{{ x }{% endcomment %}',
    '{% gallery %}a plugin’s block{% endgallery %}',
    'plain { text } and 5 % of { it }',
  ])('none in %j', text => {
    expect(problemsOf(text)).toEqual([]);
  });

  test('LiquidJS takes a single brace for text', () => {
    expect(problemsOf('{{ x } }}', dialects.eleventy)).toEqual([]);
  });
});

test('hostile templates take no time', { timeout: 30_000 }, () => {
  const start = performance.now();
  for (const text of [
    '{%',
    '{{',
    '{% raw %}',
    '{% comment %}',
    '{% if x %}',
    '{% endif %}',
    '{{ a }',
    '{% x %} {{ y }}',
  ])
    parse(text.repeat(15_000), dialects.jekyll);
  parse(`{% for a in b %}${'{% if x %}'.repeat(200_000)}{% endfor %}`, dialects.jekyll);
  expect(performance.now() - start).toBeLessThan(10_000);
});
