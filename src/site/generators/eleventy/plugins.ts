import { isObject, literalAt } from '../../literals/literal.ts';
import type { PackagePlugin } from './config.ts';

/** What Eleventy's own plugins change about addresses, links and ids. */
export interface PluginEffects {
  readonly hasIdAttributes: boolean;
  /** The base path is put before every address of a page that begins with a slash. */
  readonly hasHtmlBase: boolean;
  /** Links to source files become addresses. */
  readonly hasInputPaths: boolean;
  /** Images are read from their source files. */
  readonly hasImageTransform: boolean;
  /** A plugin that nothing is known of: it may make pages, ids and links. */
  readonly stranger: string | undefined;
  /** What the headings' ids are made of can't be known. */
  readonly hasOwnIds: boolean;
  /** Another tool builds the assets. */
  readonly buildsAssets: boolean;
}

const OWN = '@11ty/eleventy ';
const ID_ATTRIBUTE = `${OWN}IdAttributePlugin`;
const HTML_BASE = /^@11ty\/eleventy (?:Eleventy)?HtmlBasePlugin$/;
const INPUT_PATHS = `${OWN}InputPathToUrlTransformPlugin`;
const IMAGE_TRANSFORM = /^@11ty\/eleventy-img (?:eleventyImageTransformPlugin|transformPlugin)$/;

/** Makes links of `[[name]]`, and nothing else. */
export const INTERLINKER = /^@photogabble\/eleventy-plugin-interlinker\b/;

/** Plugins that add filters, shortcodes, styles or data: neither pages nor ids nor links. */
const HARMLESS_OWN =
  /^@11ty\/eleventy(?: (?:Eleventy)?(?:Render|Bundle|I18n|InputPathToUrl|Serverless|Edge)\w*$|-(?:plugin-(?:rss|syntaxhighlight|bundle|webc|directory-output|inclusive-language|vite)|navigation|img|upgrade-help|fetch)\b)/;
const HARMLESS =
  /embed|youtube|vimeo|twitter|reading-time|time-to-read|svg|icon|emoji|shiki|prism|highlight|sitemap|postcss|sass|lightningcss|tailwind|esbuild|css|minif|htmlmin|pwa|metagen|seo|schema|toc|related|excerpt|pagefind|search|robots|cache|date|typeset|smartquotes|nesting|unfurl|citation|og-?image|social|webmention|edit-on|git-commit/i;

/** Whose names say that they touch headings after all. */
const MAKES_IDS = /anchor|heading|permalink|\bids?\b|slug/i;

export function effectsOf(packages: readonly PackagePlugin[]): PluginEffects {
  const names = packages.map(({ name }) => name);
  const isKnown = (name: string) =>
    name === ID_ATTRIBUTE ||
    HTML_BASE.test(name) ||
    name === INPUT_PATHS ||
    IMAGE_TRANSFORM.test(name) ||
    INTERLINKER.test(name);
  const idAttributes = packages.find(({ name }) => name === ID_ATTRIBUTE);
  const isHarmless = (name: string) => HARMLESS_OWN.test(name) || (HARMLESS.test(name) && !MAKES_IDS.test(name));
  const stranger = names.find(name => !isKnown(name) && !isHarmless(name));
  return {
    hasIdAttributes: idAttributes !== undefined,
    hasHtmlBase: names.some(name => HTML_BASE.test(name)),
    hasInputPaths: names.includes(INPUT_PATHS),
    hasImageTransform: names.some(name => IMAGE_TRANSFORM.test(name)),
    stranger: stranger === '' ? 'a plugin of the configuration' : stranger,
    hasOwnIds: idAttributes !== undefined && !hasUsualOptions(idAttributes),
    buildsAssets: names.some(name => /vite|webpack|parcel/i.test(name)),
  };
}

/** Which elements get an id and how it is written is as usual. */
function hasUsualOptions({ options }: PackagePlugin): boolean {
  if (options === undefined) return true;
  if (!isObject(options) || options.open) return false;
  return ['slugify', 'selector', 'filter', 'decodeEntities'].every(key => literalAt(options, key) === undefined);
}
