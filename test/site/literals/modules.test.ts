import { expect, test } from 'vitest';
import {
  isCall,
  isFunction,
  isReference,
  literalAt,
  literalOfJson,
  UNKNOWN,
} from '../../../src/site/literals/literal.ts';
import { pathOf } from '../../../src/site/literals/path-of.ts';
import { readModule } from '../../../src/site/literals/read-module.ts';

type Texts = Readonly<Record<string, string>>;

function open(source: string, others: Texts = {}) {
  const files: Texts = { 'site.js': source, ...others };
  const found = readModule('site.js', path => files[path]);
  if (!found) throw new Error('it is no module');
  return found;
}

test.each([
  ['export const a = 1;', 1],
  ['const b = 1; export { b as a };', 1],
  ['const b = 1; export { b as "a" };', 1],
  ['export { b as a } from "./other.js";', 2],
  ['export { default as a } from "./other.js";', 3],
  ['export { b as a } from "./gone.js";', UNKNOWN],
  ['export { default as a } from "somewhere";', UNKNOWN],
  ['export * from "./other.js";', UNKNOWN],
  ['exports.a = 1;', 1],
  ['module.exports.a = 1;', 1],
  ['module.exports = { a: 1 };', 1],
  ['module.exports = { b: 1 };', undefined],
  ['module.exports = make();', UNKNOWN],
  ['module["exports"] = { a: 1 };', UNKNOWN],
  ['exports["a"] = 1;', UNKNOWN],
  ['[exports.a] = [1];', UNKNOWN],
  ['x = 1;', UNKNOWN],
  ['window.exports.a = 1;', UNKNOWN],
  ['module.loaded.a = 1;', UNKNOWN],
  ['module[exports].a = 1;', UNKNOWN],
  ['other.a = 1;', UNKNOWN],
  ['module.paths = { a: 1 };', UNKNOWN],
])('%s', (source, value) => {
  const others = { 'other.js': 'export const b = 2;\nexport default 3;' };
  expect(open(source, others).named('a')).toBe(value);
});

test('a module without a default export, and one whose value is a class, is not known by default', () => {
  expect(open('export const a = 1;').default).toBe(UNKNOWN);
  expect(open('export default class {}').default).toBe(UNKNOWN);
  expect(open('export const a = 1;').has('default')).toBe(false);
});

test('imports: of a package, of files with and without ending, in circles, and of what is not there', () => {
  const others = {
    'folder/index.js': 'export default "folder";',
    'typed.ts': 'export default "typed" as string;',
    'data.json': '{ "a": [1, true, null] }',
    'loose.json': '{ a: 1, }',
    'circle.js': 'import { a } from "./site.js"; export const b = a;',
    'broken.js': 'export default ((',
  };
  const value = (source: string) => open(source, others).default;
  expect(value('import x from "./folder"; export default x;')).toBe('folder');
  expect(value('import x from "./typed.js"; export default x;')).toBe('typed');
  expect(value('import x from "./data.json"; export default x.a;')).toEqual([1, true, null]);
  expect(literalAt(value('import x from "./loose.json"; export default x;'), 'a')).toBe(1);
  expect(value('import { b } from "./circle.js"; export const a = b; export default a;')).toBe(UNKNOWN);
  for (const path of ['./gone.js', './broken.js', '../../../out.js', 'package'])
    expect([path, isReference(value(`import x from "${path}"; export default x;`))]).toEqual([path, true]);
  expect(isReference(value('export default await import("package");'))).toBe(true);
  expect(value('export default await import("./folder");')).toBe(UNKNOWN);
  expect(value('export default await import(where);')).toBe(UNKNOWN);
});

test('a chain of modules ends somewhere', () => {
  const chain = Array.from({ length: 300 }, (_, at): [string, string] => [
    `m${at}.js`,
    `export { default } from "./m${at + 1}.js";`,
  ]);
  const value = (first: number) =>
    open(`export { default } from "./m${first}.js";`, { ...Object.fromEntries(chain), 'm300.js': 'export default 1;' })
      .default;
  expect(value(250)).toBe(1);
  expect(value(0)).toBe(UNKNOWN);
});

test('calls, whatever is called', () => {
  const call = (source: string) => {
    const value = open(
      `import lib, { make as build } from 'lib'; const required = require('other'); const { pick } = require('other');\nexport default ${source};`,
    ).default;
    return isCall(value) ? [value.callee, value.module, value.args.length] : value;
  };
  expect(call('build(1)')).toEqual(['make', 'lib', 1]);
  expect(call('lib(...list)')).toEqual(['lib', 'lib', 1]);
  expect(call('lib.make(1, 2)')).toEqual(['make', 'lib', 2]);
  expect(call('pick()')).toEqual(['pick', 'other', 0]);
  expect(call('required()')).toEqual(['required', 'other', 0]);
  expect(call('lib[name]()')).toBe(UNKNOWN);
  expect(call('lib["make"]()')).toEqual(['make', 'lib', 0]);
  expect(call('this.#make()')).toBe(UNKNOWN);
  expect(call('(a, b)()')).toBe(UNKNOWN);
  expect(call('(() => 1)(2)')).toEqual(['', undefined, 1]);
  expect(call('({ make: () => 1 }).make(2)')).toEqual(['make', undefined, 1]);
  expect(call('lib.day()[0]')).toEqual(['at', undefined, 1]);
  expect(call('lib.day().year')).toBe(UNKNOWN);
});

test('calls of a function, those behind conditions included', () => {
  const body = [
    'a();',
    'await b();',
    '(c());',
    'd?.();',
    'ready && e();',
    'ready ? f() : g();',
    'if (x) h(); else { i(); }',
    'for (const y of ["1", "2"]) j(y);',
    'for (const [y] of list) k();',
    'for (y of list) l();',
    'for (let z = 0; z < 1; z++) m();',
    'for (const z in o) n();',
    'while (x) { o(); }',
    'try { p(); } catch { q(); }',
    'try { r(); } finally { never(); }',
    '{ s(); }',
    'not.called;',
  ].join('\n');
  const value = open(`export default async function () {\n${body}\n}`).default;
  expect(isFunction(value) && value.calls.map(({ callee }) => callee).join('')).toBe('abcdefghijjklmnopqrs');
});

test('markdown-it is known with all that a block adds to it', () => {
  const body =
    'const md = make();\nmd.use(one).use(two);\nmake().use(three);\nmd.renderer.rules.fence = () => "";\nmd[name](four);\nreturn md;';
  const value = open(`export default () => {\n${body}\n};`).default;
  const chain: string[] = [];
  for (let call = isFunction(value) ? value.returns : undefined; isCall(call); call = call.on) chain.push(call.callee);
  expect(chain).toEqual(['use', 'use', 'make']);
});

test('paths are texts, URLs, or what joins them', () => {
  const path = (source: string) => pathOf(open(`export default ${source};`).default);
  expect(path('"./cats"')).toBe('./cats');
  expect(path('new URL("./cats", import.meta.url)')).toBe('./cats');
  expect(path('fileURLToPath(new URL("./cats", import.meta.url))')).toBe('./cats');
  expect(path('path.join(root, "cats")')).toBe('cats');
  expect(path('find("cats")')).toBeUndefined();
});

test('data that JSON can’t hold is not known', () => {
  expect(literalOfJson(new Date(0))).toEqual({ kind: 'object', entries: new Map(), open: false });
  expect(literalOfJson(5n)).toBe(UNKNOWN);
  expect(literalOfJson(null)).toBeNull();
});
