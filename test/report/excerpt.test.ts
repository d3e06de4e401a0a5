import { expect, test } from 'vitest';
import type { Range } from '../../src/core/span.ts';
import { findLineStarts, spanAt } from '../../src/core/span.ts';
import { measure } from '../../src/report/cells.ts';
import { makeExcerpt, readAgain } from '../../src/report/excerpt.ts';

/** The excerpt of the range between two `|` as a person sees it: source over underline. */
function draw(textWithBars: string, width = 40): string[] {
  const [before = '', marked = '', after = ''] = textWithBars.split('|');
  return drawRange(before + marked + after, [before.length, before.length + marked.length], width);
}

function drawRange(text: string, range: Range, width = 40): string[] {
  const excerpt = makeExcerpt(text, spanAt(findLineStarts(text), range), width);
  if (!excerpt) return [];
  const [first = [], ...others] = excerpt.lines.map(({ before, marked, after }) => [
    before + marked + after,
    ' '.repeat(measure(before)) + '~'.repeat(Math.max(1, measure(marked))),
  ]);
  return [...first, ...(excerpt.skipped > 0 ? [`(${excerpt.skipped})`] : []), ...others.flat()];
}

test('underlines the exact characters', () => {
  expect(draw('---\n---\n\nRead [about us](|/abuot/|) first.\nBye')).toEqual([
    'Read [about us](/abuot/) first.',
    '                ~~~~~~~',
  ]);
});

test('underlines wide characters over their whole width', () => {
  expect(draw('哲学の道で[三毛猫](|/猫/|)に')).toEqual(['哲学の道で[三毛猫](/猫/)に', '                   ~~~~']);
  expect(draw('👩‍👩‍👧‍👦 ❤️ |![](family.jpg)| 🇫🇷')).toEqual(['👩‍👩‍👧‍👦 ❤️ ![](family.jpg) 🇫🇷', '      ~~~~~~~~~~~~~~~']);
  expect(draw('cafe\u0301 |menu|')).toEqual(['cafe\u0301 menu', '     ~~~~']);
});

test('sets tabs to the columns where they would stand', () => {
  expect(draw('-\titem\t|tab.md|\tafter')).toEqual(['-   item    tab.md  after', '            ~~~~~~']);
  expect(draw('|\t|x')).toEqual(['    x', '~~~~']);
});

test('points at a place where nothing is', () => {
  expect(draw('title:||\nnext')).toEqual(['title:', '      ~']);
  expect(draw('||')).toEqual(['', '~']);
});

test('points at a line break as at the end of its line', () => {
  expect(draw('first|\r\n|second')).toEqual(['first', '     ~']);
});

test('shows the first and the last line of several', () => {
  expect(draw('|```js\nmeow()\npurr()\n```|\n')).toEqual(['```js', '~~~~~', '(2)', '```', '~~~']);
  expect(draw('a |b\n  c| d')).toEqual(['a b', '  ~', '  c d', '  ~']);
});

test('does not count a line break at the end of a span as a line', () => {
  expect(draw('|# Cats\n|\nText')).toEqual(['# Cats', '~~~~~~']);
  expect(draw('|one\r\ntwo\r\n\r\n|Text')).toEqual(['one', '~~~', 'two', '~~~']);
});

test('cuts a long line around the span, between words', () => {
  expect(draw(`${'purr '.repeat(40)}[the |cat|](/cat) ${'meow '.repeat(40)}`)).toEqual([
    '… purr purr [the cat](/cat) meow meow …',
    '                 ~~~',
  ]);
});

test('cuts only where there is more', () => {
  expect(draw(`|cat| ${'meow '.repeat(40)}`)).toEqual(['cat meow meow meow meow meow meow meow …', '~~~']);
  expect(draw(`${'purr '.repeat(40)}|cat|`)).toEqual([
    '… purr purr purr purr purr purr purr cat',
    '                                     ~~~',
  ]);
});

test('shows the start of a span that is longer than a line', () => {
  const [line = '', underline = ''] = draw(`An |${'endless '.repeat(20)}| tale`);
  expect(line).toBe('An endless endless endless endless endl…');
  expect(underline).toBe('   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~');
});

test('never cuts a wide character in half', () => {
  const [line = '', underline = ''] = draw(`${'猫'.repeat(100)}|犬|${'鳥'.repeat(100)}`);
  expect(line).toMatch(/^…猫+犬鳥+…$/u);
  expect(measure(line)).toBeLessThanOrEqual(40);
  expect(underline.trimStart()).toBe('~~');
});

test('spells out what a finding points at and nobody could see', () => {
  expect(draw('/abo|\u200b|ut')).toEqual(['/abo<U+200B>ut', '    ~~~~~~~~']);
  expect(draw('ab|\u200d|c')).toEqual(['ab<U+200D>c', '  ~~~~~~~~']);
  expect(draw('e|\u0301| x')).toEqual(['e<U+0301> x', ' ~~~~~~~~']);
});

test('never lets source reach the terminal as a command', () => {
  expect(draw('\u202e\u001b[2J|x|\u0007')).toEqual(['<U+202E>␛[2Jx␇', '            ~']);
});

test('says nothing about a file that has changed meanwhile', () => {
  const span = spanAt(findLineStarts('one\ntwo\nthree'), [8, 13]);
  expect(makeExcerpt('one', span, 40)).toBeUndefined();
  expect(makeExcerpt('one two, and three', span, 40)).toBeUndefined();
});

test('reads offsets after a byte-order mark', () => {
  expect(readAgain({ file: 'post.md', diagnostics: [], text: () => '\ufeff# Cats' })).toBe('# Cats');
});

test('a file that is gone has no text', () => {
  const gone = () => {
    throw new Error('ENOENT');
  };
  expect(readAgain({ file: 'post.md', diagnostics: [], text: gone })).toBeUndefined();
});

test('a line of megabytes costs no more than a short one', () => {
  const text = 'purr '.repeat(2_000_000);
  const span = spanAt([0], [5_000_000, 5_000_004]);
  const start = performance.now();
  for (let count = 0; count < 200; count++) makeExcerpt(text, span, 80);
  expect(performance.now() - start).toBeLessThan(1000);
});
