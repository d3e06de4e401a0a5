import { type FrontMatterFacts, pathOf } from '../core/front-matter.ts';
import type { LinkFact } from '../core/site.ts';

/** Keys whose value is an image, in generators and the themes that most sites use; compared in lower-case. */
const IMAGE_KEYS = new Set([
  'image',
  'images',
  'img',
  'cover',
  'coverimage',
  'cover_image',
  'thumbnail',
  'thumb',
  'banner',
  'hero',
  'heroimage',
  'hero_image',
  'ogimage',
  'og_image',
  'og_preview_img',
  'socialimage',
  'social_image',
  'featuredimage',
  'featured_image',
  'featureimage',
  'feature_image',
  'teaser',
  'overlay_image',
  'header_image',
  'header-img',
  'header_img',
  'background',
  'background_image',
  'photo',
  'photos',
  'index_img',
  'top_img',
  'banner_img',
  'feature',
  'image_url',
  'picture',
]);

/** Keys below an image key that hold the file. */
const PART_KEYS = new Set([
  'path',
  'url',
  'src',
  'image',
  'file',
  'feature',
  'teaser',
  'og_image',
  'overlay_image',
  'thumbnail',
  'thumb',
  'cover',
  'background',
]);

/** Keys that group image keys: `header.teaser`, `params.cover`, `extra.image`. */
const GROUP_KEYS = new Set(['header', 'params', 'extra', 'seo', 'og', 'social', 'meta', 'author', 'authors']);

const IMAGE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?)(?=$|[?#])/i;

/** Values of the front matter that name an image file. */
export function frontMatterImages(frontMatter: FrontMatterFacts): LinkFact[] {
  const facts: LinkFact[] = [];
  for (const entry of frontMatter.entries) {
    if (entry.source === undefined || entry.style === 'block' || !isImagePath(pathOf(entry.pointer))) continue;
    const href = entry.source.trim();
    const templated = href.includes('{{') || href.includes('{%');
    // A pattern names no file.
    if (!templated && (!IMAGE_FILE.test(href) || /[*{[]/.test(href))) continue;
    const range = entry.style === 'quoted' ? ([entry.value[0] + 1, entry.value[1] - 1] as const) : entry.value;
    facts.push({
      element: 'image',
      origin: 'front-matter',
      name: entry.pointer,
      href,
      range,
      ...(templated && { templated }),
    });
  }
  return facts;
}

function isImagePath(path: readonly string[]): boolean {
  const keys = path.map(part => part.toLowerCase()).filter(part => !/^\d+$/.test(part));
  const [first = '', second, third] = keys;
  // Hugo's resources of a page.
  if (first === 'resources' && third === undefined) return second === 'src';
  if (third !== undefined) return GROUP_KEYS.has(first) && IMAGE_KEYS.has(second ?? '') && PART_KEYS.has(third);
  if (second === undefined) return IMAGE_KEYS.has(first);
  return (IMAGE_KEYS.has(first) && PART_KEYS.has(second)) || (GROUP_KEYS.has(first) && IMAGE_KEYS.has(second));
}
