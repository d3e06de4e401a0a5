import { escapePattern } from '../../../core/escape-pattern.ts';
import type { GeneratedAddress } from '../../generator.ts';
import { textOf, textsOf } from '../../settings.ts';
import { routeOf } from './address.ts';
import type { OtherSources } from './other-sources.ts';
import type { HexoPage } from './publish.ts';
import { type HexoSettings, mapOf } from './settings.ts';
import { categoriesOf, tagsOf } from './terms.ts';

/** Lists, archives, feeds and the like, for each generator among the site's packages. */
export function generatedAddresses(
  settings: HexoSettings,
  { pages, others }: { readonly pages: readonly HexoPage[]; readonly others: OtherSources },
): GeneratedAddress[] {
  const { raw, base, plugins } = settings;
  const posts = pages.filter(({ isPost, state }) => isPost && state === 'published');
  const listed: GeneratedAddress[] = [];
  const addLists = (folders: Iterable<string>, by: string) => {
    for (const folder of new Set(folders)) listed.push({ address: base + routeOf(folder.replace(/\/?$/, '/')), by });
  };
  const has = (name: string) => [...plugins.names.keys()].some(plugin => plugin.startsWith(`hexo-generator-${name}`));
  if (has('index') || has('topindex')) addLists([textOf(mapOf(raw['index_generator'])['path']) ?? ''], 'Hexo’s index');
  if (has('archive')) addLists(archiveFolders(settings, posts), 'Hexo’s archives');
  // A post without date has that of its file.
  if (has('archive') && [...posts, ...others.posts].some(({ address }) => address?.date === undefined)) {
    const folder = escapePattern(base + folderName(raw['archive_dir'], 'archives'));
    listed.push({ address: new RegExp(`^${folder}\\d{4}/(?:\\d\\d/){0,2}$`), by: 'Hexo’s archives' });
  }
  if (has('tag')) addLists(tagFolders(settings, posts), 'Hexo’s tags');
  if (has('category')) {
    const folder = folderName(raw['category_dir'], 'categories');
    const slugs = posts.flatMap(({ data }) => categoriesOf(data, settings).flat());
    addLists(
      slugs.map(slug => folder + slug),
      'Hexo’s categories',
    );
  }
  const pagination = escapePattern(textOf(raw['pagination_dir']) || 'page');
  const sheets = new RegExp(`^${escapePattern(base)}(?:.*/)?${pagination}/\\d+/?$`);
  return [...listed, { address: sheets, by: 'Hexo’s pagination' }, ...fixedFiles(settings, has)];
}

function tagFolders(settings: HexoSettings, posts: readonly HexoPage[]): string[] {
  const folder = folderName(settings.raw['tag_dir'], 'tags');
  const hasIndex = mapOf(settings.raw['tag_generator'])['enable_index_page'] === true;
  return [
    ...(hasIndex ? [folder] : []),
    ...posts.flatMap(({ data }) => tagsOf(data, settings)).map(slug => folder + slug),
  ];
}

/** hexo-generator-archive's lib/generator.js. */
function archiveFolders({ raw }: HexoSettings, posts: readonly HexoPage[]): string[] {
  const folder = folderName(raw['archive_dir'], 'archives');
  const options = mapOf(raw['archive_generator']);
  const folders = new Set([folder]);
  const walls = posts.flatMap(({ address }) => (address?.date ? [address.date.wall, ...address.date.others] : []));
  const days = new Set(walls.map(wall => Math.floor(wall / 86_400_000)));
  for (const since of options['yearly'] === false ? [] : days) {
    const [year = '', month = '', day = ''] = new Date(since * 86_400_000).toISOString().slice(0, 10).split('-');
    folders.add(`${folder}${Number(year)}/`);
    if (options['monthly'] !== false) folders.add(`${folder}${Number(year)}/${month}/`);
    if (options['daily'] === true) folders.add(`${folder}${Number(year)}/${month}/${day}/`);
  }
  return [...folders];
}

function folderName(value: unknown, usual: string): string {
  const name = textOf(value) || usual;
  return name === '/' ? '' : name.replace(/\/?$/, '/');
}

/** Feeds and files for machines, with the names that their configuration gives them. */
function fixedFiles({ raw, base }: HexoSettings, has: (name: string) => boolean): GeneratedAddress[] {
  const found: GeneratedAddress[] = [];
  const add = (plugin: string, usual: readonly string[], configured: unknown) => {
    if (!has(plugin)) return;
    for (const name of [...usual, ...textsOf(configured)])
      found.push({ address: base + routeOf(name), by: `hexo-generator-${plugin}` });
  };
  add('feed', ['atom.xml', 'rss2.xml'], mapOf(raw['feed'])['path']);
  add('sitemap', ['sitemap.xml', 'sitemap.txt'], mapOf(raw['sitemap'])['path']);
  add('baidu-sitemap', ['baidusitemap.xml'], mapOf(raw['baidusitemap'])['path']);
  const sitemaps = [
    'sitemap.xml',
    'sitemap.xsl',
    'post-sitemap.xml',
    'page-sitemap.xml',
    'category-sitemap.xml',
    'tag-sitemap.xml',
  ];
  add('seo-friendly-sitemap', sitemaps, mapOf(raw['sitemap'])['path']);
  add('search', ['search.xml', 'search.json'], mapOf(raw['search'])['path']);
  add('json-content', ['content.json'], undefined);
  add('robotstxt', ['robots.txt'], undefined);
  add('cname', ['CNAME'], undefined);
  add('nojekyll', ['.nojekyll'], undefined);
  add('alias', [], Object.keys(mapOf(raw['alias'] ?? raw['aliases'])));
  return found;
}
