import type { Document } from '../core/document.ts';

/** The ids of footnotes and of the references to them, as each renderer makes them. */
export function footnoteIds(doc: Document): string[] {
  const labels = new Map(
    doc.nodes('footnoteDefinition').map(({ identifier, label }) => [identifier, label ?? identifier]),
  );
  if (labels.size === 0 || !hasFootnotes(doc)) return [];
  const uses = new Map<string, number>();
  for (const { identifier } of doc.nodes('footnoteReference'))
    if (labels.has(identifier)) uses.set(identifier, (uses.get(identifier) ?? 0) + 1);
  return [...uses].flatMap(([identifier, times], position) => {
    const repeats = Array.from({ length: times }, (_, use) => use);
    if (doc.dialect.markdown === 'kramdown') return kramdownIds(labels.get(identifier) ?? identifier, repeats);
    if (doc.dialect.markdown === 'goldmark') return goldmarkIds(position + 1, repeats);
    if (doc.dialect.markdown === 'remark' || doc.dialect.markdown === 'mdx') return remarkIds(identifier, repeats);
    if (doc.dialect.markdown === 'pulldown-cmark') return pulldownIds(labels.get(identifier) ?? identifier, repeats);
    if (doc.dialect.markdown === 'markdown-it') return markdownItIds(position + 1, repeats);
    return commonIds(identifier);
  });
}

/** Hexo's renderers know none, and markdown-it needs a plugin for them. */
function hasFootnotes({ dialect }: Document): boolean {
  if (dialect.markdown === 'markdown-it') return dialect.headingIds.options?.['footnotes'] === true;
  return dialect.generator !== 'hexo';
}

/** The numbers of footnotes in the order of their first use. */
export function numberFootnotes(doc: Document): ReadonlyMap<string, number> {
  const defined = new Set(doc.nodes('footnoteDefinition').map(({ identifier }) => identifier));
  const numbers = new Map<string, number>();
  for (const { identifier } of defined.size > 0 ? doc.nodes('footnoteReference') : [])
    if (defined.has(identifier) && !numbers.has(identifier)) numbers.set(identifier, numbers.size + 1);
  return numbers;
}

/** mdast-util-to-hast (lib/handlers/footnote-reference.js, lib/footer.js): by identifier, with a heading for all. */
function remarkIds(identifier: string, repeats: readonly number[]): string[] {
  const id = encodeURI(identifier.toLowerCase());
  const references = repeats.map(use => `user-content-fnref-${id}${use === 0 ? '' : `-${use + 1}`}`);
  return ['footnote-label', `user-content-fn-${id}`, ...references];
}

/** kramdown's converter/html.rb: by label, repeated references numbered after it. */
function kramdownIds(label: string, repeats: readonly number[]): string[] {
  return [`fn:${label}`, ...repeats.map(use => (use === 0 ? `fnref:${label}` : `fnref:${label}:${use}`))];
}

/** goldmark's extension/footnote.go: by the order of use, repeated references numbered before the colon. */
function goldmarkIds(number: number, repeats: readonly number[]): string[] {
  return [`fn:${number}`, ...repeats.map(use => `fnref${use === 0 ? '' : use}:${number}`)];
}

/** markdown-it-footnote: by the order of use, repeated references numbered after a colon. */
function markdownItIds(number: number, repeats: readonly number[]): string[] {
  return [`fn${number}`, ...repeats.map(use => `fnref${number}${use === 0 ? '' : `:${use}`}`)];
}

/** pulldown-cmark's own, and those of Zola's `bottom_footnotes`. */
function pulldownIds(label: string, repeats: readonly number[]): string[] {
  return [label, `fn-${label}`, ...repeats.map(use => `fr-${label}-${use + 1}`)];
}

/** GitHub prefixes them; nobody's links name them. */
function commonIds(identifier: string): string[] {
  return [
    `user-content-fn-${identifier}`,
    `user-content-fnref-${identifier}`,
    `fn-${identifier}`,
    `fnref-${identifier}`,
  ];
}
