import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page, PageState, Site } from '../core/site.ts';
import type { Range } from '../core/span.ts';

const reasons: Readonly<Record<Exclude<PageState, 'published'>, string>> = {
  draft: 'it is a draft now',
  future: 'its date is in the future now',
  expired: 'it has expired now',
  unpublished: 'it is not published any more',
};

export default siteRule({
  id: 'lost-url',
  summary: 'A published address that a change takes away without a redirect',
  severity: 'error',
  group: 'links',
  check: (site, { before, report }) => {
    // Without a generator nobody knows what is published.
    if (!before || before.site.generator === 'plain' || site.generator === 'plain') return;
    const seen = new Set<string>();
    for (const was of before.site.pages) {
      if (was.state !== 'published' || !was.exact) continue;
      const page = site.page(was.file) ?? site.page(before.movedTo(was.file) ?? '');
      if (page && !page.exact) continue;
      const file = page?.file ?? was.file;
      for (const address of [was.url, ...was.aliases]) {
        if (address === undefined || seen.has(address) || site.visit(address) !== 'missing') continue;
        seen.add(address);
        const isAlias = address !== was.url;
        report({
          file,
          at: isAlias ? placeOf(page, ALIAS_KEYS) : placeOf(page, changedKeys(was, page)),
          message: isAlias
            ? `The redirect from ${quote(address)} is lost`
            : `The address ${quote(address)} is lost: ${explain(was, page, site)}`,
          hint: page?.state === 'published' ? advise(site) : 'Redirect it to a page that takes its place',
        });
      }
    }
  },
});

function explain(was: Page, page: Page | undefined, site: Site): string {
  if (!page) return site.files.has(was.file) ? 'this file is not a page any more' : 'this file is deleted';
  if (page.state !== 'published') return reasons[page.state];
  return page.url === undefined ? 'this page has no address any more' : `this page is now at ${quote(page.url)}`;
}

function advise({ generator }: Site): string {
  if (generator === 'jekyll') return 'Add it to “redirect_from” (jekyll-redirect-from), or redirect it on your host';
  if (generator === 'hugo' || generator === 'zola') return 'Add it to “aliases”';
  return 'Redirect it on your host, or keep the old address';
}

const ALIAS_KEYS = ['redirect_from', 'aliases'];
const ADDRESS_KEYS = ['permalink', 'url', 'slug', 'path', 'draft', 'published', 'date', 'lang', 'categories', 'title'];

function changedKeys({ frontMatter: was }: Page, page: Page | undefined): string[] {
  return ADDRESS_KEYS.filter(key => JSON.stringify(was?.data[key]) !== JSON.stringify(page?.frontMatter?.data[key]));
}

/** Where the author decides about the address; the start of the post if the file's name does. */
function placeOf(page: Page | undefined, keys: readonly string[]): Range {
  for (const key of keys) {
    const entry = page?.frontMatter?.entry(key);
    if (entry) return entry.value;
  }
  return [0, 0];
}
