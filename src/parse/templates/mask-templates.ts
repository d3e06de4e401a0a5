import type { Dialect } from '../../core/dialect.ts';
import type { TemplateProblem, TemplateTag } from '../../core/document.ts';
import type { FrontMatterFacts } from '../../core/front-matter.ts';
import { maskText } from '../mask.ts';
import { scanHexo } from './hexo.ts';
import { scanKramdown } from './kramdown.ts';
import { scanLiquid, scanLiquidJs } from './liquid.ts';
import { scanDirectives, scanDocusaurus } from './mdx.ts';
import { scanNunjucks } from './nunjucks.ts';
import type { SyntaxScan, TemplateScan } from './scan.ts';
import { scanShortcodes } from './shortcodes.ts';
import { scanZola } from './zola.ts';

const nothing: TemplateScan = { tags: [], problems: [], regions: [] };

export interface TemplateSource {
  /** Where the body begins: front matter holds no templates. */
  readonly from: number;
  readonly dialect: Dialect;
  readonly frontMatter: FrontMatterFacts | undefined;
}

export interface MaskedTemplates {
  readonly tags: readonly TemplateTag[];
  readonly problems: readonly TemplateProblem[];
  /** The text as Markdown may see it: front matter and templates masked. */
  readonly masked: string;
}

/** Masks the front matter, the templates, and what the site's renderer reads outside of CommonMark. */
export function maskTemplates(text: string, source: TemplateSource): MaskedTemplates {
  const { from, dialect } = source;
  const { tags, problems, regions } = scanTemplates(text, source);
  const masked = maskText(text, from === 0 ? regions : [{ range: [0, from], as: 'blank' }, ...regions]);
  const syntax = scanSyntax(masked, from, dialect);
  const extended = maskText(masked, syntax.regions);
  const readsDirectives = dialect.generator === 'docusaurus' || dialect.generator === 'astro';
  return {
    tags: mergeTags(tags, syntax.tags),
    problems,
    masked: readsDirectives ? maskText(extended, scanDirectives(extended, from)) : extended,
  };
}

/** What the renderer reads by itself; templates are masked already. */
function scanSyntax(masked: string, from: number, dialect: Dialect): SyntaxScan {
  if (dialect.markdown === 'kramdown') return scanKramdown(masked, from);
  if (dialect.markdown === 'mdx' && dialect.generator === 'docusaurus') return scanDocusaurus(masked, from);
  return nothing;
}

function mergeTags(left: readonly TemplateTag[], right: readonly TemplateTag[]): readonly TemplateTag[] {
  if (right.length === 0) return left;
  return [...left, ...right].sort((one, other) => one.range[0] - other.range[0]);
}

/** Finds the templates of a post in the language that its generator expands. */
function scanTemplates(text: string, source: TemplateSource): TemplateScan {
  const { from, dialect, frontMatter } = source;
  switch (overrideTemplates(dialect, frontMatter)) {
    case 'liquid':
      return dialect.generator === 'eleventy' ? scanLiquidJs(text, from) : scanLiquid(text, from);
    case 'nunjucks':
      return scanNunjucks(text, from);
    case 'hexo':
      return scanHexo(text, from);
    case 'hugo':
      return scanShortcodes(text, from);
    case 'zola':
      return scanZola(text, from);
    case 'none':
      return nothing;
  }
}

/** A post may choose its template language itself. */
function overrideTemplates(dialect: Dialect, frontMatter: FrontMatterFacts | undefined): Dialect['templates'] {
  // https://jekyllrb.com/docs/liquid/tags/: Jekyll 4 reads this key, and only the value false.
  if (dialect.generator === 'jekyll')
    return frontMatter?.data['render_with_liquid'] === false ? 'none' : dialect.templates;
  // lib/hexo/post.js: a post's word counts for more than the renderer's.
  if (dialect.generator === 'hexo' && typeof frontMatter?.data['disableNunjucks'] === 'boolean')
    return frontMatter.data['disableNunjucks'] ? 'none' : 'hexo';
  // https://www.11ty.dev/docs/template-overrides/: `njk,md`, or `false` for none.
  const override = dialect.generator === 'eleventy' ? frontMatter?.data['templateEngineOverride'] : undefined;
  if (override === undefined || override === null) return dialect.templates;
  const engines = String(override)
    .split(',')
    .map(name => name.trim().toLowerCase());
  if (engines.includes('njk')) return 'nunjucks';
  return engines.includes('liquid') ? 'liquid' : 'none';
}
