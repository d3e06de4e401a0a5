import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeYaml } from '../../src/parse/front-matter/judge.ts';
import { readPlainYaml } from '../../src/parse/front-matter/plain-yaml.ts';
import { readYamlTree } from '../../src/parse/front-matter/yaml-tree.ts';

/** What the full parser makes of a block; undefined where a generator rejects it. */
function readFully(block: string) {
  if (judgeYaml(block, 'jekyll')) return undefined;
  const { value, entries, isSound } = readYamlTree(block, 4, 'jekyll');
  return isSound ? { data: value, entries } : undefined;
}

const usual = [
  'title: Why tabbies purr\ndate: 2024-05-01 10:00:00 +0200\ndraft: false\n',
  'title: "Boxes: a love story"\nlede: \'They "love" them\' # really\n',
  'tags: [cats, "c#", \'it\', c++ 11, 2024]\ncategories: []\n',
  'tags:\n- cats\n- boxes # both\n\n# more\nauthor:\n  name: Mia\n  links:\n    - https://cats.example/\n    - "b"\nempty:\n',
  'tags:\n  - cats\nlast:',
  'summary: >-\n  They love boxes\n  more than bags\nbody: |\n  One\n  Two\n\nnext: 1\n',
  'title: A\r\ntags: [a, b]\r\nlist:\r\n  - x\r\n',
  'a: yes\nb: 010\nc: ~\nd: 1.10\n',
];

test.each(usual)('the usual front matter is read as by the full parser: %j', block => {
  const plain = readPlainYaml(block, 4, 'jekyll');
  expect(plain).toBeDefined();
  expect(plain).toEqual(readFully(block));
});

test.each([
  'title: a: b',
  'title: x\n  continued',
  'title: "x" y',
  'tags: [a, b',
  'title: x\ntitle: y',
  'title: *alias',
  '\ttitle: x',
  'key with space: x',
  'tags:\n  - a\n - b',
  'text',
  '- a',
])('anything else is left to the full parser: %j', block => {
  expect(readPlainYaml(block, 4, 'jekyll')).toBeUndefined();
});

describe('whatever is accepted is read as by the full parser', () => {
  const piece = fc.constantFrom(
    ...[
      'title',
      'tags',
      'a',
      'name',
      ': ',
      ':',
      '\n',
      '\r\n',
      '\n  ',
      '\n    ',
      '- ',
      '\n- ',
      '\n  - ',
      '[',
      ']',
      ', ',
      ',',
    ],
    ...[
      '"',
      "'",
      '#',
      ' #',
      ' ',
      '  ',
      '|',
      '>',
      '>-',
      '|\n  ',
      '&a',
      '*a',
      '!x',
      '{',
      '}',
      '?',
      '-',
      '.',
      '~',
      'x',
      'é',
      '猫',
    ],
    ...[
      '2024-05-01',
      'yes',
      '010',
      '\\',
      '\\"',
      "''",
      '---',
      '\u00A0',
      '\t',
      '<<',
      '__proto__',
      '1:30',
      ': x',
      '\n\n',
      '😀',
    ],
  );
  const pieces = fc.array(piece, { maxLength: 24 }).map(parts => parts.join(''));

  test('pieces of YAML', () => {
    fc.assert(fc.property(pieces, holds), { numRuns: 1000 });
  });

  test('usual front matter with a slip', () => {
    const slip = fc.tuple(fc.constantFrom(...usual), fc.nat(200), fc.nat(2), piece);
    fc.assert(
      fc.property(slip, ([block, at, length, text]) => holds(block.slice(0, at) + text + block.slice(at + length))),
      { numRuns: 2000 },
    );
  });

  function holds(block: string): void {
    const plain = readPlainYaml(block, 4, 'jekyll');
    if (plain) expect(plain).toEqual(readFully(block));
  }
});
