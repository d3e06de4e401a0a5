import { expect, test } from 'vitest';
import {
  isCall,
  isFunction,
  isList,
  isObject,
  isReference,
  type Literal,
  UNKNOWN,
} from '../../../src/site/literals/literal.ts';
import { readModule } from '../../../src/site/literals/read-module.ts';

/** Whether what was read agrees with what running the code gives; what can't be known agrees with anything. */
function agrees(read: Literal, real: unknown): boolean {
  if (read === UNKNOWN || isCall(read) || isReference(read)) return true;
  if (isFunction(read)) return typeof real === 'function';
  if (isList(read))
    return (
      Array.isArray(real) &&
      (read.includes(UNKNOWN) || read.length === real.length) &&
      read.every((item, index) => agrees(item, real[index]))
    );
  if (!isObject(read)) return Object.is(read, real);
  if (typeof real !== 'object' || real === null) return false;
  const values = real as Readonly<Record<string, unknown>>;
  const isWhole = read.open || Object.keys(values).every(key => read.entries.has(key));
  return isWhole && [...read.entries].every(([key, value]) => agrees(value, values[key]));
}

/** Whether all of it was read. */
function isKnown(read: Literal): boolean {
  if (isList(read)) return read.every(isKnown);
  if (isObject(read)) return !read.open && [...read.entries.values()].every(isKnown);
  return read !== UNKNOWN && !isCall(read) && !isReference(read);
}

/** The body of a module, which ends in an expression. */
function read(body: string, value: string): Literal {
  const found = readModule('a.js', path => (path === 'a.js' ? `${body}\nexport default ${value};` : undefined));
  if (!found) throw new Error('it is no module');
  return found.default;
}

function run(body: string, value: string): unknown {
  return new Function(`${body}\nreturn (${value});`)();
}

test.each([
  ['', '"a" + 1 + 2'],
  ['', '1 + 2 + "a"'],
  ['', '[1, , 2]'],
  ['', '[...["a", "b"], "c"]'],
  ['', '-5'],
  ['', '+5'],
  ['', '!0'],
  ['', '!"a"'],
  ['', 'void 0'],
  ['', '~5'],
  ['', '10n'],
  ['', '/cat/g'],
  ['', '2 * 3'],
  ['', '[1] + [2]'],
  ['', 'null ?? "a"'],
  ['', 'undefined ?? "a"'],
  ['', '"" ?? "a"'],
  ['', '"" || "a"'],
  ['', '"b" || "a"'],
  ['', '0 && "a"'],
  ['', '"b" && "a"'],
  ['', '[] && "a"'],
  ['', 'true ? "a" : "b"'],
  ['', '"" ? "a" : "b"'],
  ['', '({ a: 1, "b-c": 2, 3: 4, ["d"]: 5 })'],
  ['', '({ get a() { return 1; }, b() { return 2; } })'],
  ['', '({ a: 1, ...{ a: 2, b: 3 } })'],
  ['', '({ a: 1, ...(1 && { a: 2 }) })'],
  ['', '({ a: 1, ...(0 && { a: 2 }) })'],
  ['', '({ a: 1, ...null })'],
  ['', '({ ["a" + "b"]: 1 })'],
  ['', '({ [{}]: 1, c: 2 })'],
  ['', '({ a: { b: { c: "d" } } }).a.b.c'],
  ['', '({ a: 1 }).b'],
  ['', '({ a: { b: 1 } })?.a?.b'],
  ['', '["a", "b"][1]'],
  ['', '["a", "b"]["length"]'],
  ['', '["a", "b"]["1"]'],
  ['const key = "b";', '({ b: 1 })[key]'],
  ['const a = "x", b = a;', 'a + b'],
  ['const { a, b: { c } } = { a: 1, b: { c: 2 } };', '[a, c]'],
  ['const { a = 5 } = { a: 1 };', 'a'],
  ['const { ["a"]: b } = { a: 1 };', 'b'],
  ['const { a, ...rest } = { a: 1, b: 2 };', 'rest'],
  ['const [a, , ...rest] = [1, 2, 3];', '[a, rest]'],
  ['let a = 1; a = 2;', 'a'],
  ['let a;', 'a'],
  ['let a; if (true) { a = 1; } else a = 2;', 'a'],
  ['const list = ["a"]; list.push("b");', 'list'],
  ['const list = ["a"]; for (const x of ["b"]) list.push(x);', 'list'],
  ['const list = ["a"]; for (const x in { b: 1 }) { list.push(x); }', 'list'],
  ['const list = ["a"]; for (let i = 0; i < 1; i++) list.push("b");', 'list'],
  ['const list = ["a"]; while (list.length < 2) list.push("b");', 'list'],
  ['const list = ["a"]; { list.push("b"); }', 'list'],
  ['const list = ["a"]; try { list.push("b"); } catch { list.push("c"); }', 'list'],
  ['const list = ["a"]; try { list.push("b"); } finally {}', 'list'],
  ['const o = { a: 1 }; o.a = 2;', 'o'],
  ['const o = { a: { b: 1 } }; o.a.b = 2;', 'o'],
  ['const o = { a: 1 }; Object.assign(o, { a: 2 });', 'o'],
  ['const o = { a: 1 }; Object.assign(...[o, { a: 2 }]);', 'o.a === 2 ? 2 : 2'],
  ['const o = { a: 1 }; Object.keys(o);', 'o'],
  ['const o = { a: 1 }; String(o).trim();', 'o'],
  ['const f = (x = 1, ...y) => x;', 'f'],
  ['const f = ({ a, b = 2, ...c }, [d], { e: { g } }) => ({ a: "known", b: 1 });', 'f({}, [], { e: {} })'],
  ['function f() { if (true) return 1; return 2; }', 'f()'],
  ['function f() { switch (1) { case 1: return 1; } return 2; }', 'f()'],
  ['function f() { do { return 1; } while (true); }', 'f()'],
  ['function f() { for (;;) { return 1; } }', 'f()'],
  ['function f() { for (const x in { a: 1 }) return x; }', 'f()'],
  ['function f() { { return 1; } }', 'f()'],
  ['function f() { try { return 1; } finally { } }', 'f()'],
  ['function f() {}', 'f'],
  ['', '(() => "a")()'],
  ['', '(0, "a")'],
  ['const o = { f() { return "a"; } };', 'o.f()'],
  ['', 'class {}'],
  ['', `\`a\${'b'}\${1}\``],
  ['', '`a$' + '{[1]}`'],
])('%s %s', (body, value) => {
  expect(agrees(read(body, value), run(body, value))).toBe(true);
});

test.each([
  ['', '"a" + 1 + 2', 'a12'],
  ['', '[1 + 2, -5, !0, void 0]', [3, -5, true, undefined]],
  ['', '[null ?? "a", "" || "b", "c" && "d", 0 && "e"]', ['a', 'b', 'd', 0]],
  ['', '[true ? "a" : "b", "" ? "a" : "b"]', ['a', 'b']],
  ['', '[...["a", "b"], "c"]', ['a', 'b', 'c']],
  ['', '["a", "b"][1]', 'b'],
  ['', '({ a: { b: 1 } })?.a?.b', 1],
  ['const key = "b";', '({ b: 1 })[key]', 1],
  ['const a = "x", b = a;', 'a + b', 'xx'],
  ['const { a, b: { c } } = { a: 1, b: { c: 2 } };', '[a, c]', [1, 2]],
  ['const o = { a: 1 }; Object.keys(o);', 'o.a', 1],
])('%s %s is known', (body, value, real) => {
  expect(isKnown(read(body, value))).toBe(true);
  expect(read(body, value)).toEqual(real);
});
