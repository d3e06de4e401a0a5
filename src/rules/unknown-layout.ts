import { closest } from '../core/closest.ts';
import type { Fix } from '../core/diagnostic.ts';
import type { GeneratorId } from '../core/dialect.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';

export default siteRule({
  id: 'unknown-layout',
  summary: 'A layout that neither the site nor its theme can have',
  severity: 'error',
  group: 'front matter',
  fixes: 'suggested',
  check: (site, { pages, report }) => {
    const what = site.generator === 'zola' ? 'template' : 'layout';
    const names = new Set<string>();
    for (const page of pages) {
      for (const key of keysOf[site.generator] ?? ['layout']) {
        const name = page.frontMatter?.data[key];
        if (typeof name !== 'string' || name === '') continue;
        if (site.findTemplate(page, { kind: 'layout', name }) !== 'missing') continue;
        if (names.size === 0) for (const known of listLayouts(site)) names.add(known);
        const like = closest(name, names);
        // Hugo takes another layout: one that resembles none is left from another generator
        if (site.generator === 'hugo' && like === undefined) continue;
        report({
          file: page.file,
          at: page.frontMatter?.at(key) ?? [0, 0],
          severity: site.generator === 'hugo' ? 'warning' : undefined,
          message: `There is no ${what} ${quote(name)}: ${effects[site.generator] ?? 'the page comes out without any'}`,
          hint:
            like === undefined ? `Name a ${what} that the site has, or add this one` : `Did you mean ${quote(like)}?`,
          fix: like === undefined ? undefined : mend(page, key, { name, like }),
        });
      }
    }
  },
});

const keysOf: Readonly<Partial<Record<GeneratorId, readonly string[]>>> = { zola: ['template', 'page_template'] };

const effects: Readonly<Partial<Record<GeneratorId, string>>> = {
  astro: 'Astro stops with an error',
  eleventy: 'Eleventy stops with an error',
  hugo: 'Hugo takes the usual one',
  zola: 'Zola stops with an error',
};

/** The names of the site's own layouts, as posts write them; Astro's are paths, each page's own. */
function listLayouts({ generator, files }: Site): string[] {
  const place = {
    jekyll: /(?:^|\/)_layouts\/(.+)\.[^./]+$/,
    hugo: /(?:^|\/)layouts\/(?!_?(?:partials|shortcodes)\/|.*_markup\/)(?:.*\/)?([^/.]+)\.[^/]+$/,
    zola: /^(?:themes\/[^/]+\/)?templates\/(?!macros|shortcodes)(.+)$/,
  }[generator as string];
  return place ? files.paths.flatMap(path => place.exec(path)?.[1] ?? []) : [];
}

function mend(page: Page, key: string, { name, like }: { name: string; like: string }): Fix | undefined {
  const entry = page.frontMatter?.entry(key);
  if (!entry) return undefined;
  const [start, end] = entry.style === 'quoted' ? [entry.value[0] + 1, entry.value[1] - 1] : entry.value;
  if (end - start !== name.length) return undefined;
  return { title: `Write ${quote(like)}`, safety: 'suggested', edits: [{ start, end, text: like }] };
}
