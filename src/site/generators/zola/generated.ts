import { escapePattern } from '../../../core/escape-pattern.ts';
import { trim } from '../../../core/trim.ts';
import type { GeneratedAddress } from '../../generator.ts';
import { textOf, textsOf } from '../../settings.ts';
import { slugifyPath } from './content.ts';
import type { ZolaPage } from './publish.ts';
import { mapOf, type ZolaSettings } from './settings.ts';

/** Lists of terms, feeds, pagination, styles and the fixed files (components/site/src/lib.rs, build). */
export function generatedAddresses(
  settings: ZolaSettings,
  pages: readonly ZolaPage[],
  paths: readonly string[],
): GeneratedAddress[] {
  const { base, raw } = settings;
  const anywhere = (pattern: string) => new RegExp(`^${escapePattern(base)}(?:[^?#]*/)?${pattern}$`);
  const languages = Object.values(mapOf(raw['languages'])).map(mapOf);
  const feeds = [raw, ...languages].flatMap(own =>
    textsOf(own['feed_filenames']).concat(textsOf(own['feed_filename'])),
  );
  const names = ['atom.xml', 'rss.xml', ...feeds].map(escapePattern).join('|');
  const fixed = ['sitemap.xml', 'robots.txt', '404.html', 'elasticlunr.min.js'];
  return [
    ...['', ...settings.otherLanguages.map(code => `${code}/`)].map(path => ({
      address: base + path,
      by: 'Zola’s home page',
    })),
    ...fixed.map(name => ({ address: base + name, by: 'Zola' })),
    { address: new RegExp(`^${escapePattern(base)}search_index\\.[\\w-]+\\.(?:js|json)$`), by: 'Zola’s search index' },
    { address: anywhere(`(?:${names})`), by: 'Zola’s feeds' },
    {
      address: anywhere(`(?:${paginationNames(settings, pages).map(escapePattern).join('|')})/\\d+/?`),
      by: 'Zola’s pagination',
    },
    ...taxonomyAddresses(settings, pages),
    ...styleAddresses(settings, paths),
  ];
}

function paginationNames(settings: ZolaSettings, pages: readonly ZolaPage[]): string[] {
  const ofSections = pages.flatMap(page => textOf(page.data['paginate_path']) ?? []);
  const ofTaxonomies = [...settings.taxonomies.values()].flat().flatMap(taxonomy => taxonomy.paginatePath ?? []);
  return [...new Set(['page', ...ofSections, ...ofTaxonomies])];
}

function taxonomyAddresses(settings: ZolaSettings, pages: readonly ZolaPage[]): GeneratedAddress[] {
  const root = trim(textOf(settings.raw['taxonomy_root']) ?? '', '/');
  const strategy = settings.slugify['taxonomies'];
  const addresses = new Set<string>();
  for (const [language, taxonomies] of settings.taxonomies) {
    const prefix = [language === settings.defaultLanguage ? '' : language, root].filter(part => part !== '');
    for (const { name, isRendered } of taxonomies) {
      if (!isRendered) continue;
      const own = pages.filter(page => page.language === language && page.state === 'published');
      const terms = own.flatMap(page => textsOf(mapOf(page.data['taxonomies'])[name]));
      const folder = [...prefix, slugifyPath(name, strategy) ?? name].join('/');
      if (terms.length > 0) addresses.add(`${settings.base}${folder}/`);
      for (const term of terms) addresses.add(`${settings.base}${folder}/${slugifyPath(term, strategy) ?? term}/`);
    }
  }
  return [...addresses].map(address => ({ address, by: 'Zola’s taxonomies' }));
}

/** Sass files become styles at their own path. */
function styleAddresses(settings: ZolaSettings, paths: readonly string[]): GeneratedAddress[] {
  const folders = ['sass/', ...(settings.theme === undefined ? [] : [`themes/${settings.theme}/sass/`])];
  return paths.flatMap(path => {
    const folder = folders.find(start => path.startsWith(start));
    const isStyle = folder !== undefined && /\.s[ac]ss$/.test(path) && !/(?:^|\/)_[^/]*$/.test(path);
    return isStyle
      ? [
          {
            address: settings.base + path.slice(folder.length).replace(/\.s[ac]ss$/, '.css'),
            by: 'Zola’s Sass compiler',
          },
        ]
      : [];
  });
}
