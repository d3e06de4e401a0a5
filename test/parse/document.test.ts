import { describe, expect, test } from 'vitest';
import { dialects, parse } from './sample.ts';

const post = ['---', 'title: Tabby', '---', '', '# Tabby', '', '[more](/more)', ''].join('\n');

describe('front matter', () => {
  test('is masked, and comes back as one node at the head of the tree', () => {
    const doc = parse(post);
    expect(doc.masked).toBe(post.replace('---\ntitle: Tabby\n---', '   \n            \n   '));
    expect(doc.tree.children.map(node => node.type)).toEqual(['yaml', 'heading', 'paragraph']);
    expect(doc.nodes('yaml')).toEqual([
      {
        type: 'yaml',
        value: 'title: Tabby',
        position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 3, column: 4, offset: 20 } },
      },
    ]);
    expect(doc.tree.position?.start).toEqual({ line: 1, column: 1, offset: 0 });
  });

  test('leaves every place where it was', () => {
    expect(parse(post).nodes('link')[0]?.position).toEqual({
      start: { line: 7, column: 1, offset: 31 },
      end: { line: 7, column: 14, offset: 44 },
    });
  });

  test('alone makes a document without Markdown', () => {
    const doc = parse('---\ntitle: Tabby\n---');
    expect(doc.tree.children.map(node => node.type)).toEqual(['yaml']);
    expect(doc.frontMatter?.data).toEqual({ title: 'Tabby' });
  });
});

test('a byte-order mark is remembered and shifts nothing', () => {
  const doc = parse(`\uFEFF${post}`);
  expect(doc.hasByteOrderMark).toBe(true);
  expect(doc.text).toBe(post);
  expect(doc.nodes('heading')[0]?.position?.start).toEqual({ line: 5, column: 1, offset: 22 });
  expect(parse(post).hasByteOrderMark).toBe(false);
});

test('CRLF moves offsets but neither lines nor columns', () => {
  const [link] = parse(post.replaceAll('\n', '\r\n')).nodes('link');
  expect(link?.position?.start).toEqual({ line: 7, column: 1, offset: 37 });
});

test('an empty file is an empty document', () => {
  const doc = parse('');
  expect(doc.tree.children).toEqual([]);
  expect(doc.nodes('paragraph')).toEqual([]);
  expect(doc.elements()).toEqual([]);
});

test('nodes of a type come in document order, however deep', () => {
  const doc = parse('[one](/1)\n\n> - [two](/2)\n>\n>   **[three](/3)**\n\n[four](/4)');
  expect(doc.nodes('link').map(link => link.url)).toEqual(['/1', '/2', '/3', '/4']);
});

test('a template in a destination makes a link', () => {
  const doc = parse('[kitten]({% link _posts/a b.md %}) and ![paw]({{ "/paw.png" | relative_url }})', dialects.jekyll);
  expect(doc.nodes('link')).toHaveLength(1);
  expect(doc.nodes('image')).toHaveLength(1);
});

describe('hostile posts are read in bounded time and without overflow', { timeout: 60_000 }, () => {
  test.each([
    ['quotes', '> '.repeat(10_000)],
    ['lists', '- '.repeat(10_000)],
    ['brackets', '['.repeat(10_000)],
    ['closed brackets', `${'['.repeat(10_000)}a${']'.repeat(10_000)}`],
    ['emphasis', `${'*a '.repeat(10_000)}${'b*'.repeat(10_000)}`],
    ['images', `${'!['.repeat(10_000)}a${'](b)'.repeat(10_000)}`],
    ['indented lists', Array.from({ length: 800 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')],
    ['a long line that is not plain ASCII', `é${'[a](b) '.repeat(50_000)}`],
    ['lone surrogates and NUL', '\ud83d \0 [\udc31](/\ud83d) '.repeat(5_000)],
  ])('%s', (_, text) => {
    const start = performance.now();
    const doc = parse(`# Cats\n\n${text}\n\n[cat](/cat)\n`);
    expect(doc.nodes('heading')[0]?.position?.end.offset).toBe(6);
    expect(doc.elements()).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('ten megabytes', () => {
    const paragraph = `The tabby sleeps all day in the sun, and [dreams](/dreams) of mice. ${'She purrs. '.repeat(40)}\n\n`;
    const text = paragraph.repeat(Math.ceil(10_000_000 / paragraph.length));
    const start = performance.now();
    const links = parse(text).nodes('link');
    expect(links).toHaveLength(text.length / paragraph.length);
    expect(links.at(-1)?.position?.start.line).toBe(links.length * 2 - 1);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
