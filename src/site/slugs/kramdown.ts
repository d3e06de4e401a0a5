import { characterEntitiesHtml4 } from 'character-entities-html4';
import { type HeadingIdMaker, type HeadingSource, inlineText } from './heading.ts';
import { piecesOf } from './source-pieces.ts';

/**
 * kramdown-parser-gfm, `generate_gfm_header_id` (lib/kramdown/parser/gfm.rb): the text after typographic replacement,
 * lower-cased, everything but word characters, hyphens and blanks deleted. Duplicates are counted per base text, so
 * `A, A, A-1` really has an id twice.
 */
export const makeKramdownGfmIds: HeadingIdMaker = (headings, options) => {
  const prefix = String(options['auto_id_prefix'] ?? '');
  const counts = new Map<string, number>();
  return headings.map(heading => {
    if (heading.explicitId !== undefined) return heading.explicitId;
    const base = textOf(heading)
      .toLowerCase()
      .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
      .replace(/[ \t]/g, '-');
    const count = (counts.get(base) ?? -1) + 1;
    counts.set(base, count);
    const id = prefix + (count > 0 ? `${base}-${count}` : base);
    return id === '' ? undefined : id;
  });
};

function textOf(heading: HeadingSource): string {
  const hasReference = heading.source.includes('&');
  return inlineText(heading.node.children, {
    html: openTagReader(),
    prose: (text, node) => withTypography(hasReference ? piecesOf(node, heading).map(spell).join('') : text),
  });
}

/** utils/entities.rb: HTML 5 has more of them, which stay as they are. */
const KNOWN: ReadonlySet<string> = new Set([...Object.keys(characterEntitiesHtml4), 'apos', 'vellip']);

function spell({ kind, source, value }: ReturnType<typeof piecesOf>[number]): string {
  const isText = kind === 'reference' && !source.startsWith('&#') && !KNOWN.has(source.slice(1, -1));
  return isText ? source : value;
}

/** parser/html.rb, HTML_BLOCK_ELEMENTS and HTML_ELEMENTS_WITHOUT_BODY. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1 h2 ' +
    'h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary table ' +
    'tbody td th thead tfoot tr ul'
  ).split(' '),
);
const WITHOUT_BODY = /^(?:area|base|br|col|command|embed|hr|img|input|keygen|link|meta|param|source|track|wbr)$/;

/** Tags say nothing; what closes no element that is open, and those of blocks, is text (parser/kramdown/html.rb, parse_span_html). */
function openTagReader(): (source: string) => string {
  const open: string[] = [];
  return source => {
    if (source.startsWith('<!--')) return '';
    const [, slash, written = ''] = /^<(\/?)([a-z_][\w:-]*)/i.exec(source) ?? [];
    const name = written.toLowerCase();
    if (name === '' || BLOCKS.has(name)) return source;
    if (slash === '/') {
      if (open.at(-1) !== name) return source;
      open.pop();
    } else if (!WITHOUT_BODY.test(name) && !source.endsWith('/>')) open.push(name);
    return '';
  };
}

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
