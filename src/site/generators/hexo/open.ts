import type { Dialect } from '../../../core/dialect.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { joinPath } from '../../address.ts';
import type { Lookups, SiteModel } from '../../generator.ts';
import { textOf } from '../../settings.ts';
import { classify, isMarkdown } from './files.ts';
import { headingIdsOf } from './heading-ids.ts';
import { listPostNames, locateHexo, type PostNames } from './links.ts';
import { publishHexo } from './publish.ts';
import { type HexoSettings, mapOf, readHexoSettings } from './settings.ts';

export function openHexo(files: SiteFiles): SiteModel {
  const settings = readHexoSettings(files);
  const dialect = dialectOf(settings);
  return {
    isContent: path => isMarkdown(path) && ['post', 'draft', 'page'].includes(classify(path, settings).kind),
    dialect: () => dialect,
    publish: input => publishHexo(settings, input),
    findTemplate: wanted => (wanted.tag === 'include_code' ? findCode(wanted.name, settings, files) : 'unknown'),
    locate: (link, page, site) => locateHexo(link, page, { settings, files, posts: site.once(namePosts) }),
  };
}

function namePosts({ publication }: Lookups): PostNames {
  return listPostNames(publication.pages);
}

/** lib/plugins/tag/include_code.js. */
function findCode(name: string, { source, raw }: HexoSettings, files: SiteFiles): 'found' | 'missing' {
  const folder = textOf(raw['code_dir']) || 'downloads/code';
  const file = joinPath('', `${source}${folder}/${name}`);
  return file !== undefined && files.has(file) ? 'found' : 'missing';
}

function dialectOf(settings: HexoSettings): Dialect {
  const { renderer } = settings.plugins;
  const options = mapOf(settings.raw[renderer === 'hexo-renderer-markdown-it' ? 'markdown' : 'marked']);
  return {
    generator: 'hexo',
    frontMatter: 'hexo',
    // hexo-renderer-markdown-it registers a function that lacks what it sets.
    templates: renderer === 'hexo-renderer-marked' && options['disableNunjucks'] ? 'none' : 'hexo',
    markdown: renderer === 'hexo-renderer-markdown-it' ? 'markdown-it' : 'marked',
    headingIds: headingIdsOf(settings),
    rawHtml: mapOf(options['render'])['html'] !== false,
  };
}
