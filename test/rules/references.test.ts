import { expect, test } from 'vitest';
import type { Dialect } from '../../src/core/dialect.ts';
import rule from '../../src/rules/undefined-reference.ts';
import { dialects } from '../parse/sample.ts';
import { findIn } from './find-in.ts';

/** The references of a text that are not defined, as written. */
function undefinedIn(text: string, dialect: Dialect = dialects.plain): string[] {
  return findIn(rule, text, { dialect }).map(({ at }) => at);
}

test.each([
  ['Milo came from [the shelter][shelter].', ['[the shelter][shelter]']],
  ['See [**the** shelter][shelter] and [it][her site].', ['[**the** shelter][shelter]', '[it][her site]']],
  ['See [the [old] shelter][shelter].', ['[the [old] shelter][shelter]']],
  ['See [our house][], !![the door][door] and [x][the door].', ['[our house][]', '![the door][door]', '[x][the door]']],
  ['![7][8]', ['![7][8]']],
  ['[Milo][1] [Luna][2]', ['[Milo][1]', '[Luna][2]']],
  ['“[Milo][1]” ([Luna][2])', ['[Milo][1]', '[Luna][2]']],
  ['[Milo\nthe cat][1]', ['[Milo\nthe cat][1]']],
  [`[${'Milo '.repeat(190)}][1]`, [`[${'Milo '.repeat(190)}][1]`]],
])('a reference in %j: %j', (text, found) => {
  expect(undefinedIn(text)).toEqual(found);
});

test.each([
  ['an index', 'rows[left][right] f(x)[left][right] [left][right](2) [left][right]{2} [left][right]+ [left][right]*'],
  ['a chain', '[Milo][1][2] [Ctrl][Alt][Del] [Ctrl][Alt]: [Ctrl][Alt]?'],
  ['one letter', '[a][b] [a][1]'],
  ['no letter', '[12][milo] [12][] [milo][--]'],
  ['a closing tag', '[Milo][/b]'],
  ['an address', '[Milo][https://cats.example]'],
  ['a regular expression', '[the][a-z] [the][0-9]'],
  [
    'markup of another kind',
    '[caption id="1"][Milo] [Milo][id=1] [a|milo][b] [Milo][<b>] [Milo][a|b] [Milo][{milo}] [Milo][\\milo]',
  ],
  ['code', '`[Milo][cat]` and\n\n    [Milo][cat]\n'],
  ['an escape', '\\[Milo][cat] [Milo\\][cat]'],
  ['a paragraph’s end', '[Milo\n\nthe cat][cat] [Milo][the\n\ncat]'],
  ['a paragraph in brackets', `[${'Milo '.repeat(210)}][1]`],
  ['Markdown that was read', '[Milo][cat]\n\n[cat]: /milo'],
  ['a link inside of one that is defined', '[Milo, [see](/see) him][cat]\n\n[cat]: /milo'],
])('no reference: %s', (_, text) => {
  expect(undefinedIn(text)).toEqual([]);
});

test.each([
  ['Milo sleeps.[^1] Luna, too.[^23]', ['[^1]', '[^23]']],
  ['Milo sleeps.[^milo] Luna, too.[^luna]\n\n[^milo]: A lot.\n', ['[^luna]']],
  ['Milo sleeps.[^milo_2-b] Luna, too.[^luna]\n\n[^luna]: A lot.\n', ['[^milo_2-b]']],
  ['[Milo][^1] sleeps.', ['[^1]']],
  ['Milo sleeps.[^milo]', []],
  ['Milo sleeps.[^1a]', []],
  ['Milo sleeps.[^a1]', []],
  ['Digits are [^0-9] or [^a-z].[^1]\n\n[^1]: All.\n', []],
  ['Milo sleeps.[^1] `[^2]` \\[^3]\n\n[^1]: A lot.\n', []],
  ['Milo [^1]: sleeps', []],
  ['Milo [^ 1] and [^]', []],
])('footnotes in %j: %j', (text, found) => {
  expect(undefinedIn(text)).toEqual(found);
});

test.each([
  ['[shelter]: /a', []],
  ['[Shelter]: /a', []],
  ['[the  big\n  shelter]: /a', ['[Milo][shelter]']],
  ['> [shelter]: /a', []],
  ['- [shelter]: /a', []],
])('beside the definition %j: %j', (definition, found) => {
  expect(undefinedIn(`[Milo][shelter]\n\n${definition}\n`)).toEqual(found);
});

test('labels are the same in any case, with any blanks, and for kramdown with backslashes', () => {
  expect(undefinedIn('[Milo][the  Big\nshelter]\n\n[THE big shelter]: /a\n')).toEqual([]);
  expect(undefinedIn('[Milo][tern\\_for\\_vim]\n\n[tern_for_vim]: /a\n', dialects.jekyll)).toEqual([]);
});

test('kramdown reads a definition after a line of text, others print it', () => {
  const text = 'See [Milo][cat].\n[cat]: /milo\n';
  expect(undefinedIn(text, dialects.jekyll)).toEqual([]);
  expect(undefinedIn(text)).toEqual(['[Milo][cat]']);
});

const IS_KNOWN = ['[Milo][cat]'];

test.each([
  ['{% include references.md %}', dialects.jekyll, []],
  ['{% if cats %}Yes{% endif %}{% assign a = 1 %}', dialects.jekyll, IS_KNOWN],
  ['{% youtube abc %}', dialects.hexo, IS_KNOWN],
  ['{{ site.data.references }}', dialects.jekyll, []],
  ['  {{ site.data.references }}  ', dialects.jekyll, []],
  ['Since {{ page.year }}', dialects.jekyll, IS_KNOWN],
  ['{{ page.year }} was good', dialects.jekyll, IS_KNOWN],
  ['{{% references %}}', dialects.hugo, []],
  ['{{< references >}}', dialects.hugo, IS_KNOWN],
  ['{{ references() }}', dialects.zola, []],
  ['{# a comment #}', dialects.nunjucks, IS_KNOWN],
])('beside %s', (tag, dialect, found) => {
  expect(undefinedIn(`Purr.\n\n${tag}\n\n[Milo][cat] sleeps.\n`, dialect)).toEqual(found);
  expect(undefinedIn(`[Milo][cat] sleeps.\n\n${tag}`, dialect)).toEqual(found);
  expect(undefinedIn(`${tag}\r\n\r\n[Milo][cat] sleeps.\r\n`, dialect)).toEqual(found);
});

test.each([
  ['Purr.\n[cat]: /milo\n', 'Purr.\n\n[cat]: /milo\n'],
  ['Purr.\r\n   [cat]:/milo  \r\n', 'Purr.\r\n\r\n   [cat]:/milo  \r\n'],
  ['Purr.\n\nMore.\n[cat]: /milo', 'Purr.\n\nMore.\n\n[cat]: /milo'],
  ['Purr.\n[cat]: /milo and more\n', undefined],
  ['> Purr.\n> [cat]: /milo\n', undefined],
  ['- Purr.\n  and\n    [cat]: /milo\n', undefined],
  ['Purr.\n\n    [cat]: /milo\n', undefined],
  ['Purr.\n', undefined],
])('a definition that stands in %j', (text, fixed) => {
  const [found] = findIn(rule, `[Milo][cat] sleeps.\n\n${text}`);
  expect(found?.at).toBe('[Milo][cat]');
  expect(found?.fixed).toBe(fixed && `[Milo][cat] sleeps.\n\n${fixed}`);
});

test('what to do is said', () => {
  const hints = (text: string) => findIn(rule, text).map(({ hint }) => hint);
  expect(hints('[Milo][cat]\n')).toEqual(['Add “[cat]: address”']);
  expect(hints('[Milo][cat]\n[cat]: /milo\n')).toEqual([
    'Line 2 is part of a paragraph: put a blank line before “[cat]:”',
  ]);
  expect(hints('Milo.[^1]\n')).toEqual(['Add “[^1]: …”, or remove the mark']);
});
