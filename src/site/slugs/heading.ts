import type { Heading, PhrasingContent, Text } from 'mdast';

/** A heading as the id algorithms need it. */
export interface HeadingSource {
  readonly depth: number;
  readonly node: Heading;
  /** The inline source between the heading's marks, as written. */
  readonly source: string;
  /** An id written by the author (`{#id}`), where the generator has such a syntax. */
  readonly explicitId?: string;
  /** The numbers of the page's footnotes by identifier, where it has any. */
  readonly footnotes?: ReadonlyMap<string, number>;
  /** The values of the page's front matter, which MDX can put into a heading. */
  readonly frontMatter?: Readonly<Record<string, unknown>>;
  /** The ids of the page's HTML elements in document order, where headings make way for them. */
  readonly elementIds?: readonly { readonly id: string; readonly offset: number }[];
}

/** Ids of a page's headings in document order; undefined where a heading gets none. */
export type HeadingIdMaker = (
  headings: readonly HeadingSource[],
  options: Readonly<Record<string, string | number | boolean>>,
) => readonly (string | undefined)[];

export interface TextParts {
  /** What an image contributes. */
  readonly image?: (alt: string) => string;
  /** What a reference to a footnote contributes, by its label. */
  readonly footnote?: (label: string) => string;
  /** What a tag or comment contributes. */
  readonly html?: (source: string) => string;
  /** What text outside of code contributes (smart punctuation, references). */
  readonly prose?: (text: string, node: Text) => string;
}

/** To markdown-it without markdown-it-footnote, a footnote is the definition of a link like any other. */
export function footnoteParts(options: Parameters<HeadingIdMaker>[1]): TextParts {
  return options['footnotes'] === true ? {} : { footnote: label => `^${label}` };
}

/** The plain text of inline content: HTML tags contribute nothing, links their text. */
export function inlineText(nodes: readonly PhrasingContent[], parts: TextParts = {}): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') text += parts.prose ? parts.prose(node.value, node) : node.value;
    else if (node.type === 'inlineCode') text += node.value;
    else if (node.type === 'image' || node.type === 'imageReference') text += parts.image?.(node.alt ?? '') ?? '';
    else if (node.type === 'footnoteReference') text += parts.footnote?.(node.identifier) ?? '';
    else if (node.type === 'html') text += parts.html?.(node.value) ?? '';
    else if (node.type === 'break') text += '\n';
    else if ('children' in node) text += inlineText(node.children, parts);
  }
  return text;
}
