import { type FrontMatterEntry, pathOf } from '../core/front-matter.ts';
import { siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';
import { taxonomyKeys } from './shared/terms.ts';

/** Keys that are there to hold text. */
const textKeys = new Set(['title', 'description', 'summary', 'author']);

export default siteRule({
  id: 'empty-value',
  summary: 'A title, description or author without text, or an empty tag',
  severity: 'warning',
  group: 'front matter',
  check: (site, { report }) => {
    for (const { file, facts } of site.pages) {
      for (const entry of facts.frontMatter?.entries ?? []) {
        const key = emptyKeyOf(entry, () => [...taxonomyKeys, ...(site.dialect(file).taxonomies ?? [])]);
        if (key === undefined || site.once(findUnused).has(key.toLowerCase())) continue;
        if (entry.key)
          report({ file, at: entry.key, message: `“${key}” has no text`, hint: 'Write it, or remove the line' });
        else
          report({
            file,
            at: entry.value,
            message: `An item of “${key}” is empty`,
            hint: 'Remove it, or write what is missing',
          });
      }
    }
  },
});

/** The key of a value that should hold text and does not. */
function emptyKeyOf(
  { pointer, source, style }: FrontMatterEntry,
  listKeys: () => readonly string[] = () => [],
): string | undefined {
  if (source === undefined || !(style === 'plain' ? /^(?:\s*|~|null)$/i : /^\s*$/).test(source)) return undefined;
  const path = pathOf(pointer);
  const key = (path[0] === 'taxonomies' ? path[1] : path[0]) ?? '';
  if (/^\d+$/.test(path.at(-1) ?? '')) return listKeys().includes(key.toLowerCase()) ? key : undefined;
  return path.length === 1 && textKeys.has(key.toLowerCase()) ? key : undefined;
}

/** Keys that most posts leave empty came with a template, and nobody misses what they would say. */
function findUnused({ pages }: Site): ReadonlySet<string> {
  const balance = new Map<string, number>();
  for (const { facts } of pages)
    for (const entry of facts.frontMatter?.entries ?? []) {
      const key = entry.pointer.slice(1).toLowerCase();
      if (!textKeys.has(key) || key === 'title') continue;
      balance.set(key, (balance.get(key) ?? 0) + (emptyKeyOf(entry) === undefined ? 1 : -1));
    }
  return new Set([...balance].filter(([, filled]) => filled < 0).map(([key]) => key));
}
