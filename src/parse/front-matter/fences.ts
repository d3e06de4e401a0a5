import type { FrontMatterStyle } from '../../core/dialect.ts';

export type FrontMatterLanguage = 'yaml' | 'toml' | 'json';

/** How one generator finds the block. Sources: section “front matter” of each generator's own parser. */
export interface Fences {
  /** What may stand before the opening fence: nothing, blank lines, or any white space. */
  readonly leading: 'nothing' | 'lines' | 'space';
  /** The opening fences, by the language that they announce. */
  readonly open: Readonly<Partial<Record<FrontMatterLanguage, string>>>;
  /** A line that ends the block. `exact`: nothing but the fence; `prefix`: what follows the fence is already the body. */
  readonly close: 'exact' | 'prefix';
  /** Other fences that end a block too. */
  readonly alsoCloses: readonly string[];
  /** A block that never ends: the generator fails, takes all of the post for it, or takes it for text. */
  readonly unclosed: 'fails' | 'swallows' | 'text';
  /** A word after the opening fence names the language (`---json`). */
  readonly languageWord: boolean;
}

/**
 * jekyll: lib/jekyll/document.rb YAML_FRONT_MATTER_REGEXP; hugo: parser/pageparser; astro: internal-helpers/frontmatter.ts;
 * hexo: hexo-front-matter lib/front_matter.ts; zola: components/content/src/front_matter/split.rs.
 */
export const fencesOf: Readonly<Record<FrontMatterStyle, Fences>> = {
  jekyll: {
    leading: 'nothing',
    open: { yaml: '---' },
    close: 'exact',
    alsoCloses: ['...'],
    unclosed: 'text',
    languageWord: false,
  },
  github: {
    leading: 'nothing',
    open: { yaml: '---' },
    close: 'exact',
    alsoCloses: [],
    unclosed: 'text',
    languageWord: false,
  },
  'gray-matter': {
    leading: 'nothing',
    open: { yaml: '---' },
    close: 'prefix',
    alsoCloses: [],
    unclosed: 'swallows',
    languageWord: true,
  },
  hugo: {
    leading: 'space',
    open: { yaml: '---', toml: '+++', json: '{' },
    close: 'prefix',
    alsoCloses: [],
    unclosed: 'fails',
    languageWord: false,
  },
  astro: {
    leading: 'lines',
    open: { yaml: '---', toml: '+++' },
    close: 'prefix',
    alsoCloses: ['---', '+++'],
    unclosed: 'text',
    languageWord: false,
  },
  hexo: {
    leading: 'lines',
    open: { yaml: '---', json: ';;;' },
    close: 'prefix',
    alsoCloses: [],
    unclosed: 'text',
    languageWord: false,
  },
  zola: {
    leading: 'space',
    open: { toml: '+++', yaml: '---' },
    close: 'exact',
    alsoCloses: [],
    unclosed: 'fails',
    languageWord: false,
  },
};
