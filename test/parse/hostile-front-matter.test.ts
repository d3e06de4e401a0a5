import { afterEach, describe, expect, test } from 'vitest';
import type { FrontMatterStyle } from '../../src/core/dialect.ts';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';

const styles: readonly FrontMatterStyle[] = ['jekyll', 'hugo', 'gray-matter', 'astro', 'hexo', 'zola', 'github'];

/** A quarter of a megabyte: the longest front matter that is read. */
const size = 250 * 1024;
const fill = (text: string) => text.repeat(Math.floor(size / text.length));
const count = (line: (index: number) => string) => {
  let text = '';
  for (let index = 0; text.length < size; index++) text += line(index);
  return text;
};
const yaml = (block: string) => `---\n${block}\n---\nPurr.\n`;
const toml = (block: string) => `+++\n${block}\n+++\nPurr.\n`;
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Ten of the level below on each level: twelve levels are a thousand billion cats. */
const bomb = (line: (level: number) => string) => Array.from({ length: 12 }, (_, level) => line(level)).join('\n');
const ten = (level: number) => Array.from({ length: 10 }, () => `*l${level}`).join(', ');

const posts: readonly (readonly [string, string])[] = [
  ['YAML: aliases of aliases', yaml(`l0: &l0 purr\n${bomb(level => `l${level + 1}: &l${level + 1} [${ten(level)}]`)}`)],
  [
    'YAML: merges of merges',
    yaml(`l0: &l0 {a: 1}\n${bomb(level => `l${level + 1}: &l${level + 1} {<<: [${ten(level)}]}`)}`),
  ],
  ['YAML: an alias of what it stands in', yaml('cat: &cat [*cat, {cat: *cat}]')],
  ['YAML: brackets in brackets', yaml(`a: ${nested('[', ']', size / 2)}`)],
  ['YAML: brackets that stay open', yaml(`a: ${'['.repeat(size)}`)],
  ['YAML: maps in maps', yaml(`a: ${nested('{a: ', '}', 20_000)}`)],
  ['YAML: lists in lists', yaml(`a: ${'- '.repeat(size / 2)}`)],
  ['YAML: ever deeper keys', yaml(count(index => `${' '.repeat(Math.min(index, 600))}a:\n`))],
  ['YAML: keys', yaml(count(index => `k${index}: v\n`))],
  ['YAML: the same key', yaml(fill('title: A\n'))],
  ['YAML: a long list', yaml(`a: [${fill('x, ')}y]`)],
  ['YAML: colons', yaml(count(index => `k${index}: a: b\n`))],
  ['YAML: colons in one line', yaml(`title: ${fill('a: ')}`)],
  ['YAML: quotes that stay open', yaml(count(index => `k${index}: "a\n`))],
  ['YAML: quotes over keys', yaml(count(index => `k${index}: "x\nb: y" z\n`))],
  ['YAML: backslashes', yaml(`a: "${'\\'.repeat(size)}"`)],
  ['YAML: tabs', yaml(`a:\n${fill('\t- x\n')}`)],
  ['YAML: tabs after dashes', yaml(`a:\n${fill('-\tx\n')}`)],
  ['YAML: tabs alone', yaml(`a: b\n${fill('\t\n')}`)],
  ['YAML: blank lines', yaml(fill('\n'))],
  ['YAML: spaces', yaml(`a:${' '.repeat(size)}b: c`)],
  ['YAML: uneven lists', yaml(`a:\n${count(index => `${' '.repeat(index % 9)}- x\n`)}`)],
  ['YAML: question marks', yaml(fill('? a\n'))],
  ['YAML: templates', yaml(count(index => `k${index}: {{ x }}\n`))],
  ['YAML: no-break spaces', yaml(fill('a:\u00A0b\n'))],
  ['YAML: digits', yaml(`a: ${'9'.repeat(size)}\nb: 1${':1'.repeat(size / 4)}x`)],
  ['YAML: a text and a tab', yaml(`a: |\n${fill('  x\n')}\t\nb: 1`)],
  ['TOML: brackets', toml(`a = ${'['.repeat(size)}`)],
  ['TOML: a deep list', toml(`a = ${nested('[', ']', 1000)}`)],
  ['TOML: tables in tables', toml(`a = ${'{a = '.repeat(size / 5)}`)],
  ['TOML: a key of many parts', toml(`${'a.'.repeat(10_000)}a = 1`)],
  ['TOML: tables', toml(count(index => `[t${index}]\na = 1\n`))],
  ['TOML: lines that are none', toml(count(index => `k${index}: v\n`))],
  ['TOML: the same key', toml('a = 1\n'.repeat(5000))],
  ['TOML: a list', toml(`a = [${fill('1, ')}]`)],
  ['JSON: brackets', `{"a": ${'['.repeat(size)}`],
  ['JSON: a deep list', `{"a": ${nested('[', ']', size / 4)}}\n`],
  ['JSON: deep maps', `${nested('{"a":', '}', 20_000).replace('{}', '{"a": 1}')}\n`],
  ['JSON: keys', `{${count(index => `"k${index}": 1,\n`)}"z": 1}\n`],
  ['JSON: commas', `{"a": [${','.repeat(size)}]}\n`],
  ['JSON: between fences', `---json\n{"a": ${'['.repeat(size)}\n---\n`],
  ['JSON: without braces', `;;;\n"a": ${'['.repeat(size)}\n;;;\n`],
  ['a megabyte of YAML', yaml('title: Milo\n'.repeat(90_000))],
  ['a megabyte of TOML', toml('title = "Milo"\n'.repeat(70_000))],
  ['a megabyte of JSON', `{"a": [${'"Milo", '.repeat(130_000)}1]}\n`],
  ['no closing fence', `---\n${'title: A\n'.repeat(500_000)}`],
  ['dashes', `---\n${'--\n'.repeat(1_000_000)}`],
  ['blank lines before', `${'\n '.repeat(2_000_000)}---`],
  ['an open brace', `{"a": ${'"b" '.repeat(2_000_000)}`],
];

describe('hostile front matter', () => {
  test.each(posts)('%s: read in bounded time, into data that can be stored', (_, text) => {
    for (const style of styles) {
      const start = process.cpuUsage();
      const { facts, problems } = parseFrontMatter(text, style);
      const { user, system } = process.cpuUsage(start);
      // a fraction of that on any machine; what takes the square of the length takes minutes
      expect(user + system, style).toBeLessThan(5_000_000);
      expect(JSON.stringify({ facts, problems }).length, style).toBeLessThan(50 * text.length + 500_000);
      expect(problems.length, style).toBeLessThanOrEqual(text.length > 1000 ? 40_000 : 20);
    }
  });
});

describe('keys with a meaning for JavaScript', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
  const own = Object.getOwnPropertyNames(Object.prototype);
  afterEach(() => {
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(own);
    expect({}).not.toHaveProperty('polluted');
  });

  test.each(names)('%s sets no prototype, in no notation', name => {
    const blocks = [
      yaml(`${name}: {polluted: 1}\na: {${name}: {polluted: 1}}\ntitle: Milo`),
      yaml(`base: &base\n  ${name}:\n    polluted: 1\na:\n  <<: *base\ntitle: Milo`),
      yaml(`"${name}": @broken\ntitle: Milo`),
      toml(`title = "Milo"\n[${name}]\npolluted = 1\n[a.${name}]\npolluted = 1`),
      toml(`title = "Milo"\n${name}.polluted = 1\n${name}.${name}.polluted = 1`),
      toml(`${name} = broken\ntitle = "Milo"`),
      `{"${name}": {"polluted": 1}, "a": {"${name}": {"polluted": 1}}, "title": "Milo"}\nPurr.\n`,
      `{"${name}": {"polluted": 1}, "a": [${'"Milo", '.repeat(9000)}{"${name}": 1}], "title": "Milo"}\nPurr.\n`,
    ];
    for (const text of blocks)
      for (const style of styles) {
        const { facts } = parseFrontMatter(text, style);
        if (!facts || facts.data['title'] === undefined) continue;
        expect(facts.data['title']).toBe('Milo');
        expect(Object.getPrototypeOf(facts.data)).toBe(Object.prototype);
        expect(facts.data).not.toHaveProperty('polluted');
        expect(Object.hasOwn(facts.data, '__proto__')).toBe(false);
      }
  });
});
