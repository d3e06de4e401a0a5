import type { SiteFiles } from '../../../core/site.ts';
import { joinPath } from '../../address.ts';
import {
  configOf,
  isCall,
  isFunction,
  isList,
  isObject,
  isReference,
  type Literal,
  literalAt,
  textsOf,
} from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';
import { isWikiPlugin } from '../../wiki-links.ts';
import { CONFIG_FILES, siteFolderOf } from './site-folder.ts';

/** A content plugin: the preset's own, or another instance of it. */
export interface Instance {
  readonly kind: 'docs' | 'blog' | 'pages';
  /** Relative to the root, with a final slash. */
  readonly path: string;
  /** Base path included, with slashes on both ends. */
  readonly route: string;
  readonly options: Literal;
}

export interface DocusaurusSettings {
  /** Relative to the root, with a final slash. */
  readonly folder: string;
  readonly config: Literal;
  readonly base: string | undefined;
  readonly host: string | undefined;
  readonly instances: readonly Instance[];
  readonly staticFolders: readonly string[];
  readonly trailingSlash: boolean | undefined;
  /** A plugin that may make pages. */
  readonly stranger: string | undefined;
  readonly redirects: readonly string[];
}

export function readDocusaurusSettings(files: SiteFiles): DocusaurusSettings {
  const folder = siteFolderOf(files) ?? '';
  const file = CONFIG_FILES.map(name => folder + name).find(files.has);
  const config = file === undefined ? undefined : configOf(readModule(file, files.read)?.default);
  const base = readBase(literalAt(config, 'baseUrl'));
  const url = literalAt(config, 'url');
  const plugins = pluginsOf(literalAt(config, 'plugins'));
  const trailingSlash = literalAt(config, 'trailingSlash');
  const statics = textsOf(literalAt(config, 'staticDirectories')) ?? ['static'];
  const redirects = plugins.find(({ name }) => /client-redirects$/.test(name))?.options;
  return {
    folder,
    config,
    base,
    host: typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined,
    instances: instancesOf(config, plugins, { folder, base: base ?? '/' }),
    staticFolders: statics.flatMap(path => folderAt(folder, path) ?? []),
    trailingSlash: typeof trailingSlash === 'boolean' ? trailingSlash : undefined,
    stranger: strangerOf(config, plugins),
    redirects: redirectsOf(redirects),
  };
}

function readBase(value: Literal): string | undefined {
  if (value === undefined) return '/';
  return typeof value === 'string' ? `/${value}/`.replace(/\/{2,}/g, '/') : undefined;
}

function folderAt(folder: string, path: string): string | undefined {
  const joined = joinPath(folder.slice(0, -1), path.replace(/^\/+/, ''));
  return joined === undefined || joined === '' ? joined : `${joined}/`;
}

/** Whether a plugin of remark, of any instance, makes links of `[[Page]]`. */
export function hasWikiLinks({ instances }: DocusaurusSettings): boolean {
  const plugins = ['remarkPlugins', 'beforeDefaultRemarkPlugins'];
  return instances.some(({ options }) =>
    plugins.some(key => pluginsOf(literalAt(options, key)).some(({ name }) => isWikiPlugin(name))),
  );
}

interface PluginEntry {
  readonly name: string;
  readonly options: Literal;
}

/** `'name'`, `['name', options]`, `require.resolve('name')`, a function. */
function pluginsOf(list: Literal): PluginEntry[] {
  if (!isList(list)) return list === undefined ? [] : [{ name: '', options: undefined }];
  return list
    .filter(item => item !== undefined && item !== null && item !== false)
    .map(item =>
      isList(item) ? { name: nameOf(item[0]), options: item[1] } : { name: nameOf(item), options: undefined },
    );
}

function nameOf(value: Literal): string {
  if (typeof value === 'string') return value;
  if (isCall(value)) return nameOf(value.args[0]);
  if (isReference(value)) return value.module ?? '';
  return '';
}

function instancesOf(
  config: Literal,
  plugins: readonly PluginEntry[],
  { folder, base }: { readonly folder: string; readonly base: string },
): Instance[] {
  const presets = literalAt(config, 'presets');
  const classic = pluginsOf(presets).find(({ name }) => /^(?:classic|.*preset-classic)$/.test(name));
  const found: { kind: Instance['kind']; options: Literal }[] = [];
  for (const kind of ['docs', 'blog', 'pages'] as const) {
    const options = literalAt(classic?.options, kind);
    if (classic && options !== false) found.push({ kind, options });
    for (const plugin of plugins)
      if (plugin.name.endsWith(`plugin-content-${kind}`)) found.push({ kind, options: plugin.options });
  }
  return found.flatMap(({ kind, options }) => {
    const path = literalAt(options, 'path') ?? (kind === 'pages' ? 'src/pages' : kind);
    const route = literalAt(options, 'routeBasePath') ?? (kind === 'pages' ? '/' : kind);
    const target = typeof path === 'string' ? folderAt(folder, path) : undefined;
    if (target === undefined || typeof route !== 'string') return [];
    return [{ kind, path: target, route: `${base}/${route}/`.replace(/\/{2,}/g, '/'), options }];
  });
}

/** Plugins that make no pages. */
const HARMLESS =
  /plugin-content-(?:docs|blog|pages)$|client-redirects$|plugin-(?:ideal-image|sitemap|google|pwa|debug|css|svgr|rsdoctor|sass|vercel|image-zoom)|docusaurus-plugin-sass|search|theme-|tailwind|webpack|matomo|gtag|plausible|posthog|hotjar|clarity|zoom/i;

function strangerOf(config: Literal, plugins: readonly PluginEntry[]): string | undefined {
  if (!isObject(config)) return 'the configuration';
  const presets = pluginsOf(literalAt(config, 'presets'));
  const preset = presets.find(({ name }) => !/^(?:classic|.*preset-classic)$/.test(name));
  const inline = literalAt(config, 'plugins');
  const hasFunction = isList(inline) && inline.some(item => isFunction(item) || isObject(item));
  const other = plugins.find(({ name }) => !HARMLESS.test(name) && (name !== '' || !hasFunction));
  if (preset ?? other) return (preset ?? other)?.name || 'a plugin';
  return hasFunction ? 'a plugin in the configuration' : undefined;
}

function redirectsOf(options: Literal): string[] {
  const list = literalAt(options, 'redirects');
  return isList(list) ? list.flatMap(rule => textsOf(literalAt(rule, 'from')) ?? []) : [];
}
