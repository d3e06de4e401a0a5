import { type HeadingIdMaker, inlineText } from './heading.ts';

/**
 * kramdown-parser-gfm, `generate_gfm_header_id` (lib/kramdown/parser/gfm.rb): the text after typographic replacement,
 * lower-cased, everything but word characters, hyphens and blanks deleted. Duplicates are counted per base text, so
 * `A, A, A-1` really has an id twice.
 */
export const makeKramdownGfmIds: HeadingIdMaker = (headings, options) => {
  const prefix = String(options['auto_id_prefix'] ?? '');
  const counts = new Map<string, number>();
  return headings.map(({ node, explicitId }) => {
    if (explicitId !== undefined) return explicitId;
    const base = inlineText(node.children, { prose: withTypography })
      .toLowerCase()
      .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
      .replace(/[ \t]/g, '-');
    const count = (counts.get(base) ?? -1) + 1;
    counts.set(base, count);
    const id = prefix + (count > 0 ? `${base}-${count}` : base);
    return id === '' ? undefined : id;
  });
};

/** Dashes become one typographic character each, which the id then lacks (parser/kramdown/typographic_symbol.rb). */
function withTypography(text: string): string {
  return text.replace(/---?/g, '');
}

/**
 * `kramdown.input: kramdown`: `generate_id` and `basic_generate_id` (lib/kramdown/converter/base.rb) on the raw source.
 */
export const makeKramdownIds: HeadingIdMaker = (headings, options) => {
  const prefix = String(options['auto_id_prefix'] ?? '');
  const counts = new Map<string, number>();
  return headings.map(({ source, explicitId }) => {
    if (explicitId !== undefined) return explicitId;
    const base =
      source
        .replace(/^[^a-zA-Z]+/, '')
        .replace(/[^a-zA-Z0-9 -]/g, '')
        .replaceAll(' ', '-')
        .toLowerCase() || 'section';
    const count = (counts.get(base) ?? -1) + 1;
    counts.set(base, count);
    return prefix + (count > 0 ? `${base}-${count}` : base);
  });
};
