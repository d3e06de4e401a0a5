import { expect, test } from 'vitest';
import { surveySite } from '../../src/rules/shared/survey-site.ts';
import { jekyll } from '../../src/site/generators/jekyll.ts';
import { buildFromTexts } from '../site/fixture-site.ts';

test('counts posts and pages by state, links, images and terms', async () => {
  const { site } = await buildFromTexts(jekyll, {
    '_config.yml': 'title: Cat diary\n',
    '_posts/2024-05-01-milo.md':
      '---\ntags: [Boxes, naps, naps]\ntag: dreams\ncategory: cats\n---\n\n[a](/about/) [b](https://dogs.example/) [c](//dogs.example/) [d](HTTP://dogs.example/) [e](mailto:milo@cats.example) ![f](https://cats.example/milo.jpg)\n',
    '_posts/2024-05-02-tilda.md': '---\ntags: [naps, Air]\ncategories: [cats]\n---\n\n![g](/tilda.jpg)\n',
    '_posts/2024-05-03-otto.md': '---\npublished: false\ntags: []\n---\n',
    '_posts/2999-05-03-molly.md': '---\ntitle: Molly\n---\n',
    'about.md': '---\ntitle: About\n---\n',
    'README.md': 'Without front matter.\n',
  });
  const { taxonomies, ...counts } = surveySite(site);
  expect(counts).toEqual({
    generator: 'Jekyll',
    posts: { published: 2, unpublished: 1, future: 1 },
    pages: { published: 2 },
    links: 5,
    externalLinks: 3,
    images: 2,
  });
  expect(taxonomies).toEqual([
    {
      name: 'tags',
      terms: [
        { term: 'naps', count: 2 },
        { term: 'Air', count: 1 },
        { term: 'Boxes', count: 1 },
        { term: 'dreams', count: 1 },
      ],
    },
    { name: 'categories', terms: [{ term: 'cats', count: 2 }] },
  ]);
});
