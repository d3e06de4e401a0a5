import type { Dialect } from '../../src/core/dialect.ts';
import type { Document } from '../../src/core/document.ts';
import type { Range } from '../../src/core/span.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { loadMarkdownEngine } from '../../src/parse/markdown.ts';

export const fast = await loadMarkdownEngine('fast');
export const reference = await loadMarkdownEngine('reference');

const plain: Dialect = {
  generator: 'plain',
  frontMatter: 'gray-matter',
  templates: 'none',
  markdown: 'github',
  headingIds: { style: 'github-slugger' },
  rawHtml: true,
};

/** The dialect of a Jekyll site, a Hugo site…, as far as parsing depends on it. */
export const dialects = {
  plain,
  jekyll: { ...plain, generator: 'jekyll', frontMatter: 'jekyll', templates: 'liquid', markdown: 'kramdown' },
  hugo: { ...plain, generator: 'hugo', frontMatter: 'hugo', templates: 'hugo', markdown: 'goldmark' },
  hexo: { ...plain, generator: 'hexo', frontMatter: 'hexo', templates: 'hexo', markdown: 'marked' },
  zola: { ...plain, generator: 'zola', frontMatter: 'zola', templates: 'zola', markdown: 'pulldown-cmark' },
  nunjucks: { ...plain, generator: 'eleventy', templates: 'nunjucks', markdown: 'markdown-it' },
  astro: { ...plain, generator: 'astro', frontMatter: 'astro', markdown: 'mdx' },
  docusaurus: { ...plain, generator: 'docusaurus', markdown: 'mdx' },
  eleventy: { ...plain, generator: 'eleventy', templates: 'liquid', markdown: 'markdown-it' },
} as const satisfies Readonly<Record<string, Dialect>>;

export function parse(text: string, dialect: Dialect = plain, file = 'tabby.md'): Document {
  return parseDocument(file, text, { dialect, engine: fast });
}

/** The masked text with `~` for the mark, which has no glyph. */
export function mask(text: string, dialect: Dialect): string {
  return parse(text, dialect).masked.replaceAll('\uE000', '~');
}

/** The defects in the template syntax of a post. */
export function problemsOf(text: string, dialect: Dialect): string[] {
  return parse(text, dialect).templateProblems.map(({ message, range }) => `${range.join('-')} ${message}`);
}

/** The characters of a range, as the author wrote them. */
export function written(doc: Document, range: Range | undefined): string | undefined {
  return range && doc.text.slice(...range);
}
