import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { brokenLink, type FindingAt, makeReport, makeResult } from './make-result.ts';

function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

/** The text of each cell of each table. */
function readTables(root: Root): string[][][] {
  return root.children.flatMap(node =>
    node.type === 'table' ? [node.children.map(row => row.children.map(cell => readText(cell)))] : [],
  );
}

function readText(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '\n' : node.value;
  return 'children' in node ? node.children.map(readText).join('') : '';
}

function findTypes(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(findTypes) : [])];
}

test('is a heading and a table for each file', () => {
  const report = makeReport('_posts/tabby.md', '[us](/abuot/)\n![](tabby.jpg)\n', [
    { ...brokenLink('/abuot/'), hint: 'Did you mean “/about/”?' },
    { rule: 'image-alt', severity: 'warning', message: 'Image “tabby.jpg” has no alternative text', at: '![' },
  ]);
  expect(reportMarkdown(makeResult(report))).toBe(`### ❌ 1 error, 1 warning in 1 of 412 files

#### \\_posts/tabby.md

| Place | | Problem | Rule |
|--:|---|---|---|
| 1:6 | ❌ error | Link target “/abuot/” does not exist. Did you mean “/about/”? | \`broken-link\` |
| 2:1 | ⚠️ warning | Image “tabby.jpg” has no alternative text | \`image-alt\` |
`);
  expect(reportMarkdown(makeResult())).toBe('### ✅ No problems in 412 files\n');
});

test('tells one cause in many files once', () => {
  const posts = ['ants', 'bees', 'cats', 'dogs', 'eels'].map(name =>
    makeReport(`${name}.md`, '[us](/abuot/)', [brokenLink('/abuot/')]),
  );
  expect(readTables(parse(reportMarkdown(makeResult(...posts))))).toEqual([
    [
      ['Times', '', 'Problem', 'Rule'],
      [
        '5 ×',
        '❌ error',
        'Link target “/abuot/” does not exist\nants.md:1:6\nbees.md:1:6\ncats.md:1:6\ndogs.md:1:6\nand 1 more file',
        'broken-link',
      ],
    ],
  ]);
});

test('nothing that a stranger wrote comes to life', () => {
  const evil = '[x](evil.md) ![y](z.png) <img src=x> <!-- a --> | `b` **c** _d_ ~~e~~ & &amp; $x$ \\ a@b.example';
  const report = makeReport(`${evil}\n.md`, 'x', [
    { rule: 'acme/`odd` | [x](y)', severity: 'error', message: evil, at: 'x' },
  ]);
  const root = parse(reportMarkdown(makeResult(report)));
  expect(new Set(findTypes(root))).toEqual(new Set(['root', 'heading', 'table', 'tableRow', 'tableCell', 'text']));
  expect(readTables(root)[0]?.[1]?.[2]?.replaceAll('\u200b', '')).toBe(evil);
});

// remark looks for addresses in the parsed text, where GitHub looks at the source.
test('makes no link of an address', () => {
  const report = makeReport('post.md', 'x', [
    { ...brokenLink('x'), message: 'See https://cats.example or www.cats.example' },
  ]);
  expect(reportMarkdown(makeResult(report))).toContain('See https\\://cats.example or www\\.cats.example');
});

test('mentions nobody and closes no issue', () => {
  const report = makeReport('post.md', 'x', [{ ...brokenLink('x'), message: 'Thanks to @ada, fixes #12' }]);
  expect(reportMarkdown(makeResult(report))).toContain('Thanks to @&#8203;ada, fixes #&#8203;12');
});

test('fits into a comment, and says what it left out', () => {
  const findings = Array.from(
    { length: 300 },
    (_, index): FindingAt => ({ ...brokenLink('x'), message: `Cat ${index} is missing` }),
  );
  const reports = Array.from({ length: 10 }, (_, index) =>
    makeReport(
      `_posts/${index}.md`,
      'x',
      findings.map(finding => ({ ...finding, message: `${finding.message} from ${index}` })),
    ),
  );
  const text = reportMarkdown(makeResult(...reports));
  expect(text.length).toBeLessThan(65_536);
  const shown = text.match(/is missing/g)?.length ?? 0;
  expect(text).toContain(`… and ${(3000 - shown).toLocaleString('en-US')} more problems\n`);
});
