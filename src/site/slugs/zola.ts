import { type HeadingIdMaker, inlineText } from './heading.ts';
import { numberIds } from './number-ids.ts';
import { transliterateLatin } from './transliterate.ts';

/**
 * Rust's `slug` crate: ASCII letters in lower case and digits, anything between them is one hyphen. Undefined where the
 * text has letters whose transliteration is not known here.
 */
export function slugifyLikeRust(text: string): string | undefined {
  return transliterateLatin(text)
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Zola's components/markdown/src/markdown.rs: ids that the author wrote are taken first, wherever they stand. Options:
 * `anchors` as `slugify.anchors`, `emoji` as `markdown.render_emoji`. Undefined: the id can't be known.
 */
export const makeZolaIds: HeadingIdMaker = (headings, options) => {
  const written = headings.map(({ source }) => readAttributes(source));
  const idOf = numberIds(new Set(written.flatMap(attributes => attributes?.id ?? [])));
  return headings.map(({ node }, position) => {
    const attributes = written[position];
    if (attributes?.id !== undefined) return attributes.id;
    const text = withoutTail(inlineText(node.children, { image: alt => alt }).replaceAll('\n', ''), attributes?.source);
    const hasEmoji = options['emoji'] === true && /:[\w+-]+:/.test(text);
    const name = hasEmoji ? undefined : nameOf(text, options['anchors']);
    if (name === undefined || name === '') return undefined;
    return idOf(name);
  });
};

function nameOf(text: string, strategy: unknown): string | undefined {
  return strategy === 'safe' || strategy === 'off' ? text.replace(/[\t\n\f\r ]/g, '_') : slugifyLikeRust(text);
}

interface Attributes {
  readonly source: string;
  readonly id?: string;
}

/** `{#id .class key=value}` at the end of a heading (pulldown-cmark's heading attributes). */
function readAttributes(source: string): Attributes | undefined {
  const trimmed = source.trimEnd();
  const start = trimmed.endsWith('}') ? trimmed.lastIndexOf('{') : -1;
  const block = start < 0 || trimmed[start - 1] === '\\' ? undefined : trimmed.slice(start);
  if (block === undefined || /[\\<>`]/.test(block)) return undefined;
  const ids = block
    .slice(1, -1)
    .split(/\s+/)
    .filter(part => /^#./.test(part));
  const id = ids.at(-1)?.slice(1);
  return { source: block, ...(id !== undefined && { id }) };
}

function withoutTail(text: string, tail: string | undefined): string {
  const trimmed = text.trimEnd();
  return (tail !== undefined && trimmed.endsWith(tail) ? trimmed.slice(0, -tail.length) : text).trim();
}
