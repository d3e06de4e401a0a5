import type { HeadingIds } from '../../core/dialect.ts';
import { makeAstroIds } from './astro.ts';
import { makeDocusaurusIds } from './docusaurus.ts';
import { makeIdAttributeIds } from './eleventy.ts';
import { makeGithubIds } from './github.ts';
import { makeGoldmarkAsciiIds, makeGoldmarkBlackfridayIds, makeGoldmarkGithubIds } from './goldmark.ts';
import type { HeadingIdMaker } from './heading.ts';
import { makeHexoMarkdownItIds } from './hexo-markdown-it.ts';
import { makeHexoMarkedIds } from './hexo-marked.ts';
import { makeKramdownGfmIds, makeKramdownIds } from './kramdown.ts';
import { makeExplicitIds, makeMarkdownItAnchorIds } from './markdown-it.ts';
import { makeZolaIds } from './zola.ts';

/** The algorithm of each style; a style that is missing here makes no ids. */
export const headingIdMakers: Partial<Record<HeadingIds['style'], HeadingIdMaker>> = {
  'kramdown-gfm': makeKramdownGfmIds,
  kramdown: makeKramdownIds,
  'goldmark-github': makeGoldmarkGithubIds,
  'goldmark-github-ascii': makeGoldmarkAsciiIds,
  'goldmark-blackfriday': makeGoldmarkBlackfridayIds,
  zola: makeZolaIds,
  'github-slugger': makeGithubIds,
  astro: makeAstroIds,
  docusaurus: makeDocusaurusIds,
  'hexo-marked': makeHexoMarkedIds,
  'hexo-markdown-it': makeHexoMarkdownItIds,
  'eleventy-id-attribute': makeIdAttributeIds,
  'markdown-it-anchor': makeMarkdownItAnchorIds,
  explicit: makeExplicitIds,
};
