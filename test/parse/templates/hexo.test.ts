import { describe, expect, test } from 'vitest';
import { dialects, mask, parse, problemsOf } from '../sample.ts';

const { hexo } = dialects;

test('tags are masked and come with name and arguments', () => {
  const text = "See {% post_link my-cat 'My %} cat' %}, {{ site.title }}{# note #}.\n\n{% asset_img cat.png Tom %}\n";
  expect(mask(text, hexo)).toBe(`See ${'~'.repeat(34)}, ${'~'.repeat(26)}.\n\n${' '.repeat(27)}\n`);
  expect(parse(text, hexo).templates).toEqual([
    { kind: 'tag', name: 'post_link', args: "my-cat 'My %} cat'", range: [4, 38] },
    { kind: 'output', name: '', args: 'site.title', range: [40, 56] },
    { kind: 'comment', name: '', args: '', range: [56, 66] },
    { kind: 'tag', name: 'asset_img', args: 'cat.png Tom', range: [69, 96] },
  ]);
});

test('code blocks vanish with what they hold, quotes do not', () => {
  const code = '{% codeblock lang:js %}\n[cat](/cat) `\n{% endcodeblock %}\n';
  expect(parse(code, hexo).tree.children).toEqual([]);
  const doc = parse('{% blockquote Tom %}\n[cat](/cat)\n{% endblockquote %}\n', hexo);
  expect(doc.nodes('link')).toHaveLength(1);
});

test.each([
  '```\n{% cat %}\n```',
  'A `{% cat %}` b',
  '``a ` {{ b }}``',
  '<!-- {% cat %} -->',
  '> ~~~\n> {% cat %}\n> ~~~',
])('templates in code and comments are left alone: %j', text => {
  expect(mask(text, hexo)).toBe(text);
  expect(problemsOf(text, hexo)).toEqual([]);
});

test('a backtick that opens no code protects nothing', () => {
  expect(parse('A ` b {% cat %}\n\nc ` d', hexo).templates).toHaveLength(1);
});

describe('problems', () => {
  test.each([
    ['A {% cat\n\nb', '2-8 Template tag “{% cat” is not closed'],
    ['{% codeblock %}\nlet cat', '0-15 Block “{% codeblock %}” is never closed'],
    ['{% blockquote Tom %}\nA cat', '0-20 Block “{% blockquote Tom %}” is never closed'],
    ['{% if cat %}\nA cat', '0-12 Block “{% if cat %}” is never closed'],
    ['{% for cat in cats %}\nA cat\n{% endif %}', '0-21 Block “{% for cat in cats %}” is never closed'],
    ['{% verbatim %}\nA {{ cat', '0-14 Block “{% verbatim %}” is never closed'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text, hexo)).toEqual([problem]);
  });

  test('none in blocks that end', () => {
    expect(problemsOf('{% if cat %}{% for a in cats %}{{ a }}{% endfor %}{% endif %}', hexo)).toEqual([]);
    expect(problemsOf('{% verbatim %}{{ a {% endverbatim %}', hexo)).toEqual([]);
  });

  test('none in braces that Hexo takes for text', () => {
    expect(problemsOf('{{ a } and {# b', hexo)).toEqual([]);
  });
});

test('hostile tags take no time', { timeout: 30_000 }, () => {
  const start = performance.now();
  for (const text of ['{%', '{{', '{#', '{% mermaid %}', '{% codeblock %}', '`', '`a``b', '<!--', "{% ' %}", '```\n'])
    parse(text.repeat(15_000), hexo);
  expect(performance.now() - start).toBeLessThan(20_000);
});
