import { siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import { groupBySection } from './shared/sections.ts';

/** How many posts must show what is usual before the odd one is reported. */
const enough = 10;

export default siteRule({
  id: 'front-matter-missing',
  summary: 'A post without front matter where the generator or all other posts have it',
  severity: 'error',
  group: 'front matter',
  check: (site, { report }) => {
    if (site.generator === 'plain' || site.generator === 'docusaurus') return;
    for (const pages of site.once(groupBySection)) {
      const without = pages.filter(({ facts }) => !facts.frontMatter && !facts.frontMatterBroken);
      if (without.length === 0 || !isUnusual(site, pages, without)) continue;
      for (const page of without)
        report({
          file: page.file,
          at: [0, 0],
          message: `The post has no front matter${effectOf(site)}`,
          hint: hintOf(site),
          severity: site.generator === 'zola' ? undefined : 'warning',
        });
    }
  },
});

/** Zola stops without it. Elsewhere a file can do without: it is reported where practically all posts have it. */
function isUnusual({ generator }: Site, pages: readonly Page[], without: readonly Page[]): boolean {
  if (generator === 'zola') return true;
  const isPosts = pages.every(({ isPost }) => isPost) || generator === 'astro';
  return isPosts && pages.length >= enough && without.length * 20 <= pages.length;
}

function effectOf({ generator }: Site): string {
  if (generator === 'zola') return '; Zola stops with an error';
  if (generator === 'jekyll')
    return '; Jekyll publishes it with a title from the file name and without layout of its own';
  if (generator === 'hugo' || generator === 'hexo') return ', so it has no title';
  return ', and nearly all others do';
}

function hintOf({ generator }: Site): string {
  const fence = generator === 'zola' ? '+++' : '---';
  return `Begin the file with “${fence}”, the keys of the post, and “${fence}” again`;
}
