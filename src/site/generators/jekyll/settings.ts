import type { SiteFiles } from '../../../core/site.ts';
import { trim, trimEnd } from '../../../core/trim.ts';
import { openZone, type ZoneOffset } from '../../dates.ts';
import { isMap, readSettings, type Settings, textOf, textsOf } from '../../settings.ts';
import { CONFIG_FILES } from './config-files.ts';
import { type FrontMatterDefault, readDefaults } from './defaults.ts';

/** The parts of `_config.yml` that addresses depend on; defaults from lib/jekyll/configuration.rb. */
export interface JekyllSettings {
  /** Folder of the sources relative to the site root, with final slash, or empty. */
  readonly source: string;
  readonly destination: string;
  /** Folder of the collections relative to the source, with final slash, or empty. */
  readonly collectionsDir: string;
  readonly permalink: string;
  /** Without final slash: empty or `/blog`. */
  readonly baseurl: string;
  readonly url: string;
  readonly zone: ZoneOffset;
  readonly future: boolean;
  readonly unpublished: boolean;
  readonly showDrafts: boolean;
  readonly markdownExtensions: ReadonlySet<string>;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly collections: ReadonlyMap<string, Collection>;
  readonly defaults: readonly FrontMatterDefault[];
  readonly plugins: ReadonlySet<string>;
  /** The github-pages gem: Jekyll 3.10, with plugins of its own. */
  readonly isGitHubPages: boolean;
  /** The major version, where the Gemfile tells it; Jekyll 3 has no base path in what `{% link %}` gives. */
  readonly version: 3 | 4 | undefined;
  readonly theme: string | undefined;
  readonly raw: Settings;
  /** There is a configuration, and it can't be read. */
  readonly isUnread: boolean;
}

interface Collection {
  readonly output: boolean;
  readonly permalink: string | undefined;
}

const ALWAYS_EXCLUDED = [
  '.sass-cache',
  '.jekyll-cache',
  '.ruby-lsp',
  'gemfiles',
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor/bundle/',
  'vendor/cache/',
  'vendor/gems/',
  'vendor/ruby/',
];

/** The plugins that the github-pages gem switches on (github/pages-gem, lib/github-pages/plugins.rb). */
const GITHUB_PAGES_PLUGINS = [
  'jekyll-relative-links',
  'jekyll-optional-front-matter',
  'jekyll-readme-index',
  'jekyll-titles-from-headings',
  'jekyll-default-layout',
  'jekyll-github-metadata',
  'jekyll-gist',
  'jekyll-paginate',
];

export function readJekyllSettings(files: SiteFiles): JekyllSettings {
  const config = CONFIG_FILES.find(files.has);
  const raw = (config === undefined ? undefined : readSettings(files, config)) ?? {};
  const gemfile = `${files.read('Gemfile') ?? ''}\n${files.read('Gemfile.lock') ?? ''}`;
  const isGitHubPages = /^[ \t]*(?:gem[ \t]+["'])?github-pages\b/m.test(gemfile) || !files.has('Gemfile');
  const plugins = new Set([...textsOf(raw['plugins']), ...textsOf(raw['gems']), ...gemfilePlugins(gemfile)]);
  if (isGitHubPages) for (const plugin of GITHUB_PAGES_PLUGINS) plugins.add(plugin);
  const permalink = textOf(raw['permalink']) ?? 'date';
  const collectionsDir = folder(textOf(raw['collections_dir']));
  return {
    source: folder(textOf(raw['source'])),
    destination: folder(textOf(raw['destination']) ?? '_site'),
    collectionsDir,
    permalink,
    baseurl: trimSlashes(textOf(raw['baseurl']) ?? ''),
    url: trimEnd(textOf(raw['url']) ?? '', '/'),
    zone: openZone(textOf(raw['timezone'])),
    future: raw['future'] === true,
    unpublished: raw['unpublished'] === true,
    showDrafts: raw['show_drafts'] === true,
    markdownExtensions: new Set(
      (textOf(raw['markdown_ext']) ?? 'markdown,mkdown,mkdn,mkd,md').split(',').map(name => `.${name.trim()}`),
    ),
    include: Array.isArray(raw['include']) ? textsOf(raw['include']) : ['.htaccess'],
    exclude: [...textsOf(raw['exclude']), ...ALWAYS_EXCLUDED],
    collections: readCollections(raw['collections']),
    defaults: readDefaults(raw['defaults'], collectionsDir),
    plugins,
    isGitHubPages,
    version: versionOf(gemfile, files.has('Gemfile')),
    theme: textOf(raw['theme']) ?? textOf(raw['remote_theme']),
    raw,
    isUnread: config !== undefined && files.read(config) === undefined,
  };
}

function versionOf(gemfile: string, hasGemfile: boolean): 3 | 4 | undefined {
  if (/github-pages/.test(gemfile)) return 3;
  const locked = /\bjekyll["']?[ ,(]{1,9}["']?[~>=< ]{0,9}([34])\./.exec(gemfile)?.[1];
  if (locked !== undefined) return locked === '3' ? 3 : 4;
  return hasGemfile ? 4 : undefined;
}

function gemfilePlugins(gemfile: string): string[] {
  const start = gemfile.search(/^[ \t]*group[ \t(]+:jekyll_plugins[ \t)]+do\b/m);
  const rest = start === -1 ? '' : gemfile.slice(start);
  const group = rest.slice(0, Math.max(rest.search(/^[ \t]*end\b/m), 0));
  return [...group.matchAll(/gem\s+["']([\w-]+)["']/g)].map(match => match[1] ?? '');
}

function folder(path: string | undefined): string {
  const trimmed = trimEnd((path ?? '').replace(/^\.?\/+/, ''), '/');
  return trimmed === '' || trimmed === '.' ? '' : `${trimmed}/`;
}

function trimSlashes(base: string): string {
  const trimmed = trim(base, '/');
  return trimmed === '' ? '' : `/${trimmed}`;
}

function readCollections(value: unknown): Map<string, Collection> {
  const collections = new Map<string, Collection>();
  if (Array.isArray(value))
    for (const name of textsOf(value)) collections.set(name, { output: false, permalink: undefined });
  else if (isMap(value))
    for (const [name, options] of Object.entries(value)) {
      const settings = isMap(options) ? options : {};
      collections.set(name, { output: settings['output'] === true, permalink: textOf(settings['permalink']) });
    }
  const posts = collections.get('posts');
  collections.set('posts', { output: true, permalink: posts?.permalink });
  return collections;
}
