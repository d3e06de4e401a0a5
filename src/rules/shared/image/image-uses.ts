import type { LinkFact, Page, Site } from '../../../core/site.ts';

export const imageFile = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?)$/i;

/** A link or image of a page that leads to an image file of the site. */
export interface ImageUse {
  readonly page: Page;
  readonly link: LinkFact;
  /** Relative to the site root. */
  readonly file: string;
}

/** Every image file that these pages use, once for each page. */
export function listImageUses(
  site: Site,
  pages: readonly Page[],
  elements: readonly LinkFact['element'][],
): ImageUse[] {
  const uses: ImageUse[] = [];
  const lastUsedBy = new Map<string, Page>();
  for (const page of pages)
    for (const { link, target } of site.links(page)) {
      if (target.kind !== 'asset' || target.generatedBy !== undefined || !elements.includes(link.element)) continue;
      const { file } = target;
      if (!imageFile.test(file) || lastUsedBy.get(file) === page) continue;
      lastUsedBy.set(file, page);
      uses.push({ page, link, file });
    }
  return uses;
}
