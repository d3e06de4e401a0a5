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
  for (const page of pages) {
    let seen: Set<string> | undefined;
    for (const link of page.facts.links) {
      if (!elements.includes(link.element)) continue;
      const target = site.resolve(page, link);
      if (target.kind !== 'asset' || target.generatedBy !== undefined || !imageFile.test(target.file)) continue;
      const { file } = target;
      if (seen?.has(file)) continue;
      seen ??= new Set();
      seen.add(file);
      uses.push({ page, link, file });
    }
  }
  return uses;
}

/** Answers once for each file. */
export function oncePerFile<T>(answer: (file: string) => T): (file: string) => T {
  const answers = new Map<string, { readonly value: T }>();
  return file => {
    const known = answers.get(file) ?? { value: answer(file) };
    answers.set(file, known);
    return known.value;
  };
}
