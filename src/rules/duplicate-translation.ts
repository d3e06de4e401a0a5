import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';

export default siteRule({
  id: 'duplicate-translation',
  summary: 'Two pages of one language with the same translation key',
  severity: 'warning',
  group: 'front matter',
  check: (site, { report }) => {
    const key = keys[site.generator as string];
    if (!key || (site.generator === 'jekyll' && !isPolyglot(site))) return;
    const first = new Map<string, Page>();
    for (const page of site.pages) {
      const entry = page.frontMatter?.entries.find(({ pointer }) => key.test(pointer));
      const source = entry?.source?.trim();
      if (!entry || !source || page.state !== 'published' || languageOf(site, page) === undefined) continue;
      const name = `${languageOf(site, page)}\n${source}`;
      const other = first.get(name);
      if (!other) {
        first.set(name, page);
        continue;
      }
      report({
        file: page.file,
        at: entry.value,
        message: `${quote(source)} is also the translation key of ${quote(other.file)}, in the same language`,
        hint: 'Give each text a key of its own, and the same one to its translations only',
      });
    }
  },
});

/** Hugo reads its keys in any case; `page_id` is that of jekyll-polyglot. */
const keys: Readonly<Record<string, RegExp>> = { hugo: /^\/translationkey$/i, jekyll: /^\/page_id$/ };

/** Hugo knows the language of every page, jekyll-polyglot reads it from `lang`. */
function languageOf({ generator }: Site, { language, frontMatter }: Page): string | undefined {
  if (generator === 'hugo') return language ?? '';
  const lang = frontMatter?.data['lang'];
  return typeof lang === 'string' ? lang : undefined;
}

function isPolyglot({ files }: Site): boolean {
  return /jekyll-polyglot/.test(`${files.read('_config.yml') ?? ''}${files.read('Gemfile') ?? ''}`);
}
