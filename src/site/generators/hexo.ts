import type { Dialect } from '../../core/dialect.ts';
import type { SiteFiles } from '../../core/site.ts';
import { joinPath } from '../address.ts';
import type { Folder, Generator, Publication } from '../generator.ts';
import { isMap, parseSettings, textOf } from '../settings.ts';
import { classify, isMarkdown } from './hexo/files.ts';
import { headingIdsOf } from './hexo/heading-ids.ts';
import { listPostNames, locateHexo, type PostNames } from './hexo/links.ts';
import { publishHexo } from './hexo/publish.ts';
import { CONFIG_FILES, type HexoSettings, mapOf, readHexoSettings } from './hexo/settings.ts';

/** Hexo 8, after its source (github.com/hexojs) and what it published of fixtures/sites/hexo-oracle. */
export const hexo: Generator = {
  id: 'hexo',
  name: 'Hexo',
  detect: isHexoSite,
  isInner: path => /(?:^|\/)themes(?:\/|$)/.test(path),
  open: files => {
    const settings = readHexoSettings(files);
    const dialect = dialectOf(settings);
    const names = new WeakMap<Publication, PostNames>();
    return {
      isContent: path => isMarkdown(path) && ['post', 'draft', 'page'].includes(classify(path, settings).kind),
      dialect: () => dialect,
      publish: input => publishHexo(settings, input),
      findTemplate: wanted => (wanted.tag === 'include_code' ? findCode(wanted.name, settings, files) : 'unknown'),
      locate: (link, page, { publication }) => {
        const posts = names.get(publication) ?? listPostNames(publication.pages);
        names.set(publication, posts);
        return locateHexo(link, page, { settings, files, posts });
      },
    };
  },
};

/** lib/plugins/tag/include_code.js. */
function findCode(name: string, { source, raw }: HexoSettings, files: SiteFiles): 'found' | 'missing' {
  const folder = textOf(raw['code_dir']) || 'downloads/code';
  const file = joinPath('', `${source}${folder}/${name}`);
  return file !== undefined && files.has(file) ? 'found' : 'missing';
}

function isHexoSite(folder: Folder): boolean {
  const hasConfig = CONFIG_FILES.some(name => folder.has(name));
  if (!hasConfig && !folder.hasFolder('source')) return false;
  if (hasConfig && folder.hasFolder('source/_posts')) return true;
  const text = folder.has('package.json') ? folder.read('package.json') : undefined;
  const data = text === undefined ? undefined : parseSettings(text, 'package.json');
  if (!isMap(data)) return false;
  // A theme by itself has a configuration and a source folder, too.
  if (folder.hasFolder('layout')) return false;
  const asked = { ...mapOf(data['dependencies']), ...mapOf(data['devDependencies']) };
  return 'hexo' in data || Object.hasOwn(asked, 'hexo');
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
