import { describe, expect, test } from 'vitest';
import { dialects, mask, parse, problemsOf } from '../sample.ts';

const { hugo } = dialects;
const blank = (length: number) => ' '.repeat(length);

describe('masking', () => {
  test('a shortcode in a destination is one word', () => {
    expect(mask('[cat]({{< ref "/posts/my cat.md" >}}) b', hugo)).toBe(`[cat](${'~'.repeat(30)}) b`);
  });

  test('shortcodes that are alone on their lines vanish, their content stays', () => {
    expect(mask('{{% note %}}\n[cat](/cat)\n{{% /note %}}', hugo)).toBe(`${blank(12)}\n[cat](/cat)\n${blank(13)}`);
  });

  test('code vanishes with what it holds', () => {
    const text = '{{< highlight go >}}\n[cat](/{{< x >}})\n{{< /highlight >}}';
    expect(parse(text, hugo).tree.children).toEqual([]);
    expect(parse(text, hugo).templates.map(({ name }) => name)).toEqual(['highlight', 'x', 'highlight']);
  });

  test('an escaped shortcode is text', () => {
    const doc = parse('Write {{</* ref "cat.md" */>}} here', hugo);
    expect(doc.templates).toEqual([{ kind: 'raw', name: '', args: 'ref "cat.md"', range: [6, 30] }]);
    expect(doc.templateProblems).toEqual([]);
  });

  test('other braces are text', () => {
    expect(mask('{{ .Title }} {% x %}', hugo)).toBe('{{ .Title }} {% x %}');
  });
});

test('shortcodes come with name and arguments', () => {
  const text =
    '{{< figure src="a >}} b.png" alt=`c " d` >}}{{% docs/note 1 %}}{{% /docs/note %}}{{<cat/>}}{{< größe >}}';
  expect(parse(text, hugo).templates).toEqual([
    { kind: 'shortcode', name: 'figure', args: 'src="a >}} b.png" alt=`c " d`', range: [0, 44] },
    { kind: 'shortcode', name: 'docs/note', args: '1', range: [44, 63] },
    { kind: 'shortcode', name: 'docs/note', args: '', range: [63, 81], closing: true },
    { kind: 'shortcode', name: 'cat', args: '', range: [81, 91] },
    { kind: 'shortcode', name: 'größe', args: '', range: [91, 104] },
  ]);
});

describe('problems', () => {
  test.each([
    ['{{< figure src="a.png" >\n\nA cat', '0-24 Shortcode “{{< figure src="a.png" >” is not closed'],
    ['A {{< cat }} b', '2-12 Shortcode “{{< cat }}” is not closed'],
    ['{{< cat %}} b', '0-11 Shortcode “{{< cat %}}” is not closed'],
    ['{{% cat {{% dog %}}', '0-7 Shortcode “{{% cat” is not closed'],
    ['{{< cat "Tom >}}', '0-16 Shortcode “{{< cat "Tom >}}” is not closed'],
    ['A {{< /note >}}', '2-15 “{{< /note >}}” closes a shortcode that is not open'],
    ['{{</* cat >}}', '0-13 Shortcode comment “{{</* cat >}}” is not closed'],
    ["{{< cat 'Tom the cat' >}}", "8-21 Hugo does not know the single quotes of “'Tom the cat'”"],
    ['```\n{{< cat }}\n```', '4-14 Shortcode “{{< cat }}” is not closed'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text, hugo)).toEqual([problem]);
  });

  test.each([
    '{{< note >}}a{{< /note >}}',
    '{{< figure src="cat.png" >}}',
    '{{<cat "a \\" >}} b">}}',
    "{{< cat \"it's ' mine\" x='a' >}}",
    '{{% a %}}{{% a %}}{{% /a %}}',
    '{{< a >}}{{< b >}}{{< /a >}}',
  ])('none in %j', text => {
    expect(problemsOf(text, hugo)).toEqual([]);
  });
});

test('hostile shortcodes take no time', { timeout: 30_000 }, () => {
  const start = performance.now();
  for (const text of [
    '{{<',
    '{{< a >}}',
    '{{< /a >}}',
    '{{< highlight >}}',
    '{{< "',
    '{{< `',
    '{{</* ',
    '"{{< a "b" >}}',
  ])
    parse(text.repeat(15_000), hugo);
  parse('{{< highlight >}}{{< code >}}{{< /highlight >}}{{< /code >}}'.repeat(8_000), hugo);
  expect(performance.now() - start).toBeLessThan(15_000);
});
