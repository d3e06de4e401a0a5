import { expect, test } from 'vitest';
import { makeKramdownGfmIds } from '../../../src/site/slugs/kramdown.ts';
import { idsOf } from './ids-of.ts';

// What kramdown 2.4.0 with kramdown-parser-gfm 1.1.0 makes of them.
test.each([
  ['Stray </b> close', 'stray-b-close'],
  ['</b>', 'b'],
  ['a </b><b>x</b>', 'a-bx'],
  ['<b><i>x</b></i> z', 'xb-z'],
  ['a <i>x</b> y</i> z', 'a-xb-y-z'],
  ['<i>a</i> </i> b', 'a-i-b'],
  ['a **b </i> c** d', 'a-b-i-c-d'],
  ['<i>un closed', 'un-closed'],
  ['<b>x</B> y', 'x-y'],
  ['a <b >x</b > y', 'a-x-y'],
  ['x <notatag> y', 'x--y'],
  ['x <div>y</div> z', 'x-divydiv-z'],
  ['a <br></br> b', 'a-br-b'],
  ['a <br/> b', 'a--b'],
  ['a <my-el/></my-el> b', 'a-my-el-b'],
  ['<kbd>Ctrl</kbd>+<kbd>C</kbd>', 'ctrlc'],
  ['<a name="x"></a> Title', '-title'],
  ['x <!-- c --> y', 'x--y'],
  ['x <?php y ?> z', 'x-php-y--z'],
  ['a <!DOCTYPE html> b', 'a-doctype-html-b'],
  ['A &AMP; b', 'a-amp-b'],
  ['A &amp; b', 'a--b'],
  ['x &REG; y', 'x-reg-y'],
  ['a &ETH; &eth;', 'a-ð-ð'],
  ['&lbrace;&lbrace; x', 'lbracelbrace-x'],
  ['&#x27; y', '-y'],
  ['&apos;x&apos; y', 'x-y'],
  ['a <b>x &AMP; y</b>', 'a-x-amp-y'],
  ['it’s &AMP; "x" -- y', 'its-amp-x--y'],
  ['\\<b> x', 'b-x'],
])('%s', (heading, id) => {
  expect(idsOf(makeKramdownGfmIds, `## ${heading}`)).toEqual([id]);
});
