import type { Lookups } from '../../generator.ts';
import { isMap } from '../../settings.ts';
import { wikiKey } from '../../wiki-index.ts';
import type { WikiPlugin } from '../../wiki-links.ts';
import type { JekyllSettings } from './settings.ts';

/** Plugins that make links of `[[name]]`, with their key of the configuration; the second is the first's older name. */
const PLUGINS = { 'jekyll-wikirefs': 'wikirefs', 'jekyll-wikilinks': 'wikilinks' } as const;

/** GitHub Pages runs none of them; which posts they leave out is not computed. */
export function hasWikiLinks({ plugins, isGitHubPages, raw }: JekyllSettings): boolean {
  if (isGitHubPages) return false;
  return Object.entries(PLUGINS).some(([plugin, key]) => {
    const options = isMap(raw[key]) ? raw[key] : {};
    return plugins.has(plugin) && options['enabled'] !== false && options['exclude'] === undefined;
  });
}

/** The file name of a page or picture, wherever it lies (jekyll-wikirefs, lib/jekyll-wikirefs/patch/doc_manager.rb). */
export function wikiPlugin({ theme, baseurl }: JekyllSettings, { publication }: Lookups): WikiPlugin {
  return {
    writes: 'file',
    mayExist: name => {
      if (theme !== undefined && /\.\w+$/.test(name)) return `the theme ${theme} may have it`;
      return publication.mayExist?.(`${baseurl}/${wikiKey(name)}/`);
    },
  };
}
