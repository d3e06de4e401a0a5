import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page } from '../core/site.ts';
import { trim } from '../core/trim.ts';

export default siteRule({
  id: 'duplicate-url',
  summary: 'Two pages with the same address, or addresses that differ only in case',
  severity: 'error',
  group: 'front matter',
  check: (site, { report }) => {
    // Without a generator the files are the addresses.
    if (site.generator === 'plain') return;
    const first = new Map<string, Page>();
    for (const page of site.pages) {
      if (page.url === undefined || !page.exact || page.state !== 'published') continue;
      const key = page.url.toLowerCase();
      const other = first.get(key);
      if (!other) {
        first.set(key, page);
        continue;
      }
      const isSame = other.url === page.url;
      report({
        file: page.file,
        at: placeOfAddress(page),
        message: isSame
          ? `${quote(other.file)} has the same address, ${quote(page.url)}: only one of them can be read`
          : `The address ${quote(page.url)} differs only in case from that of ${quote(other.file)}`,
        hint: 'Give one of them another name, slug or permalink',
        related: [{ message: 'the other page', file: other.file, at: placeOfAddress(other) }],
      });
    }
    const redirects = new Map<string, Page>();
    for (const page of site.pages) {
      if (page.state !== 'published') continue;
      for (const alias of new Set(page.aliases)) {
        const rival = redirects.get(alias);
        if (rival)
          report({
            file: page.file,
            at: placeOfAlias(page, alias),
            message: `The address ${quote(alias)} redirects to ${quote(rival.file)} as well: only one of them gets its readers`,
            hint: 'Take one of the redirects out',
            related: [{ message: 'the other redirect', file: rival.file, at: placeOfAlias(rival, alias) }],
          });
        else redirects.set(alias, page);
        const other = first.get(alias.toLowerCase());
        if (!other || other === page) continue;
        report({
          file: page.file,
          at: placeOfAlias(page, alias),
          message: `The redirect from ${quote(alias)} hides ${quote(other.file)}, which is published there`,
          hint: 'Take the redirect out, or move the other page',
          related: [{ message: 'the page at that address', file: other.file, at: placeOfAddress(other) }],
        });
      }
    }
  },
});

/** Where the author decides about the address; the start of the post if the file's name does. */
function placeOfAddress({ frontMatter }: Page) {
  for (const key of ['permalink', 'url', 'slug', 'path']) {
    const entry = frontMatter?.entry(key);
    if (entry) return entry.value;
  }
  return [0, 0] as const;
}

/** The redirect as it is written, else the whole list of them. */
function placeOfAlias({ frontMatter }: Page, alias: string) {
  const bare = (text: string) => trim(text.replace(/\/?index\.html$/, ''), '/');
  const written = frontMatter?.entries.filter(
    ({ pointer, source }) => /^\/(?:redirect_from|alias(?:es)?)(?:\/\d+)?$/i.test(pointer) && source !== undefined,
  );
  // Below the address of the site or of a folder, what is written is the end of it.
  const endsWith = (source: string) => bare(source) !== '' && `/${bare(alias)}`.endsWith(`/${bare(source)}`);
  const [own] = (written ?? [])
    .filter(({ source = '' }) => endsWith(source))
    .sort((one, other) => bare(other.source ?? '').length - bare(one.source ?? '').length);
  const [list] = ['redirect_from', 'aliases', 'alias'].flatMap(key => frontMatter?.entry(key) ?? []);
  return (own ?? list)?.value ?? ([0, 0] as const);
}
