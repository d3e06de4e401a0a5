import * as v from 'valibot';
import { hasKeys } from '../core/has-keys.ts';
import { siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';

const options = v.object({
  keys: v.optional(v.array(v.string()), ['title']),
});
type Options = v.InferOutput<typeof options>;

export default siteRule<Options>({
  id: 'missing-key',
  summary: 'A post without a key that its generator or the configuration requires',
  severity: 'error',
  group: 'front matter',
  options,
  check: (site, { options: optionsOf, pages, report }) => {
    const needsTitle = expectsTitle(site);
    for (const page of pages) {
      const { frontMatter } = page.facts;
      if (!frontMatter) continue;
      const { keys } = optionsOf(page.file);
      if (keys.every(key => Object.hasOwn(frontMatter.data, key))) continue;
      // Hexo reads a title from the name of a post.
      const data = { ...frontMatter.data, ...page.frontMatter?.data };
      const names = new Set(Object.keys(data).map(key => key.toLowerCase()));
      for (const key of keys) {
        const path = key.split('.');
        if (names.has(key.toLowerCase()) || hasKeys(data, path) || page.inherits?.(path)) continue;
        if (key === 'title' && (!needsTitle || !isPost(page, site) || hasHeading(page) || isTemplated(names))) continue;
        const [start] = frontMatter.range;
        report({
          file: page.file,
          at: [start, Math.min(start + 3, frontMatter.range[1])],
          message: `The front matter has no “${key}”`,
          hint: key === 'title' ? 'Add a line “title:” with the title of the post' : `Add “${key}”`,
        });
      }
    }
  },
});

/**
 * Whether a post without `title` has none: Jekyll takes it from the file name, Docusaurus from the first heading or the
 * file name, Astro from wherever its schema says. Elsewhere the other posts show whether the site uses titles.
 */
function expectsTitle({ generator, pages }: Site): boolean {
  if (generator === 'jekyll' || generator === 'docusaurus' || generator === 'astro') return false;
  const all = pages.flatMap(({ facts }) => facts.frontMatter ?? []);
  return all.filter(({ data }) => hasTitle(data)).length * 10 >= all.length * 8;
}

function hasTitle(data: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(data).some(key => key.toLowerCase() === 'title');
}

/** Index pages, partials and pages that only redirect do without a title. */
function isPost(page: Page, site: Site): boolean {
  if (/(?:^|\/)_?index\.[^/]+$/.test(page.file) && site.generator !== 'hugo') return false;
  if (/(?:^|\/)_index\.[^/]+$/.test(page.file)) return false;
  return page.isPost || page.facts.frontMatter?.entries.some(({ pointer }) => pointer === '/date') === true;
}

/** What says no more than which template makes it has its title there. */
function isTemplated(names: ReadonlySet<string>): boolean {
  return [...names].every(name => /^(?:template|layout|permalink|path|url|aliases|redirect_to|sitemap)$/.test(name));
}

/** Themes and bundlers show the first heading where there is no title. */
function hasHeading(page: Page): boolean {
  return page.facts.headings[0]?.depth === 1;
}
