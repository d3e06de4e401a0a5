import { describe, expect, test } from 'vitest';
import { dialects, parse, written } from './sample.ts';

/** Names, attributes and inner text of the elements in a post. */
function describeElements(text: string) {
  const doc = parse(text, dialects.jekyll);
  return doc.elements().map(({ name, attributes, range, inner }) => ({
    name,
    written: written(doc, range),
    attributes: attributes.map(attribute => [
      attribute.name,
      attribute.value,
      written(doc, attribute.range),
      written(doc, attribute.valueRange),
    ]),
    inner: written(doc, inner),
  }));
}

describe('attributes', () => {
  test('have the exact place of the whole and of the value', () => {
    expect(describeElements(`A <IMG Src="paw.png"  alt='A paw' hidden width=40> here`)).toEqual([
      {
        name: 'img',
        written: `<IMG Src="paw.png"  alt='A paw' hidden width=40>`,
        attributes: [
          ['src', 'paw.png', 'Src="paw.png"', 'paw.png'],
          ['alt', 'A paw', "alt='A paw'", 'A paw'],
          ['hidden', '', 'hidden', undefined],
          ['width', '40', 'width=40', '40'],
        ],
        inner: undefined,
      },
    ]);
  });

  test('are decoded', () => {
    const [element] = describeElements('<a href="/cats?a=1&amp;b=&#50;&copy=3">cats</a>');
    expect(element?.attributes[0]?.slice(0, 2)).toEqual(['href', '/cats?a=1&b=2&copy=3']);
  });

  test('keep their templates as written', () => {
    const [element] = describeElements('<img src="{{ site.baseurl }}/paw.png?a&amp;b" alt="">');
    expect(element?.attributes[0]?.slice(0, 2)).toEqual(['src', '{{ site.baseurl }}/paw.png?a&b']);
  });

  test('may be written by a template', () => {
    const [element] = describeElements('<div>\n<img {% if x %}Hidden{% endif %}>\n</div>').slice(1);
    expect(element?.attributes.map(([name]) => name)).toEqual(['{% if x %}hidden{% endif %}']);
  });

  test('may be spread over lines', () => {
    const [element] = describeElements('<img\n  src="paw.png"\n  alt="A\n  paw">\n');
    expect(element?.attributes.map(([, value]) => value)).toEqual(['paw.png', 'A\npaw']);
  });

  test('have the right place in a quote or list, whose prefixes are no HTML', () => {
    const elements = describeElements('> - <p\n>   class="paw">\n>   <img src="paw.png">');
    expect(elements[0]?.attributes[0]?.[2]).toBe('class="paw"');
    expect(elements[1]?.written).toBe('<img src="paw.png">');
  });
});

describe('what stands between the tags', () => {
  test('is known within a paragraph', () => {
    expect(describeElements('See <a href="/cats">all **my** <b>cats</b></a>.').map(({ inner }) => inner)).toEqual([
      'all **my** <b>cats</b>',
      'cats',
    ]);
  });

  test('is known within a block', () => {
    expect(describeElements('<div>\n<a href="/cats">cats</a>\n</div>').map(({ inner }) => inner)).toEqual([
      '\n<a href="/cats">cats</a>\n',
      'cats',
    ]);
  });

  test('is unknown where the end is in another block', () => {
    expect(describeElements('<div>\n\ncats\n\n</div>').map(({ inner }) => inner)).toEqual([undefined]);
    expect(describeElements('A <b>cat\n\nand a kitten</b>').map(({ inner }) => inner)).toEqual([undefined]);
  });

  test('ignores closing tags of nothing', () => {
    expect(describeElements('<i>a</b>c</i>').map(({ inner }) => inner)).toEqual(['a</b>c']);
  });
});

test.each([
  '<!-- <img src="paw.png"> -->',
  'A comment <!-- <img src="paw.png"> -->.',
  '`<img src="paw.png">`',
  '    <img src="paw.png">',
  '\\<img src="paw.png">',
  '<!DOCTYPE html>',
  '<div\n<img src="paw.png"',
  '<div title="<img src=paw.png>\n',
])('no element in %j', text => {
  expect(describeElements(text)).toEqual([]);
});

test('a script holds no elements', () => {
  expect(describeElements('<script>\nwrite("<img src=paw.png>")\n</script>\n\n<br>').map(({ name }) => name)).toEqual([
    'script',
    'br',
  ]);
});

test('hostile HTML takes no time', { timeout: 30_000 }, () => {
  const start = performance.now();
  for (const text of ['<a '.repeat(100_000), '<a>'.repeat(50_000) + '</b>'.repeat(50_000), '<a b="'.repeat(50_000)])
    parse(`<div>\n${text}`).elements();
  expect(performance.now() - start).toBeLessThan(5000);
});
