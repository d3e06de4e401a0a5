import type { Heading, Nodes } from 'mdast';
import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import { rangeOf } from './shared/destinations.ts';
import { textOf } from './shared/text-of.ts';

export default documentRule({
  id: 'title-heading',
  summary: 'A first heading that repeats the title of the front matter',
  severity: 'warning',
  group: 'text',
  check(doc, { report }) {
    const title = doc.frontMatter?.data['title'];
    if (typeof title !== 'string' || title === '' || !printsTitle(doc)) return;
    const heading = firstHeading(doc);
    const at = heading && rangeOf(heading);
    if (!heading || !at || simplify(textOf(heading)) !== simplify(title)) return;
    report({
      at,
      message: `Heading ${quote(textOf(heading))} repeats the title of the post`,
      hint: 'Remove it: the page shows the title already',
    });
  },
});

/**
 * Whether a page of this kind surely shows its title by itself: a post does, where a page may have a layout without.
 * Docusaurus takes a first heading for the title instead of printing both, and a plain file has no page but itself.
 */
function printsTitle({ dialect, file }: Document): boolean {
  if (dialect.generator === 'plain' || dialect.generator === 'docusaurus') return false;
  return /(?:^|\/)(?:_?posts?|_drafts|blog|articles?|news|writing)\//i.test(file);
}

/** The first block, if it is a heading of a page’s or a section’s rank. */
function firstHeading(doc: Document): Heading | undefined {
  const first = doc.tree.children.find((node: Nodes) => node.type !== 'yaml' && node.type !== 'html');
  return first?.type === 'heading' && first.depth <= 2 ? first : undefined;
}

function simplify(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // “?!” and “…” are not one title.
  return words === '' ? text.trim() : words;
}
