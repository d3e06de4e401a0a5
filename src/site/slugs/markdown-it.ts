import { slugifyLikeEleventy, slugLikeEleventy } from './eleventy.ts';
import { footnoteParts, type HeadingIdMaker, type HeadingSource, inlineText } from './heading.ts';
import { numberIds } from './number-ids.ts';

/** Only the ids that the author writes (markdown-it-attrs). */
export const makeExplicitIds: HeadingIdMaker = headings => headings.map(({ explicitId }) => explicitId);

/** markdown-it-anchor: `levels` are those that get an id, `slugify` names a function that it is often given. */
export const makeMarkdownItAnchorIds: HeadingIdMaker = (headings, options) => {
  const levels = String(options['levels'] ?? '1,2,3,4,5,6').split(',');
  const taken = new Set<string>();
  const idOf = numberIds(taken, Number(options['uniqueSlugStartIndex'] ?? 1));
  return headings.map(heading => {
    if (!levels.includes(String(heading.depth))) return heading.explicitId;
    const slug = heading.explicitId ?? slugify(textOf(heading, options), options['slugify']);
    if (slug === undefined) return undefined;
    if (heading.explicitId === undefined) return idOf(slug) || undefined;
    taken.add(slug);
    return slug || undefined;
  });
};

/** The tokens “text” and “code_inline”: neither line breaks nor images nor HTML. */
function textOf({ node }: HeadingSource, options: Parameters<HeadingIdMaker>[1]): string {
  const text = inlineText(node.children, footnoteParts(options)).replace(/\r?\n/g, '');
  return options['attributes'] === true ? splitAttributes(text).text : text;
}

/** `{.class #id key=value}` at the end of a heading (markdown-it-attrs, “end of block”), and the text before it. */
export function splitAttributes(source: string): { readonly text: string; readonly attributes: string } {
  const text = source.trimEnd();
  const open = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  const attributes = open === -1 ? '' : text.slice(open + 1, -1).trimStart();
  const isRead = /^[.#:\w]/.test(attributes) && !/[}\n]/.test(attributes);
  return isRead ? { text: text.slice(0, open).trimEnd(), attributes } : { text: source, attributes: '' };
}

function slugify(text: string, name: string | number | boolean | undefined): string | undefined {
  if (name === 'slugify') return slugifyLikeEleventy(text);
  if (name === 'slug') return slugLikeEleventy(text);
  const trimmed = text.trim().toLowerCase().replace(/\s+/g, '-');
  try {
    return encodeURIComponent(trimmed);
  } catch {
    return undefined;
  }
}
