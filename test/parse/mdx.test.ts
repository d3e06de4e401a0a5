import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/core/dialect.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { findDifferences } from './compare-trees.ts';
import { dialects, fast, mask, parse, problemsOf, reference, written } from './sample.ts';

const { astro, docusaurus } = dialects;

/** The elements of a post, as written. */
function describeElements(text: string, dialect: Dialect = astro) {
  const doc = parse(text, dialect);
  return doc.elements().map(({ name, range, attributes, inner }) => ({
    name,
    range: written(doc, range),
    inner: written(doc, inner),
    attributes: attributes.map(attribute => [
      attribute.name,
      attribute.value,
      written(doc, attribute.valueRange),
      attribute.expression ?? false,
    ]),
  }));
}

describe('JSX elements', () => {
  test('have names, attributes and what is between the tags', () => {
    expect(
      describeElements('import Cat from "./Cat";\n\n<Cat src={`}`} {...more} alt="A &amp; B" big>\n  Tom\n</Cat>'),
    ).toEqual([
      {
        name: 'Cat',
        range: '<Cat src={`}`} {...more} alt="A &amp; B" big>',
        inner: '\n  Tom\n',
        attributes: [
          ['src', '`}`', '`}`', true],
          ['', '...more', undefined, true],
          ['alt', 'A & B', 'A &amp; B', false],
          ['big', '', undefined, false],
        ],
      },
    ]);
  });

  test('come in document order, also within text', () => {
    const text = 'A <b>*cat*</b> <img src="a.png" />\n\n<>\n<Tabs>\n[x](/x) <br/>\n</Tabs>\n</>';
    expect(describeElements(text).map(({ name, inner }) => [name, inner])).toEqual([
      ['b', '*cat*'],
      ['img', undefined],
      ['Tabs', '\n[x](/x) <br/>\n'],
      ['br', undefined],
    ]);
    expect(parse(text, astro).nodes('link')).toHaveLength(1);
  });
});

describe('Docusaurus', () => {
  test('takes HTML comments, ids of headings and admonitions out first', () => {
    const text =
      '## Cats {#tom}\n\n<!-- a\ncomment -->\n\n:::tip[My {cat}]\n\n[x](/x)\n\n:::\n\n```\n<!-- code -->\n```\n';
    const doc = parse(text, docusaurus);
    expect(doc.templateProblems).toEqual([]);
    expect(doc.templates).toEqual([
      { kind: 'attributes', name: '', args: '#tom', range: [8, 14] },
      { kind: 'comment', name: '', args: '', range: [16, 34] },
    ]);
    expect(doc.tree.children.map(node => node.type)).toEqual(['heading', 'paragraph', 'code']);
    expect(doc.nodes('code')[0]?.value).toBe('<!-- code -->');
  });

  test('leaves other braces alone', () => {
    expect(mask('A {cat} in the\n## House {of} cats', docusaurus)).toBe('A {cat} in the\n## House {of} cats');
  });
});

describe('a syntax error leaves a document without claims', () => {
  test.each([
    ['# Cats\n\n<b>Tom\n', '8-10 Tag “<b>” is not closed where it must be'],
    ['Tom</b>', '3-6 “</b>” closes a tag that is not open'],
    ['I <3 cats', '2-3 “<” begins a tag in MDX, and this is none'],
    ['See <https://cats.example>', '4-5 “<” begins a tag in MDX, and this is none'],
    ['A <!-- cat --> b', '2-14 MDX has no HTML comments'],
    ['A {cat', '2-3 What is in braces is JavaScript in MDX, and this is none'],
    ['A {a cat} b', '5-6 What is in braces is JavaScript in MDX, and this is none'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text, astro)).toEqual([problem]);
    for (const engine of [fast, reference]) {
      const doc = parseDocument('tabby.mdx', text, { dialect: astro, engine });
      expect(doc.isParsed).toBe(false);
      expect(doc.tree.children).toEqual([]);
      expect(doc.templateProblems).toHaveLength(1);
    }
  });
});

test('the fast engine builds the tree of the reference', { timeout: 30_000 }, () => {
  const posts = [
    'import A from "a"\nimport B from "b"\n\nexport const c = 1\n\n# A {b} *c*\n',
    '<A b="c" d={e} {...f}>\n\n  - [x](/y)\n\n  <B.C />\n</A>\n\ntext <b>c *d*</b> {/* e */} f',
    '{\n  1 + 1\n}\n\n> <A>\n>   b\n> </A>\n\n| a | {b} |\n|-|-|\n| <c /> | d |\n',
    '```jsx\n<A>\n```\n\n    no indented code\n\n~~d~~ www.cats.example\n',
    '<A>b</A> <C />\n\n{d}\n\n- <A>*b*</A>\n\n<A>\nb\n</A>\n\n<></>\n',
  ];
  // An import ends behind its line break.
  // Attributes and the syntax trees of JavaScript are read from the text, not from the tree.
  const ignored = new Set(['attributes', 'data']);
  for (const text of [...posts, ...posts.map(post => post.replaceAll('\n', '\r\n'))])
    expect(
      findDifferences(fast.parse(text, { mdx: true }), reference.parse(text, { mdx: true })).filter(
        ({ field, path }) => !ignored.has(field) && !(field === 'position' && path.endsWith('mdxjsEsm')),
      ),
      JSON.stringify(text),
    ).toEqual([]);
});
