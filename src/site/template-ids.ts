import type { SiteFiles } from '../core/site.ts';

/** Where generators and themes keep what is put around a post. */
const TEMPLATE_FILE =
  /(?:^|\/)_?(?:layouts?|includes?|templates?|themes?|partials?|shortcodes|components|pages)\/.*\.(?:html?|njk|liquid|ejs|hbs|pug|jade|swig|astro|vue|svelte|[jt]sx)$/;

/** More templates than this are not read for the sake of one fragment. */
const MOST_TEMPLATES = 2000;

/** Ids that stand in the site's own templates: a page may have them, though no post shows them. */
export function readTemplateIds(files: SiteFiles): ReadonlySet<string> {
  const ids = new Set<string>();
  const templates = files.paths.filter(path => TEMPLATE_FILE.test(path)).slice(0, MOST_TEMPLATES);
  for (const path of templates) {
    const text = files.read(path) ?? '';
    for (const match of text.matchAll(/\b(?:id|name)\s*=\s*["']?([\w:.-]+)/g)) if (match[1]) ids.add(match[1]);
  }
  return ids;
}
