export type GeneratorId = 'jekyll' | 'hugo' | 'astro' | 'eleventy' | 'hexo' | 'docusaurus' | 'zola' | 'plain';

/** Whose splitter finds the front matter block, and whose parser judges it. */
export type FrontMatterStyle = 'jekyll' | 'hugo' | 'astro' | 'gray-matter' | 'hexo' | 'zola' | 'github';

/** The template language that is expanded before (or while) Markdown is rendered. */
type TemplateSyntax = 'none' | 'liquid' | 'nunjucks' | 'hexo' | 'hugo' | 'zola';

/**
 * How headings get their ids; `none` when the generator makes none, `explicit` when only those that the author writes
 * count, `unknown` when a plugin or hook decides.
 */
export interface HeadingIds {
  readonly style:
    | 'kramdown-gfm'
    | 'kramdown'
    | 'goldmark-github'
    | 'goldmark-github-ascii'
    | 'goldmark-blackfriday'
    | 'github-slugger'
    | 'astro'
    | 'docusaurus'
    | 'hexo-marked'
    | 'hexo-markdown-it'
    | 'eleventy-id-attribute'
    | 'markdown-it-anchor'
    | 'zola'
    | 'explicit'
    | 'none'
    | 'unknown';
  /** Options of that algorithm, by the generator's own names. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** Other options that the site's version of the generator may have built in: ids made with them are accepted too. */
  readonly alternatives?: readonly Readonly<Record<string, string | number | boolean>>[];
}

/**
 * Everything about a site that reading one of its files depends on. Plain JSON: it travels to workers and is part of
 * the cache key, so what is not needed to read a file does not belong here.
 */
export interface Dialect {
  readonly generator: GeneratorId;
  readonly frontMatter: FrontMatterStyle;
  readonly templates: TemplateSyntax;
  /** The Markdown renderer, for what it reads differently from CommonMark. */
  readonly markdown:
    | 'kramdown'
    | 'goldmark'
    | 'markdown-it'
    | 'marked'
    | 'remark'
    | 'mdx'
    | 'pulldown-cmark'
    | 'github';
  readonly headingIds: HeadingIds;
  /** False where raw HTML is dropped from the output (Hugo without `renderer.unsafe`). */
  readonly rawHtml: boolean;
  /** The front matter keys by which the configuration groups posts (Hugo: in lower case; Zola: those below `taxonomies`). */
  readonly taxonomies?: readonly string[];
  /** A plugin makes links of `[[Page]]`. */
  readonly wikiLinks?: boolean;
}
