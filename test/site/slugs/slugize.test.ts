import { expect, test } from 'vitest';
import { slugize } from '../../../src/site/slugs/slugize.ts';

// What hexo-util 4.0 makes of them.
test('letters lose their marks: the first and last of each kind', () => {
  expect(
    slugize(
      'ⒶⱯ ꜲꜲ ÆǢ ꜴꜴ ꜶꜶ ꜸꜺ ꜼꜼ ⒷƁ ⒸꜾ ⒹꝹ ǱǄ ǲǅ ⒺƎ ⒻꝻ ⒼꝾ ⒽꞍ ⒾƗ ⒿɈ ⓀꞢ ⓁꞀ ǇǇ ǈǈ ⓂƜ ⓃꞤ ǊǊ ǋǋ ⓄꝌ ƢƢ ꝎꝎ ȢȢ Œ œ ⓅꝔ ⓆɊ ⓇꞂ ⓈꞄ ⓉꞆ ꜨꜨ ⓊɄ ⓋɅ ꝠꝠ ⓌⱲ ⓍẌ ⓎỾ ⓏꝢ ⓐɐ ꜳꜳ æǣ ꜵꜵ ꜷꜷ ꜹꜻ ꜽꜽ ⓑɓ ⓒↄ ⓓꝺ ǳǆ ⓔǝ ⓕꝼ ⓖꝿ ⓗɥ ƕƕ ⓘı ⓙɉ ⓚꞣ ⓛꝇ ǉǉ ⓜɯ ⓝꞥ ǌǌ ⓞɵ ƣƣ ȣȣ ꝏꝏ ⓟꝕ ⓠꝙ ⓡꞃ ⓢẛ ⓣꞇ ꜩꜩ ⓤʉ ⓥʌ ꝡꝡ ⓦⱳ ⓧẍ ⓨỿ ⓩꝣ',
    ),
  ).toBe(
    'AA-AAAA-AEAE-AOAO-AUAU-AVAV-AYAY-BB-CC-DD-DZDZ-DzDz-EE-FF-GG-HH-II-JJ-KK-LL-LJLJ-LjLj-MM-NN-NJNJ-NjNj-OO-OIOI-OOOO-OUOU-OEOE-oeoe-PP-QQ-RR-SS-TT-TZTZ-UU-VV-VYVY-WW-XX-YY-ZZ-aa-aaaa-aeae-aoao-auau-avav-ayay-bb-cc-dd-dzdz-ee-ff-gg-hh-hvhv-ii-jj-kk-ll-ljlj-mm-nn-njnj-oo-oioi-ouou-oooo-pp-qq-rr-ss-tt-tztz-uu-vv-vyvy-ww-xx-yy-zz',
  );
});

test.each([
  ['C++ & C#', 'C-C'],
  ['“Tom’s” café', '“Tom’s”-cafe'],
  ['日本 語', '日本-語'],
  ['-a-', 'a'],
  ['--a--b--', 'a-b'],
  ['a\tb\u0001c é', 'abc-e'],
  ['a\u0001b', 'ab'],
  ['a\u007fb', 'a\u007fb'],
  ['a\u0300b', 'a\u0300b'],
  ['~`!@#$%^&*()-_+=[]{}|\\;:"\'<>,.?/x', 'x'],
])('%j', (text, slug) => {
  expect(slugize(text)).toBe(slug);
});

test.each([
  ['a b', '_', 'a_b'],
  ['_a__b_', '_', 'a_b'],
  ['a.b c', '.', 'a.b.c'],
  ['.a b.', '.', 'a.b'],
  ['**a  b**', '*', 'a*b'],
  [' __x  y__ ', '__', 'x__y'],
  ['Mia Tom', 'a', 'MiaTom'],
  ['aMaa Toma', 'a', 'MaTom'],
  ['a-b', '+', 'a+b'],
  ['a b', '', 'a-b'],
])('%j with the separator %j', (text, separator, slug) => {
  expect(slugize(text, { separator })).toBe(slug);
});

test.each([
  [1, 'ete-a-nimes'],
  [2, 'ETE-A-NIMES'],
  [0, 'Ete-a-Nimes'],
  ['1', 'Ete-a-Nimes'],
])('the transformation %j', (transform, slug) => {
  expect(slugize('Été à Nîmes', { transform })).toBe(slug);
});
