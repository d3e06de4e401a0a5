import { expect, test } from 'vitest';
import { makeAstroIds } from '../../../src/site/slugs/astro.ts';
import { makeDocusaurusIds } from '../../../src/site/slugs/docusaurus.ts';
import { idsOf } from './ids-of.ts';

// @docusaurus/mdx-loader, remark/headings: `slugs.slug(toString(heading), { maintainCase })`, nothing for h1 in the theme.
test.each([
  ['# Tom\n## Tom\n', {}, [undefined, 'tom-1']],
  ['## C++ & "Cats" -- ...\n', {}, ['c--cats----']],
  ['## Tom & Mia\n## Tom & Mia\n', { maintainCase: true }, ['Tom--Mia', 'Tom--Mia-1']],
  ['## Tom & Mia\n', { maintainCase: false }, ['tom--mia']],
  ['## ![A paw](/paw.png) **and *his*** <b>tail</b>\n', {}, ['a-paw-and-his-tail']],
  ['## !!!\n## ![](/paw.png)\n', {}, [undefined, '-1']],
])('Docusaurus: %j with %j', (text, options, ids) => {
  expect(idsOf(makeDocusaurusIds, text, options)).toEqual(ids);
});

// @astrojs/markdown-remark, rehype-collect-headings: github-slugger after smart punctuation.
test.each([
  ['# Tom\n## Tom\n', {}, ['tom', 'tom-1']],
  ['# a -- b --- c ---- d - e\n', { dashes: 'runs' }, ['a--b--c--d---e']],
  ['# a -- b --- c - d\n', { dashes: 'pairs' }, ['a--b-----c---d']],
  ['# a -- b --- c - d\n', { dashes: 'none' }, ['a----b-----c---d']],
  ['# Tom -\n', { keepsHyphen: true }, ['tom--']],
  ['# Tom -\n', { keepsHyphen: false }, ['tom-']],
  ['# Tom\n# Tom -\n', { keepsHyphen: false }, ['tom', 'tom-']],
  ['# -\n', { keepsHyphen: false }, [undefined]],
  ['# **Tom *and*** [Mia](/mia) ![paw](/paw.png) `x`\n', {}, ['tom-and-mia--x']],
])('Astro: %j with %j', (text, options, ids) => {
  expect(idsOf(makeAstroIds, text, options)).toEqual(ids);
});
