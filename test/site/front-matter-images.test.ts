import { expect, test } from 'vitest';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';
import { frontMatterImages } from '../../src/site/front-matter-images.ts';

function imagesOf(yaml: string): string[] {
  const { facts } = parseFrontMatter(`---\n${yaml}\n---\n`, 'jekyll');
  return facts ? frontMatterImages(facts).map(({ name, href }) => `${name} ${href}`) : [];
}

/** The keys that generators and themes read an image from, as their documentation writes them. */
test.each([
  ['jekyll-seo-tag', 'image:\n  path: /milo.png', '/image/path /milo.png'],
  ['Minimal Mistakes', 'header:\n  overlay_image: /milo.png', '/header/overlay_image /milo.png'],
  ['Minimal Mistakes', 'header:\n  og_image: /milo.png', '/header/og_image /milo.png'],
  ['Hugo', 'images: [milo.png]', '/images/0 milo.png'],
  ['Hugo', 'resources:\n  - src: milo.png', '/resources/0/src milo.png'],
  ['PaperMod', 'cover:\n  image: milo.png\n  relative: true', '/cover/image milo.png'],
  ['Ananke', 'featured_image: /milo.png', '/featured_image /milo.png'],
  ['Congo', 'featureImage: milo.png', '/featureImage milo.png'],
  ['Blowfish', 'feature: milo.png', '/feature milo.png'],
  ['Docusaurus', 'authors:\n  - name: Mia\n    image_url: /mia.png', '/authors/0/image_url /mia.png'],
  ['Astro', 'heroImage: ./milo.png', '/heroImage ./milo.png'],
  ['Butterfly', 'top_img: /milo.png', '/top_img /milo.png'],
  ['Fluid', 'banner_img: /milo.png', '/banner_img /milo.png'],
  ['NexT', 'photos:\n  - /milo.png', '/photos/0 /milo.png'],
  ['Next.js', 'author:\n  picture: /mia.png', '/author/picture /mia.png'],
  ['Next.js', 'ogImage:\n  url: /milo.png', '/ogImage/url /milo.png'],
  ['Zola', 'extra:\n  og_preview_img: milo.png', '/extra/og_preview_img milo.png'],
])('%s: %j', (_, yaml, image) => {
  expect(imagesOf(yaml)).toEqual([image]);
});

test.each([
  'title: milo.png',
  'image: a cat',
  'image: true',
  'description: |\n  milo.png',
  'resources:\n  - src: "images/*.png"',
  'resources:\n  - title: milo.png',
  'author: milo.png',
])('no image: %j', yaml => {
  expect(imagesOf(yaml)).toEqual([]);
});
