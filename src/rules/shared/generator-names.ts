import type { GeneratorId } from '../../core/dialect.ts';

/** How users write the name; plain Markdown has nobody who would build it. */
export const generatorNames: Readonly<Record<GeneratorId, string>> = {
  jekyll: 'Jekyll',
  hugo: 'Hugo',
  astro: 'Astro',
  eleventy: 'Eleventy',
  hexo: 'Hexo',
  docusaurus: 'Docusaurus',
  zola: 'Zola',
  plain: 'the site',
};
