import { escapePattern } from '../../../core/escape-pattern.ts';
import { viewFrontMatter } from '../../../core/front-matter.ts';
import type { FileFacts, Page, SiteFiles } from '../../../core/site.ts';
import { resolveAddress } from '../../address.ts';
import { findCompleteFolders } from '../../complete-folders.ts';
import type { GeneratedAddress, Publication, PublishInput } from '../../generator.ts';
import { isObject, literalAt } from '../../literals/literal.ts';
import { textOf } from '../../settings.ts';
import { blogSlug, docSlug } from './address.ts';
import type { DocusaurusSettings, Instance } from './settings.ts';
import { type Source, sourceOf } from './sources.ts';

/** Options of the docs that give versions other addresses (plugin-content-docs, versions). */
function movesVersions({ kind, options }: Instance): boolean {
  const versions = literalAt(options, 'versions');
  const hasPath =
    isObject(versions) && [...versions.entries.values()].some(one => literalAt(one, 'path') !== undefined);
  const names = ['lastVersion', 'includeCurrentVersion', 'onlyIncludeVersions', 'disableVersioning'];
  return kind === 'docs' && (hasPath || names.some(name => literalAt(options, name) !== undefined));
}

export function publishDocusaurus(
  settings: DocusaurusSettings,
  sources: readonly Source[],
  { facts, files }: PublishInput,
): Publication {
  const pages = facts.map(file => pageOf(file, sourceOf(file.file, sources), settings));
  const assets = publishAssets(settings, sources, files);
  return {
    pages,
    assets,
    generated: [...generatedAddresses(settings), ...redirects(settings)],
    base: settings.base ?? '/',
    ignoresFinalSlash: true,
    hosts: settings.host === undefined ? [] : [settings.host],
    mayExist: whatMayExist(settings, pages),
  };
}

function pageOf(facts: FileFacts, source: Source | undefined, settings: DocusaurusSettings): Page {
  const frontMatter = facts.frontMatter && viewFrontMatter(facts.frontMatter, facts);
  const mayInherit = literalAt(settings.config, 'markdown', 'parseFrontMatter') !== undefined;
  const basics = { file: facts.file, facts, frontMatter, aliases: [], inherits: () => mayInherit };
  const path = source ? facts.file.slice(source.folder.length) : '';
  if (!source || source.excludes(path))
    return { ...basics, state: 'published', url: undefined, exact: false, isPost: false };
  const { kind } = source.instance;
  const data = facts.frontMatter?.data;
  const isDraft = data?.['draft'] === true || data?.['draft'] === 'true';
  return {
    ...basics,
    state: isDraft ? 'draft' : 'published',
    url: withSlash(source.route, slugOf(path, source, data), settings),
    exact: settings.base !== undefined && facts.frontMatterBroken !== true,
    isPost: kind === 'blog',
    section: kind,
  };
}

function slugOf(path: string, { instance }: Source, data: Readonly<Record<string, unknown>> | undefined): string {
  if (instance.kind === 'blog') return blogSlug(path, data);
  if (instance.kind === 'docs') return docSlug(path, data, literalAt(instance.options, 'numberPrefixParser') === false);
  return textOf(data?.['slug']) || path.replace(/(?:^|\/)index\.mdx?$|\.mdx?$/, '');
}

/** A permalink ends with a slash where the site says so, and where a document stands for its folder. */
function withSlash(route: string, slug: string, { trailingSlash }: DocusaurusSettings): string {
  const address = resolveAddress(route, `${route}${slug}`.replace(/\/{2,}/g, '/')).normalize('NFC');
  const bare = address.replace(/(.)\/$/, '$1');
  if (trailingSlash === undefined) return slug === '' && bare === route.slice(0, -1) ? bare || '/' : address;
  return trailingSlash && bare !== '/' ? `${bare}/` : bare;
}

function publishAssets(
  settings: DocusaurusSettings,
  sources: readonly Source[],
  files: SiteFiles,
): Map<string, string> {
  const base = settings.base ?? '/';
  const assets = new Map<string, string>();
  const pages = sources.filter(({ instance }) => instance.kind === 'pages');
  for (const path of files.paths) {
    for (const { folder, route, excludes } of pages) {
      const inner = path.startsWith(folder) && /\.[jt]sx?$/.test(path) ? path.slice(folder.length) : undefined;
      if (inner === undefined || excludes(inner) || inner.endsWith('.d.ts')) continue;
      assets.set(
        `${route}${inner.replace(/(?:^|\/)index\.[jt]sx?$|\.[jt]sx?$/, '')}/index.html`.replace(/\/{2,}/g, '/'),
        path,
      );
    }
    for (const folder of settings.staticFolders)
      if (path.startsWith(folder)) assets.set(base + path.slice(folder.length).normalize('NFC'), path);
  }
  return assets;
}

function generatedAddresses({ base = '/', instances }: DocusaurusSettings): GeneratedAddress[] {
  const found: GeneratedAddress[] = [
    { address: `${base}sitemap.xml`, by: 'Docusaurus’ sitemap' },
    { address: `${base}search`, by: 'Docusaurus’ search' },
    { address: `${base}404.html`, by: 'Docusaurus’ theme' },
    { address: new RegExp(`^${escapePattern(base)}assets/`), by: 'Docusaurus’ build' },
  ];
  for (const { kind, route } of instances) {
    const start = `^${escapePattern(route.slice(0, -1))}`;
    if (kind === 'blog') {
      const lists = '(?:/?|/(?:page/\\d+|tags|tags/.+|archive|authors|authors/.+|(?:rss|atom)\\.xml|feed\\.json))';
      found.push({ address: new RegExp(`${start}${lists}(?:/|/index\\.html|\\.html)?$`), by: 'Docusaurus’ blog' });
    }
    if (kind === 'docs')
      found.push({ address: new RegExp(`${start}/(?:tags|category)(?:/.*)?$`), by: 'Docusaurus’ docs' });
  }
  return found;
}

function redirects({ redirects: sources, base = '/' }: DocusaurusSettings): GeneratedAddress[] {
  return sources.map(from => ({
    address: base.slice(0, -1) + from,
    by: '@docusaurus/plugin-client-redirects',
  }));
}

function whatMayExist(settings: DocusaurusSettings, pages: readonly Page[]): (address: string) => string | undefined {
  const isComplete = findCompleteFolders(pages);
  const moved = settings.instances.filter(movesVersions);
  return address => {
    if (moved.some(({ route }) => address.startsWith(route))) return 'versions of the docs may be there';
    if (settings.base === undefined) return 'the base path of this site can’t be read from its configuration';
    if (settings.instances.length === 0) return 'the content of this site can’t be read from its configuration';
    // Hosts answer `/a.html` with `/a/` in ways of their own, and redirects of older versions of Docusaurus remain.
    const isKnown = isComplete(address) && !/\.html?$/.test(address);
    return settings.stranger !== undefined && !isKnown ? `“${settings.stranger}” may make it` : undefined;
  };
}
