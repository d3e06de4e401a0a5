import { parse } from 'yaml';
import { closest } from '../core/closest.ts';
import type { FrontMatterFacts } from '../core/front-matter.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';
import type { Range } from '../core/span.ts';

export default siteRule({
  id: 'unknown-author',
  summary: 'An author that the site’s author data does not have',
  severity: 'error',
  group: 'front matter',
  fixes: 'suggested',
  check: (site, { report }) => {
    const data = readAuthors(site);
    if (!data) return;
    const uses = site.pages.flatMap(page => listAuthors(page.facts.frontMatter).map(author => ({ page, ...author })));
    // a name that is written out may be meant as a name: keys count as keys where practically all posts use them
    const known = uses.filter(({ name }) => data.names.has(name)).length;
    if (site.generator !== 'docusaurus' && (known < 5 || known * 10 < uses.length * 9)) return;
    for (const { page, name, at } of uses) {
      if (data.names.has(name)) continue;
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
  },
});

/** Where the generators and their themes keep their authors; the keys are what posts name. */
const places = /^(?:_data\/authors\.(?:ya?ml|json)|data\/authors\.(?:ya?ml|json)|(?:.*\/)?authors\.ya?ml)$/;

function readAuthors({ generator, files }: Site): { file: string; names: ReadonlySet<string> } | undefined {
  if (generator !== 'jekyll' && generator !== 'docusaurus' && generator !== 'hugo') return undefined;
  const found = files.paths.filter(path => places.test(path));
  const [file] = found;
  // several blogs have several lists
  if (file === undefined || found.length > 1) return undefined;
  const data = tryParse(files.read(file) ?? '');
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const names = new Set(Object.keys(data));
  return names.size > 0 ? { file, names } : undefined;
}

function tryParse(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

/** Authors that are named by one word or text; an author that is described in the post itself is a map. */
function listAuthors(facts: FrontMatterFacts | undefined): { name: string; at: Range }[] {
  if (!facts) return [];
  return facts.entries.flatMap(({ pointer, source, value, style }) => {
    if (!/^\/authors?(?:\/\d+)?$/.test(pointer) || !source?.trim() || /[{}]/.test(source)) return [];
    const at: Range = style === 'quoted' ? [value[0] + 1, value[1] - 1] : value;
    return [{ name: source.trim(), at }];
  });
}
