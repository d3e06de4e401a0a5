import GithubSlugger from 'github-slugger';
import type { PhrasingContent } from 'mdast';
import { type HeadingIdMaker, type HeadingSource, inlineText } from './heading.ts';

/**
 * Astro's ids: github-slugger on the text after smart punctuation (@astrojs/markdown-remark, rehype-collect-headings.ts).
 * `dashes` is what becomes of hyphens: `pairs` (only `--`, remark-smartypants), `runs` (two and more, Sätteri), `none`.
 * `keepsHyphen`: from version 6 on a hyphen at the end stays.
 */
export const makeAstroIds: HeadingIdMaker = (headings, options) => {
  const slugger = new GithubSlugger();
  const prose = dashReplacer(String(options['dashes'] ?? 'runs'));
  return headings.map(heading => {
    const id = slugger.slug(headingText(heading.node.children, heading, prose));
    const kept = options['keepsHyphen'] === false && id.endsWith('-') ? id.slice(0, -1) : id;
    return kept === '' ? undefined : kept;
  });
};

/** A typographic dash has no place in an id. */
function dashReplacer(dashes: string): (text: string) => string {
  if (dashes === 'none') return text => text;
  return dashes === 'pairs' ? text => text.replace(/(?<!-)--(?!-)/g, '') : text => text.replace(/-{2,}/g, '');
}

/** Numbers of footnotes count, and so does the source of expressions in MDX. */
function headingText(
  nodes: readonly PhrasingContent[],
  heading: HeadingSource,
  prose: (text: string) => string,
): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'footnoteReference') text += heading.footnotes?.get(node.identifier) ?? '';
    else if (isExpression(node)) text += expressionText(node.value, heading.frontMatter);
    else if ('children' in node) text += headingText(node.children, heading, prose);
    else text += inlineText([node], { prose });
  }
  return text;
}

/** `{frontmatter.title}` is looked up; of any other expression the source counts. */
function expressionText(source: string, frontMatter: HeadingSource['frontMatter']): string {
  const keys = /^\s*frontmatter((?:\.\w+)+)\s*$/.exec(source)?.[1]?.slice(1).split('.') ?? [];
  let value: unknown = keys.length > 0 ? frontMatter : undefined;
  for (const key of keys) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof value === 'string' ? value : source;
}

function isExpression(node: {
  readonly type: string;
}): node is { readonly type: 'mdxTextExpression'; readonly value: string } {
  return node.type === 'mdxTextExpression';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
