import type { Dialect } from '../../core/dialect.ts';
import type { FrontMatterFacts } from '../../core/front-matter.ts';
import { scanHexo } from './hexo.ts';
import { scanLiquid, scanLiquidJs } from './liquid.ts';
import { scanNunjucks } from './nunjucks.ts';
import type { TemplateScan } from './scan.ts';
import { scanShortcodes } from './shortcodes.ts';
import { scanZola } from './zola.ts';

const nothing: TemplateScan = { tags: [], problems: [], regions: [] };

export interface TemplateSource {
  /** Where the body begins: front matter holds no templates. */
  readonly from: number;
  readonly dialect: Dialect;
  readonly frontMatter: FrontMatterFacts | undefined;
}

/** Finds the templates of a post in the language that its generator expands. */
export function scanTemplates(text: string, { from, dialect, frontMatter }: TemplateSource): TemplateScan {
  switch (dialect.templates) {
    case 'liquid':
      // https://jekyllrb.com/docs/liquid/tags/: Jekyll 4 reads this key, and only the value false.
      if (frontMatter?.data['render_with_liquid'] === false) return nothing;
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
