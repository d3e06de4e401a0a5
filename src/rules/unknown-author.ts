import { closest } from '../core/closest.ts';
import type { FrontMatterFacts } from '../core/front-matter.ts';
import { quote } from '../core/quote.ts';
import { type SiteContext, siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import type { Range } from '../core/span.ts';
import { type AuthorData, readAuthorData } from './shared/author-data.ts';

export default siteRule({
  id: 'unknown-author',
  summary: 'An author that the site’s author data does not have',
  severity: 'error',
  group: 'front matter',
  fixes: 'suggested',
  check: (site, context) => {
    const data = readAuthorData(site);
    if (data.length === 0) return;
    const uses = new Map<AuthorData, Use[]>();
    for (const page of site.pages) {
      const own = dataFor(page, data);
      if (!own) continue;
      const named = listAuthors(page.facts.frontMatter, site).map(author => ({ page, ...author }));
      uses.set(own, [...(uses.get(own) ?? []), ...named]);
    }
    for (const [own, named] of uses) if (areKeys(site, own, named)) reportUnknown(own, named, context);
  },
});

interface Use {
  readonly page: Page;
  readonly name: string;
  readonly at: Range;
}

/** The data in the nearest folder around a post. */
function dataFor({ file }: Page, data: readonly AuthorData[]): AuthorData | undefined {
  const around = data.filter(({ scope }) => file.startsWith(scope));
  return around.sort((left, right) => right.scope.length - left.scope.length)[0];
}

/** A name that is written out may be meant as a name: keys count as keys where practically all posts use them. */
function areKeys({ generator }: Site, data: AuthorData, uses: readonly Use[]): boolean {
  const known = uses.filter(({ name }) => isKnown(name, data)).length;
  return generator === 'docusaurus' || known * 10 >= uses.length * 9;
}

/** Hugo finds the page of “Mia Cat” at `mia-cat`. */
function isKnown(name: string, { names, file }: AuthorData): boolean {
  return names.has(name) || (file === 'content/authors' && names.has(name.toLowerCase().replaceAll(' ', '-')));
}

function reportUnknown(data: AuthorData, uses: readonly Use[], { report }: SiteContext<unknown>): void {
  for (const { page, name, at } of uses) {
    if (isKnown(name, data)) continue;
    const like = closest(name, data.names);
    report({
      file: page.file,
      at,
      message: `Author ${quote(name)} is not in “${data.file}”`,
      hint: like === undefined ? 'Add the author there, or correct the name' : `Did you mean ${quote(like)}?`,
      fix:
        like === undefined
          ? undefined
          : { title: `Write ${quote(like)}`, safety: 'suggested', edits: [{ start: at[0], end: at[1], text: like }] },
    });
  }
}

/**
 * Authors that are named by one word or text; one that is described in the post itself is a map, in Docusaurus with a
 * `key`. Docusaurus takes `author` for a name that is written out.
 */
function listAuthors(facts: FrontMatterFacts | undefined, { generator }: Site): { name: string; at: Range }[] {
  if (!facts) return [];
  const place = generator === 'docusaurus' ? /^\/authors(?:\/\d+)?(?:\/key)?$/ : /^\/authors?(?:\/\d+)?$/;
  return facts.entries.flatMap(({ pointer, source, value, style }) => {
    if (!place.test(pointer) || !source?.trim() || /[{}]/.test(source)) return [];
    const at: Range = style === 'quoted' ? [value[0] + 1, value[1] - 1] : value;
    return [{ name: source.trim(), at }];
  });
}
