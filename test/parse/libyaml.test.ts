import { describe, expect, test } from 'vitest';
import { judgeYaml } from '../../src/parse/front-matter/judge.ts';
import { findRefusal } from '../../src/parse/front-matter/libyaml/parser.ts';
import { parseYaml } from '../../src/parse/front-matter/yaml.ts';

describe('libyaml', () => {
  test.each([
    ['a comma after a tag in brackets', 'toys: [!!str, ball]\n'],
    ['a comment that touches a block sign', 'summary: ># naps\n  Milo sleeps\n'],
    ['a dash alone in brackets', 'toys: [-]\n'],
    ['a question mark in brackets', 'toys: [ball?, mouse]\n'],
    ['quotes that go on unindented', 'title: "Milo\nand Luna"\n'],
    ['two quotes at the end of a value', "title: 'Milo ''the cat'''\n"],
    ['an escaped slash', 'path: "cats\\/milo"\n'],
    ['a second document, which nobody reads', 'Milo # the cat\nand Luna\n'],
    ['an alias to what is above', 'cat: &milo Milo\nauthor: *milo\n'],
    ['a directive behind the opening fence', '%YAML 1.2\n'],
    ['a tab between key and value', 'title:\tMilo\n'],
    ['a text that is indented as its sign says', 'text: |2\n    deep\n  less\n'],
  ])('reads %s', (_, block) => {
    expect(findRefusal(block, 'libyaml')).toBeUndefined();
    expect(judgeYaml(block, 'jekyll')).toBeUndefined();
  });

  test.each([
    ['a colon before an item in brackets', 'toys: [:ball]\n', 7],
    ['a colon after one', 'toys: [ball:, mouse]\n', 11],
    ['two anchors for one value', 'cat: &milo\n  &luna x\n', 13],
    ['an odd name of an anchor', 'cat: &mi*lo x\n', 8],
    ['a tab in place of indentation', 'cat:\n\tname: Milo\n', 5],
    ['a tab in a line that is empty but for it', 'cat: Milo\n\t\nage: 3\n', 10],
    ['a tab before a block of text', 'text: |\n\tMilo\n', 8],
    ['an open bracket', 'toys: [ball', 11],
    ['a key without a colon', 'title: Milo\nage\ntoys: 3\n', 12],
    ['an alias to nothing', 'author: *milo\n', 8],
    ['a key of more than 1024 characters', `title: Milo\n${'a'.repeat(1100)}: 1\n`, 12],
  ])('refuses %s', (_, block, offset) => {
    expect(findRefusal(block, 'libyaml')?.offset).toBe(offset);
    expect(judgeYaml(block, 'jekyll')).toBeDefined();
  });

  test('goes no deeper than anyone would write', () => {
    expect(findRefusal('['.repeat(400) + ']'.repeat(400), 'libyaml')).toBeUndefined();
    expect(findRefusal('['.repeat(60_000), 'libyaml')?.message).toBe('nesting exceeded');
  });

  test.each([
    'a: &b c\n',
    '[a, b: c, ',
    '{"a": ',
    '- ',
    '  a:\n',
    '? a\n: ',
    'a: !b ',
    'a: "b\n',
    "'",
    '%TAG ! b\n',
    '|\n',
  ])('comes to an end on %j, however long', unit => {
    const started = performance.now();
    for (const branch of ['libyaml', 'go'] as const) findRefusal(unit.repeat(64_000 / unit.length), branch);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test.each(['toys: [:ball]\n', 'toys: [ball:, mouse]\n', 'toys: {ball: :red}\n'])(
  'the colon in %j is pointed at',
  block => {
    const [problem] = parseYaml(block, 0, 'jekyll').problems;
    expect(problem?.message).toBe('An item in brackets can’t begin or end with a colon');
    expect(block.slice(...(problem?.range ?? []))).toBe(':');
  },
);

describe('Hugo, whose parser depends on its version', () => {
  test.each([
    ['a value that begins with a comma', 'author: ,Milo\n'],
    ['a value below its key, unindented', 'title:\nMilo\nage: 3\n'],
    ['a tag that nobody declared', 'cat: !a!b Milo\n'],
    ['a question mark in brackets', 'toys: [ball?, mouse]\n'],
  ])('nothing is said of %s', (_, block) => {
    expect(judgeYaml(block, 'hugo')).toBeUndefined();
  });

  test.each([
    ['a bracket that is not closed', 'toys: [ball\nage: 3\n'],
    ['a colon in a value', 'title: Milo: a cat\n'],
    ['an empty item', 'toys: [ball, , mouse]\n'],
    ['a key that is indented with a tab', 'cat:\n\tname: Milo\n'],
    ['a tab in a line that is empty but for it', 'cat: Milo\n\t\nage: 3\n'],
    ['two anchors for one value', 'cat: &milo\n  &luna x\n'],
    ['text after quotes', 'title: "Milo" the cat\n'],
    ['a line without a colon', 'title: Milo\nage\ntoys: 3\n'],
  ])('%s is an error', (_, block) => {
    expect(judgeYaml(block, 'hugo')).toBeDefined();
  });
});
