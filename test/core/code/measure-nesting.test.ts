import fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { measureNesting } from '../../../src/core/code/measure-nesting.ts';
import type { CodeLanguage } from '../../../src/core/code/scan.ts';

const kindOf = (code: string, language: CodeLanguage = 'js') => measureNesting(code, language).kind;

/** Everything that a grammar of JavaScript or TypeScript lets stand in itself. */
const units: readonly (readonly [unit: string, closing?: string, language?: CodeLanguage])[] = [
  ['(', ')'],
  ['[', ']'],
  ['({a:', '})'],
  ['{', '}'],
  ['a=>'],
  ['async a=>'],
  ['(a=', ')=>1'],
  ['function f(){', '}'],
  ['class A{a=', '}'],
  ['class extends '],
  ['a='],
  ['a+='],
  ['a??'],
  ['a||'],
  ['a**'],
  ['a+'],
  ['!'],
  ['- '],
  ['++ '],
  ['typeof '],
  ['await '],
  ['yield '],
  ['new '],
  ['a?b:'],
  ['a?', ':b'],
  ['a.'],
  ['()'],
  ['`${', '}`'],
  ['[...', ']'],
  ['if(a)'],
  ['if(a)b;else '],
  ['if(a)b,c;else '],
  ['if(a)do b;while(c);else '],
  ['while(a)'],
  ['for(;;)'],
  ['do '],
  ['a:'],
  ['a: b: c, () => {', '}'],
  ['switch(a){case b:', '}'],
  ['try{', '}finally{}'],
  ['import(', ')'],
  ['<a>', '</a>'],
  ['<a b={<c/>}>', '</a>'],
  ['<>', '</>'],
  ['<a b=', '/>'],
  ['A<', '>', 'ts'],
  ['A<B,', '>', 'ts'],
  ['A<()=>', '>', 'ts'],
  ['keyof ', '', 'ts'],
  ['A extends B?C:', '', 'ts'],
  ['()=>', '', 'ts'],
  ['<T>', '', 'ts'],
  ['<T>() =>', '', 'tsx'],
  ['namespace a{', '}', 'ts'],
];

test.each(units.map(([unit, closing = '', language = 'js']) => ({ unit, closing, language })))(
  '“$unit” in itself is deep',
  ({ unit, closing, language }) => {
    expect(kindOf(unit.repeat(2000), language)).toBe('deep');
    expect(kindOf(`${unit.repeat(2000)}1${closing.repeat(2000)}`, language)).toBe('deep');
    expect(kindOf(`${unit.repeat(5)}1${closing.repeat(5)}`, language)).not.toBe('deep');
  },
);

test.each([
  ['a closing bracket in a string does not close', "[']',"],
  ['in a template', '[`]`,'],
  ['in a comment', '[/*]*/'],
  ['in a comment to the end of the line', '[//]\n'],
  ['in a regular expression', '[/]/,'],
  ['in a class of one', '[/[/\\]]]/,'],
  ['behind a condition', '{if(a)/}/;'],
  ['behind a condition of a loop', '{for await(a of b)/}/;'],
  ['behind a statement that the line ends', '{let a\n/}/\n'],
  ['behind a word that begins an expression', '[typeof/]/,'],
  ['in the text of an element', '[<a>]</a>,'],
  ['in its attribute', '[<a b="]"/>,'],
  ['behind a division', '[(a)/b+[/]/,'],
  ['in a property that is called like a word', '[a.if(b)/c/"]"/d,'],
  ['in a string of a line that goes on', "['\\\n]',"],
])('%s', (_, unit) => {
  expect(kindOf(unit.repeat(2000))).toBe('deep');
});

test.each([
  ['a script', 'a<!-- `\n[\n--> `\n'],
  ['a line separator', '[// \u2028[\n'],
  ['names beyond ASCII', 'ä=>'],
  ['escapes', '\\u0061=>'],
  ['a first line for the shell', `#!/bin/node '\n${'['.repeat(2000)}`],
  ['a string without end', `'\n${'['.repeat(2000)}`],
])('what only a parser can read counts as nested: %s', (_, text) => {
  expect(kindOf(text.length > 1000 ? text : text.repeat(2000))).toBe('deep');
});

describe('what people write is not deep', () => {
  const many = (line: (index: number) => string) => Array.from({ length: 3000 }, (_, index) => line(index)).join('');
  test.each([
    [
      'redirects',
      `module.exports = { redirects: [${many(n => `{ from: ['/cat/${n}', "/c/${n}"], to: '/${n}' },`)}] };`,
    ],
    [
      'filters',
      many(n => `md.addFilter('f${n}', (a, b) => a < b ? a.replace(/[)\\]'"]/g, '') : \`\${a / b / 2} \${b}\`);\n`),
    ],
    ['conditions', `() => { ${many(n => `if (a > ${n}) return 'x'; else a++; b = c / 2 / d;\n`)} }`],
    ['elements', `x = <ul>${many(n => `<li key={${n}} title='it’s'>it's {a.b(${n})}</li>`)}</ul>;`],
    ['comments', many(() => "// don't (\n/* [ */ a;\n")],
  ])('%s', (_, text) => {
    expect(kindOf(text)).toBe('closed');
  });

  test('types', () => {
    const line = (n: number) => `const a${n}: Map<string, Array<[A, B]>> = new Map<string, any>([['a', <T>b]]);\n`;
    expect(kindOf(many(line), 'ts')).toBe('closed');
  });
});

test.each(['A<(a=', '(a=A<', 'A<A<(a=', '[A<{'])(
  '“%s”, of which a parser of types reads all again and again, is deep',
  unit => {
    for (const language of ['ts', 'tsx'] as const) {
      expect(kindOf(`x=${unit.repeat(4)}`, language)).not.toBe('deep');
      expect(kindOf(`x=${unit.repeat(12)}`, language)).toBe('deep');
      expect(kindOf(`é=${unit.repeat(12)}`, language)).toBe('deep');
    }
    expect(kindOf(`x=${unit.repeat(12)}`, 'js')).not.toBe('deep');
  },
);

test('only what a brace encloses is looked at where that is asked for', () => {
  const text = `${'['.repeat(3000)}{a("}")}${'['.repeat(3000)}`;
  expect(measureNesting(text, 'js', 3000)).toEqual({ kind: 'closed', end: 3007 });
});

function depthOf(value: unknown): number {
  let level: unknown[] = [value];
  for (let depth = 0; ; depth++) {
    if (level.length === 0) return depth;
    level = level.flatMap(each => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}

const pieces =
  "( ) [ ] { } < > << => = + - ++ ** / // /* */ ! ? ?. : ; , . ... \" ' ` \\ a b 1. 'x' \"]\" '}' `x` if(a) else for(;;) " +
  "while(a) do return typeof yield async new function(){ ()=>{ a=> (a= a: switch(a){ class{a= try{ throw let import'a' export " +
  '<a> </a> <a /> <a/> <> </> {/* b= b="x" /x/ /[/]/ /\'/ /]/ /}/ type A= A< keyof as infer';

test('a tree is never deeper than what was measured', () => {
  const piece = fc.constantFrom(...pieces.split(' '), '$'.concat('{'), ' ', '\n', '\n');
  const unit = fc.array(piece, { minLength: 1, maxLength: 6 }).map(all => all.join(''));
  const start = fc.constantFrom('', 'x=', 'type X=', 'function f(){', 'x=<a>', '`${', 'async()=>{');
  const closing = fc.constantFrom('', ')', ']', '}', '</a>', '`', '/>', '})', '}}', ')]');
  fc.assert(
    fc.property(start, unit, closing, fc.constantFrom('js', 'ts', 'tsx'), (before, inner, after, language) => {
      const make = (count: number) => `${before}${inner.repeat(count)}1${after.repeat(count)}`;
      const lang = language === 'js' ? 'jsx' : language;
      // Types in types take the parser ages, and are not given to it.
      const parse = (count: number) =>
        kindOf(make(count), language) === 'deep' ? 0 : depthOf(parseSync('a', make(count), { lang }).program);
      // Where twelve more make it deeper by six, it has no end.
      if (parse(24) - parse(12) >= 6) expect(kindOf(make(2000), language), make(3)).toBe('deep');
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2000) },
  );
});
