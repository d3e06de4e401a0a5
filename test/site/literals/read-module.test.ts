import { describe, expect, test } from 'vitest';
import {
  configOf,
  isCall,
  isFunction,
  isList,
  isObject,
  isReference,
  type Literal,
  literalAt,
  textsOf,
  UNKNOWN,
} from '../../../src/site/literals/literal.ts';
import { readModule } from '../../../src/site/literals/read-module.ts';

/** What a module's default export says, in a form that is easy to compare; `?` is what can't be known. */
function show(value: Literal): unknown {
  if (value === UNKNOWN) return '?';
  if (isList(value)) return value.map(show);
  if (isCall(value))
    return { [`${value.callee}()`]: value.args.map(show), ...(value.module && { from: value.module }) };
  if (isReference(value)) return [value.module ?? '', value.name, ...value.keys].join(':');
  if (isFunction(value)) return { '=>': show(value.returns) };
  if (!isObject(value)) return value;
  const entries = Array.from(value.entries, ([key, inner]) => [key, show(inner)] as const);
  return Object.fromEntries(value.open ? [...entries, ['…', '?']] : entries);
}

function readDefault(source: string, others: Readonly<Record<string, string>> = {}): unknown {
  const files: Readonly<Record<string, string>> = { 'site.config.ts': source, ...others };
  const found = readModule('site.config.ts', path => files[path]);
  return found && show(found.default);
}

describe('what is written is read', () => {
  test('literals of every kind', () => {
    expect(
      readDefault("export default { a: 'x', b: 1, c: -1, d: true, e: null, f: undefined, g: [1, [2]], 'h-i': `t` }"),
    ).toEqual({ a: 'x', b: 1, c: -1, d: true, e: null, f: undefined, g: [1, [2]], 'h-i': 't' });
  });

  test('constants of the same file, wherever they stand', () => {
    expect(
      readDefault(
        'export default { base, deep: paths.blog, first: list[0], base2: base + `blog` };\nconst base = "/cats/"; const paths = { blog: "/b/" }; const list = ["tabby"];',
      ),
    ).toEqual({ base: '/cats/', deep: '/b/', first: 'tabby', base2: '/cats/blog' });
  });

  test('a configuration behind types, a wrapper and a function', () => {
    expect(
      readDefault(
        'import type { Config } from "x";\nconst config: Config = { url: "https://cats.example" as const };\nexport default config satisfies Config;',
      ),
    ).toEqual({ url: 'https://cats.example' });
    expect(readDefault('export default async function make() { const base = "/"; return { base }; }')).toEqual({
      '=>': { base: '/' },
    });
  });

  test('CommonJS', () => {
    expect(readDefault('module.exports = { title: "Cats" };')).toEqual({ title: 'Cats' });
    expect(
      readDefault('const names = require("./names");\nmodule.exports = { first: names.tabby };', {
        'names.js': 'exports.tabby = 1; module.exports = { tabby: 2 };',
      }),
    ).toEqual({ first: 2 });
  });

  test('other modules of the site', () => {
    const others = {
      'config/locales.ts': 'import data from "./names.json";\nexport const locales = { en: { label: data.en } };',
      'config/names.json': '{ "en": "English" }',
    };
    expect(readDefault('import { locales } from "./config/locales";\nexport default { locales };', others)).toEqual({
      locales: { en: { label: 'English' } },
    });
    expect(readDefault('export { locales as default } from "./config/locales.js";', others)).toEqual({
      en: { label: 'English' },
    });
  });

  test('calls keep their names and arguments, and are not made', () => {
    expect(
      readDefault(
        'import { glob as find } from "astro/loaders";\nexport default { blog: defineCollection({ loader: find({ base: "./posts" }) }), root: new URL("./src", import.meta.url) };',
      ),
    ).toEqual({
      blog: { 'defineCollection()': [{ loader: { 'glob()': [{ base: './posts' }], from: 'astro/loaders' } }] },
      root: { 'URL()': ['./src', '?'] },
    });
  });

  test('what applies where the environment says nothing', () => {
    expect(
      readDefault(
        'export default { site: process.env.SITE || "https://cats.example", base: process.env.BASE ?? "/" };',
      ),
    ).toEqual({ site: 'https://cats.example', base: '/' });
  });

  test('templates around what is written', () => {
    expect(readDefault(['const base = "/cats";', 'export default `$', '{base}/blog/$', '{2}`;'].join(''))).toBe(
      '/cats/blog/2',
    );
  });

  test('what is taken from a parameter or an import', () => {
    expect(readDefault('export default entry => ({ id: entry.data.id });')).toEqual({ '=>': { id: ':entry:data:id' } });
    expect(readDefault('export default ({ id, data: { slug } }) => [id, slug];')).toEqual({
      '=>': ['::id', '::data:slug'],
    });
    expect(readDefault('import * as site from "site";\nexport default [site.base];')).toEqual(['site:*:base']);
  });

  test('JSON with comments', () => {
    expect(
      readDefault('import t from "./tsconfig.json";\nexport default t.paths;', {
        'tsconfig.json': '{ // aliases\n "paths": { "~/*": ["./src/*"], }, }',
      }),
    ).toEqual({ '~/*': ['./src/*'] });
  });

  test('spreads of what is written', () => {
    expect(
      readDefault('const base = { a: 1, b: 2 };\nexport default { ...base, b: 3, list: [...[1, 2], 3] };'),
    ).toEqual({ a: 1, b: 3, list: [1, 2, 3] });
  });
});

describe('what only running would tell is unknown', () => {
  test.each([
    ['an environment variable', 'export default process.env.BASE;', '?'],
    ['a choice by one', 'export default process.env.CI ? "/a/" : "/b/";', '?'],
    ['a function with branches', 'export default () => { if (x) return 1; return 2; };', { '=>': '?' }],
    ['a parameter', 'const base = "/";\nexport default base => base;', { '=>': ':base' }],
    [
      'a list that grows later',
      'const plugins = ["a"];\nplugins.push("b");\nexport default { plugins };',
      { plugins: '?' },
    ],
    [
      'an object that is changed later',
      'const config = { base: "/" };\nif (process.env.X) { config.base = "/x/"; }\nexport default config;',
      '?',
    ],
    ['a name defined by itself', 'const a = { b: a };\nexport default a;', { b: '?' }],
    ['an import of a package', 'import base from "base";\nexport default base;', 'base:default'],
    ['a module that is not there', 'import base from "./base";\nexport default base;', './base:default'],
    [
      'modules that import each other',
      'import { a } from "./site.config";\nexport const b = 1;\nexport default a;',
      '?',
    ],
  ])('%s', (_, source, expected) => {
    expect(readDefault(source)).toEqual(expected);
  });

  test('keys of a spread that can not be read', () => {
    expect(readDefault('export default { a: 1, ...other(), b: 2 };')).toEqual({ a: '?', b: 2, '…': '?' });
  });

  test('a choice by a parameter or an import', () => {
    expect(readDefault('export default entry => entry.slug || entry.id;')).toEqual({ '=>': '?' });
    expect(readDefault('import base from "base";\nexport default base ? 1 : 2;')).toBe('?');
  });

  test('a file that is no JavaScript', () => {
    expect(readDefault('export default {{')).toBe('?');
  });

  test('nesting without end', () => {
    expect(readDefault(`export default ${'['.repeat(400)}${']'.repeat(400)};`)).toBeDefined();
    // The native parser would end the process.
    expect(readDefault(`export default ${'['.repeat(5000)}${']'.repeat(5000)};`)).toBe('?');
    expect(readDefault(`export default ${Array.from({ length: 5000 }, () => '"a"').join('+')};`)).toBe('?');
  });
});

test('nothing is run, and no prototype is touched', () => {
  const found = readModule(
    'a.js',
    () => 'globalThis.ran = true;\nexport default { __proto__: { x: 1 }, constructor: 2 };',
  );
  expect('ran' in globalThis).toBe(false);
  expect(literalAt(found?.default, 'x')).toBeUndefined();
  expect(literalAt(found?.default, 'toString')).toBeUndefined();
  expect(literalAt(found?.default, 'constructor')).toBe(2);
});

test('a configuration is found in what wraps it', () => {
  const read = (source: string) => configOf(readModule('a.ts', () => source)?.default);
  expect(literalAt(read('export default defineConfig({ base: "/a/" })'), 'base')).toBe('/a/');
  expect(literalAt(read('export default () => ({ base: "/a/" })'), 'base')).toBe('/a/');
  expect(literalAt(read('export default withCats({ base: "/a/" })'), 'base')).toBe(UNKNOWN);
});

test('a list of strings is one only if all are strings', () => {
  expect(textsOf(['a', 'b'])).toEqual(['a', 'b']);
  expect(textsOf('a')).toEqual(['a']);
  expect(textsOf(['a', UNKNOWN])).toBeUndefined();
  expect(textsOf(undefined)).toBeUndefined();
});

describe('what a function calls', () => {
  /** Each call that the default export makes as a statement, with what is called first. */
  function callsOf(source: string, others: Readonly<Record<string, string>> = {}): unknown[] {
    const files: Readonly<Record<string, string>> = { 'site.config.js': source, ...others };
    const value = readModule('site.config.js', path => files[path])?.default;
    return isFunction(value) ? value.calls.map(show) : [];
  }

  test('in order, with what conditions and loops around them make of the names', () => {
    const source = `export default site => {
      'use strict';
      site.add('a');
      if (ready) { const name = 'b'; site.add(name); } else site.add('c');
      for (const name of ['d', 'e']) site.add(name);
      for (const name of names()) site.add(name);
      try { await site.add('f'); } catch { site.add('g'); }
      ready && site.add('h');
      const unused = site.add('i');
    }`;
    expect(callsOf(source)).toEqual(['a', 'b', 'c', 'd', 'e', '?', 'f', 'g', 'h'].map(name => ({ 'add()': [name] })));
  });

  test('with functions and packages by whatever way they are named', () => {
    const source = `
      const { one } = require('pets');
      const own = require('./own.js');
      module.exports = async function (site) {
        const { two } = await import('pets');
        site.add(one, two, require('three').four);
        own(site);
      };`;
    expect(callsOf(source, { 'own.js': 'module.exports = site => site.add(1);' })).toEqual([
      { 'add()': ['pets:default:one', 'pets:default:two', 'three:default:four'] },
      { 'own()': [':site'] },
    ]);
  });

  test('a branch that returns nothing leaves the last return as it is', () => {
    expect(readDefault('export default c => { if (x) { c.add(1); } return { a: 1 }; }')).toEqual({ '=>': { a: 1 } });
    expect(readDefault('export default c => { c.add(1); }')).toEqual({ '=>': undefined });
    expect(readDefault('export default c => { for (const x of y) { if (x) return 1; } return 2; }')).toEqual({
      '=>': '?',
    });
  });

  test('what is added to a value by later statements belongs to it', () => {
    expect(
      readDefault("const md = make(); md.use('a').use('b'); md.renderer.rules.fence = x; export default md;"),
    ).toEqual({
      'use()': ['b'],
    });
    expect(readDefault('const md = make(); md.render = x; export default md;')).toBe('?');
    expect(readDefault('const md = make(); md.renderer.rules.heading_open = x; export default md;')).toBe('?');
  });
});
