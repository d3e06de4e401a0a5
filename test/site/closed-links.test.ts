import { expect, test } from 'vitest';
import { makeSiteFiles } from '../../src/engine/site-files.ts';
import { readClosedLinks } from '../../src/site/closed-links.ts';
import type { Generator } from '../../src/site/generator.ts';
import { eleventy } from '../../src/site/generators/eleventy.ts';
import { hugo } from '../../src/site/generators/hugo.ts';
import { jekyll } from '../../src/site/generators/jekyll.ts';
import { plain } from '../../src/site/generators/plain.ts';
import { buildFromTexts } from './fixture-site.ts';

const POST = 'content/posts/tom.md';
const TEXT = `---
title: Tom
---
![a](/pics/tom.jpg) ![b](/other/tom.jpg) [c](/about/) [d](tim.md) ![e](/shots/tim.png)
`;

/** The kinds of the targets of the page's links. */
async function kindsOf(texts: Readonly<Record<string, string>>, file: string, closedLinks: readonly string[]) {
  const generator: Generator = 'hugo.toml' in texts ? hugo : '_config.yml' in texts ? jekyll : plain;
  const { site } = await buildFromTexts(generator, texts, closedLinks);
  const page = site.page(file);
  const links = [...(page ? site.links(page) : [])].sort((a, b) => a.link.range[0] - b.link.range[0]);
  return links.map(({ target }) => target.kind.slice(0, 1)).join('');
}

test.each([
  [[], 'mmmmm'],
  [['static/pics'], 'ummmm'],
  [['static/Other'], 'mummm'],
  [['static/shots/tim.png'], 'mmmmu'],
  [['content/about.md'], 'mmumm'],
  [['content/_About Us.md'], 'mmmmm'],
  [['content'], 'mmuum'],
  [['content/posts/old'], 'mmuum'],
])('Hugo, with the links %j: %s', async (closedLinks, expected) => {
  expect(await kindsOf({ 'hugo.toml': '', [POST]: TEXT }, POST, closedLinks)).toBe(expected);
});

test('what leads in a circle brings nothing new', async () => {
  const closedLinks = ['content', 'content/posts/up'].map(path => ({ path, leadsOut: false }));
  const { mayHold, mayHoldTemplates } = readClosedLinks(makeSiteFiles([], () => '', { closedLinks }));
  const may = (address: string) => mayHold({ kind: 'missing', reason: 'absent', tried: [address] });
  expect([may('/about/'), may('/posts/up/about/'), mayHoldTemplates]).toEqual([false, true, false]);
});

test('plain Markdown knows paths', async () => {
  const texts = { 'docs/a.md': '![a](pics/a.png) [b](../guide/b.md) ![c](c.png) [d](../guides/d.md)' };
  expect(await kindsOf(texts, 'docs/a.md', ['docs/pics', 'guide'])).toBe('uumm');
});

test('layouts, addresses and data behind one are not known either', async () => {
  const closed = ['_layouts', 'pics', 'cats/cats.json'];
  const jekyllSite = { '_config.yml': '', Gemfile: "gem 'jekyll'", 'a.md': '---\nlayout: post\n---\n' };
  const { site } = await buildFromTexts(jekyll, jekyllSite, closed);
  const page = site.page('a.md');
  expect(page && site.findTemplate(page, { kind: 'layout', name: 'post' })).toBe('unknown');
  expect([site.visit('/pics/tom.jpg'), site.visit('/pix/tom.jpg')]).toEqual(['unknown', 'missing']);

  const config = 'export default function (config) {}';
  const texts = { 'eleventy.config.js': config, 'cats/tom.md': '', 'tim.md': '' };
  const built = await buildFromTexts(eleventy, texts, closed);
  expect(built.site.page('cats/tom.md')?.inherits?.(['title'])).toBe(true);
  expect(built.site.page('tim.md')?.inherits?.(['title'])).toBe(false);
});
