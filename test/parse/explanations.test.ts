import { describe, expect, test } from 'vitest';
import type { FrontMatterStyle } from '../../src/core/dialect.ts';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';

/** What is said to be wrong, and the part of the text that it is said of. */
function explain(block: string, fence: string, style: FrontMatterStyle): string[] {
  const text = `${fence}\n${block}\n${fence}\nBody\n`;
  return parseFrontMatter(text, style).problems.map(({ code, range }) => `${code}: ${text.slice(...range)}`);
}

describe('what is wrong, and where', () => {
  test.each<[string, string[]]>([
    ['a = “x”', ['typographic-quotes: “']],
    ['a = “x', ['typographic-quotes: “']],
    ['a = "say \\"hi\\" to "Tom" now"', ['quote-in-quotes: "']],
    ["a = 'Tom's bowl'", ["apostrophe-in-quotes: '"]],
    ["a = 'it\\d's'", ["apostrophe-in-quotes: '"]],
    ['a = "C:\\d \'x\'"', ['bad-escape: \\d']],
    ['a = off', ['boolean: off']],
    ['a = yes', ['boolean: yes']],
    ['a = { b = 1', ['unclosed-bracket: { b = 1']],
    ['a = [1, 2', ['unclosed-bracket: [1, 2']],
    ['a = { b = 1,\nc = 2 }', ['text-after-value: }', 'unclosed-bracket: { b = 1,']],
    ['- item', ['yaml-in-toml: - item']],
    ['- key: x', ['yaml-in-toml: - key: x']],
    ['{x', ['unreadable: {']],
    ['title: Tom', ['yaml-in-toml: title: Tom']],
    ['= 3', ['unreadable: =']],
    ['a == 3', ['unreadable: =']],
    ['[table', ['unclosed-bracket: [table']],
    ['[[t]', ['unclosed-bracket: [[t]']],
    ['a = """open\nb = 1', ['unclosed-quote: """open']],
    ['a.b = 1\na = 2', ['duplicate-key: a']],
    ['[a]\nb=1\n[a]\nc=2', ['duplicate-key: a']],
    ['a = 12:00', ['unreadable: 0']],
    ['a b = 1', ['bare-key: a b']],
    ['"a" "b" = 1', ['unreadable: "']],
    ['a =', ['no-value: =']],
    ['a = ,', ['unreadable: ,']],
    ['a = 01', ['leading-zero: 01']],
    ['a = .5', ['unreadable: .']],
    ['"a\\q" = 1', ['unreadable: q']],
  ])('in TOML: %j', (block, problems) => {
    expect(explain(block, '+++', 'hugo')).toEqual(problems);
  });

  test.each<[string, string[]]>([
    ['a: \u0001x', ['control-character: \u0001']],
    ['a: “x”: y', ['typographic-quotes: “']],
    ['a: ’tis: x', ['typographic-quotes: ’']],
    ['a: "x" y', ['text-after-quote:  y']],
    ["a: 'it's x'", ["inner-apostrophe: '"]],
    ['a: "b "c" d"', ['inner-quotes: "']],
    ['a: [b, c', ['unclosed-bracket: [b, c']],
    ['a: {b: c', ['unclosed-bracket: {b: c']],
    ['a: [b, "c]', ['unclosed-quote: "c']],
    ['a: [b}', ['wrong-bracket: }']],
    ['a: @x', ['reserved-character: @']],
    ['a: |x', ['text-after-block-sign: x']],
    ['a: >- text', ['text-after-block-sign: text']],
    ['a: *bold*', ['asterisk-value: *']],
    ['a: &x y: z', ['unquoted-colon: :']],
    ['a: b: c', ['unquoted-colon: :']],
    ['- a\nb: c', ['no-colon: - a']],
    ['a:\n  - b\n c: d', ['unreadable: c']],
    ['a:\n\tb: c', ['tab-indent: \t']],
    ['a: b\n  c: d', ['unexpected-indent:   ']],
    ['a: ]', ['reserved-character: ]']],
    ['a: - b', ['list-on-key-line: -']],
    ['a:b', ['missing-space: :']],
    ['a: #b\nc', ['no-colon: c']],
    ['key\na: b', ['no-colon: key']],
    ['"a: b', ['unclosed-quote: "a: b']],
    ["'a': 'b", ["unclosed-quote: 'b"]],
    ['a: "b\\qc"', ['bad-escape: \\q']],
    ['- a', ['no-keys: - a']],
    ['just text', ['no-keys: just text']],
    ['a: {{ x }}', ['template-value: {{ x }}']],
    ['a:\u00a0b', ['no-break-space: \u00a0']],
    ['a: [b, #c\nd', ['comment-in-brackets: #c']],
  ])('in YAML: %j', (block, problems) => {
    expect(explain(block, '---', 'jekyll')).toEqual(problems);
  });

  test.each<[string, string[]]>([
    ['[a]: b', ['collection-key: [']],
    ['{a: b}: c', ['collection-key: {']],
    ['? [a, b]\n: c', ['collection-key: [']],
    ['{{ x }}: y', ['template-value: {{ x }}: y']],
    ['<<: b', ['unreadable: b']],
    ['a: !!float x', ['exclamation-value: !!float']],
  ])('in YAML that Hugo reads: %j', (block, problems) => {
    expect(explain(block, '---', 'hugo')).toEqual(problems);
  });
});
