import type { Page, SiteFiles } from '../../../core/site.ts';
import { extensionOf } from '../../address.ts';
import type { Lookups } from '../../generator.ts';
import { isObject, literalAt } from '../../literals/literal.ts';
import { textOf } from '../../settings.ts';
import { wikiKey } from '../../wiki-index.ts';
import type { WikiPlugin } from '../../wiki-links.ts';
import type { EleventyConfig, PackagePlugin } from './config.ts';
import { listUses } from './markdown.ts';
import { INTERLINKER } from './plugins.ts';
import type { EleventySite } from './site.ts';

export function hasWikiLinks(config: EleventyConfig | undefined): boolean {
  if (!config) return false;
  if (config.packages.some(({ name }) => INTERLINKER.test(name))) return true;
  return listUses(config)?.some(({ name }) => /wiki-?links?\b/i.test(name)) === true;
}

const OTHER_SOURCE = /^\.(?:njk|liquid|html?|webc|hbs|mustache|ejs|haml|pug|[cm]?[jt]sx?|json|ya?ml|toml|csv)$/;

/** Sources and data in lower case, which may hold titles that can't be read from Markdown. */
export function readOtherTexts(files: SiteFiles): readonly OtherText[] {
  return files.paths.flatMap(path => {
    const text = OTHER_SOURCE.test(extensionOf(path)) ? files.read(path) : undefined;
    return text === undefined ? [] : [{ path, text: text.toLowerCase() }];
  });
}

export interface OtherText {
  readonly path: string;
  readonly text: string;
}

/**
 * @photogabble/eleventy-plugin-interlinker finds the title, slug or alias of any page (src/find-page.js), and only for
 * pages that have a title (src/interlinker.js); other plugins ask functions.
 */
export function wikiPlugin(
  page: Page,
  { site, lookups }: { readonly site: EleventySite; readonly lookups: Lookups },
): WikiPlugin | undefined {
  const plugin = site.settings.config?.packages.find(({ name }) => INTERLINKER.test(name));
  if (!plugin || !hasUsualOptions(plugin)) return undefined;
  if (textOf(page.frontMatter?.data['title']) === undefined) return undefined;
  return {
    writes: 'title',
    mayExist: name => {
      const why = lookups.once(whyAnyMayExist);
      if (why !== undefined) return why;
      const wanted = name.toLowerCase();
      const source = site.otherTexts().find(({ text }) => text.includes(wanted) || text.includes('eleventycomputed'));
      const { base, mayExist } = lookups.publication;
      return source ? `“${source.path}” may make it` : mayExist?.(`${base}${wikiKey(name)}/`);
    },
  };
}

function whyAnyMayExist({ publication: { base, pages } }: Lookups): string | undefined {
  // What is not found leads there, and some sites tell readers so.
  if (pages.some(({ url }) => url === `${base}stubs/`)) return 'it leads to a page for what is not written yet';
  const isComputed = pages.some(({ frontMatter }) => frontMatter?.data['eleventyComputed'] !== undefined);
  return isComputed ? 'titles are computed' : undefined;
}

/** Where the site's own functions make the links, anything can be meant. */
function hasUsualOptions({ options }: PackagePlugin): boolean {
  if (options === undefined) return true;
  if (!isObject(options) || options.open) return false;
  return ['resolvingFns', 'stubUrl', 'unableToLocateEmbedFn'].every(key => literalAt(options, key) === undefined);
}
