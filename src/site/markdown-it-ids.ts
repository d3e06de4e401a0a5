import type { Document } from '../core/document.ts';
import { splitAttributes } from './slugs/markdown-it.ts';

/** Whether markdown-it-attrs reads `{#id}`. */
export function hasAttributes(doc: Document): boolean {
  return doc.dialect.headingIds.options?.['attributes'] === true;
}

/** The id that markdown-it-attrs gives to the heading with this source. */
export function idOfAttributes(source: string): string | undefined {
  return readId(splitAttributes(source).attributes);
}

/**
 * Ids that only markdown-it sees as Eleventy sets it up: those of HTML that is indented by four blanks, which is no code
 * there, and those that attributes give to other blocks and spans.
 */
export function markdownItIds(doc: Document): string[] {
  if (doc.dialect.markdown !== 'markdown-it') return [];
  const indented = doc.nodes('code').filter(({ position }) => {
    const start = position?.start.offset;
    return start !== undefined && !/[`~]/.test(doc.masked.charAt(start));
  });
  const html = indented.flatMap(({ value }) =>
    Array.from(value.matchAll(/<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)/gi), match => match[1] ?? ''),
  );
  if (!hasAttributes(doc)) return html;
  const given = Array.from(doc.masked.matchAll(/\{([^{}\n]*)\}/g), match => readId(match[1] ?? ''));
  return [...html, ...given.filter(id => id !== undefined)];
}

function readId(attributes: string): string | undefined {
  const [, short, long] = /(?:^|\s)(?:#(\S+)|id="?([^\s"]+))/.exec(attributes) ?? [];
  return short ?? long;
}

/** Why what markdown-it and Eleventy's plugins make of the headings can't be known. */
export function unknownMarkdownItIds(
  doc: Document,
  headings: readonly { readonly text: string; readonly id?: string }[],
): string | undefined {
  const { style, options } = doc.dialect.headingIds;
  if (style !== 'eleventy-id-attribute' && style !== 'markdown-it-anchor') return undefined;
  const marks = [...String(options?.['marks'] ?? '')];
  if (headings.some(({ text }) => marks.some(mark => text.includes(mark))))
    return 'a plugin of markdown-it reads something else in a heading';
  if (style === 'markdown-it-anchor')
    return options?.['slugify'] === 'slug' && headings.some(({ id }) => id === undefined)
      ? 'a heading has letters that “slug” writes in its own way'
      : undefined;
  const isBare = doc
    .elements()
    .some(({ name, attributes }) => /^h[1-6]$/.test(name) && !attributes.some(each => each.name === 'id'));
  return isBare ? 'a heading in HTML gets an id of its own' : undefined;
}
