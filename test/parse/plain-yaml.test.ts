import fc from 'fast-check';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { judgeYaml } from '../../src/parse/front-matter/judge.ts';
import { readPlainYaml } from '../../src/parse/front-matter/plain-yaml.ts';
import { readYamlTree } from '../../src/parse/front-matter/yaml-tree.ts';

/** Holds what the reader accepts to the full parser, and its values to js-yaml where npm's `yaml` gives up. */
function expectSame(block: string): void {
  const plain = readPlainYaml(block, 4, 'jekyll');
  if (!plain) return;
  expect(judgeYaml(block, 'jekyll'), 'the verdict of the generators').toBeUndefined();
  const { value, entries, isSound } = readYamlTree(block, 4, 'jekyll');
  if (isSound) expect(plain).toEqual({ data: value, entries });
  else expect(asText(plain.data)).toEqual(asText(load(block, { schema: FAILSAFE_SCHEMA })));
}

/** Quoted texts; numbers and the like are text to js-yaml's simplest schema. */
function asText(data: unknown): string {
  return JSON.stringify(data, (_, value) =>
    typeof value === 'string' && /[a-z]{3}/.test(value) ? value : value && typeof value === 'object' ? value : 0,
  );
}

const usual = [
  'lede: "They sleep\nall day: always"\ndate: 2024-05-01\n',
  "lede: 'They sleep\n  all day,\n\n  # and night' # really\ndate: 2024-05-01\n",
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
  expect(readPlainYaml(block, 4, 'jekyll')).toBeDefined();
  expectSame(block);
});

test('lines of a quoted value are joined, blank ones end a paragraph', () => {
  const plain = readPlainYaml('a: \'one\n\n  two\r\n three\'\nb: "x\n"\n', 0, 'jekyll');
  expect(plain?.data).toEqual({ a: 'one\ntwo three', b: 'x ' });
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
    fc.assert(fc.property(pieces, expectSame), { numRuns: 1000 });
  });

  test('usual front matter with a slip', () => {
    const slip = fc.tuple(fc.constantFrom(...usual), fc.nat(200), fc.nat(2), piece);
    fc.assert(
      fc.property(slip, ([block, at, length, text]) =>
        expectSame(block.slice(0, at) + text + block.slice(at + length)),
      ),
      { numRuns: 1000 },
    );
  });
});
