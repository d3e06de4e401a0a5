import { expect, test } from 'vitest';
import { jekyll } from '../../src/site/generators/jekyll.ts';
import { buildFromTexts } from './fixture-site.ts';

async function linksOf(body: string, config = ''): Promise<string[]> {
  const text = `---\ntitle: Milo\n---\n${body}\n`;
  const { site } = await buildFromTexts(jekyll, { '_config.yml': config, 'milo.md': text });
  const links = site.page('milo.md')?.facts.links ?? [];
  return links.map(
    ({ element, href, range }) => `${element} ${href}${text.slice(...range) === href ? '' : ' elsewhere'}`,
  );
}

test('kramdown takes an address with blanks for a link', async () => {
  expect(await linksOf('See [his plan](the plan.pdf) and ![him](a photo.jpg "Milo, asleep").')).toEqual([
    'link the plan.pdf',
    'image a photo.jpg',
  ]);
});

test('other renderers don’t', async () => {
  expect(await linksOf('See [his plan](the plan.pdf).', 'markdown: CommonMark')).toEqual([]);
});

test.each([
  'An escaped \\[text](the plan.pdf)',
  '`[code](the plan.pdf)`',
  'A title in other quotes [plan](plan.pdf “The plan”)',
  'An image size ![](milo.jpg =300x200)',
  'A template [plan](the {{ page.plan }}.pdf)',
])('%s is left alone', async body => {
  expect(await linksOf(body)).toEqual([]);
});

test('a line of a million brackets takes no time', async () => {
  expect(await linksOf('[a](b '.repeat(100_000))).toEqual([]);
});
