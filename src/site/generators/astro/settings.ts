import type { SiteFiles } from '../../../core/site.ts';
import { trim } from '../../../core/trim.ts';
import { joinPath } from '../../address.ts';
import {
  configOf,
  isCall,
  isList,
  isObject,
  isReference,
  type Literal,
  type LiteralCall,
  literalAt,
  UNKNOWN,
} from '../../literals/literal.ts';
import { pathOf } from '../../literals/path-of.ts';
import { readModule } from '../../literals/read-module.ts';
import { listDependencies } from '../../manifest.ts';
import { readSettings } from '../../settings.ts';
import { type Alias, readAliases } from './aliases.ts';
import { CONFIG_FILES } from './config-files.ts';

/** What astro.config says that matters for addresses (docs.astro.build, “Configuration Reference”). */
export interface AstroSettings {
  /** The major version that package.json asks for; the newest where it does not say. */
  readonly major: number;
  /** Folders relative to the root, with a final slash. */
  readonly source: string;
  readonly public: string;
  /** With slashes on both ends; undefined where it can't be read. */
  readonly base: string | undefined;
  readonly host: string | undefined;
  readonly format: 'directory' | 'file' | 'preserve';
  readonly config: Literal;
  readonly integrations: readonly Integration[];
  /** Whether the list of integrations could be read. */
  readonly knowsIntegrations: boolean;
  /** Names of remark and rehype plugins and the like, as they are imported. */
  readonly plugins: readonly string[];
  readonly starlight: Literal;
  /** Import aliases: `~/` → folders or files, from tsconfig.json and Vite's configuration. */
  readonly aliases: readonly Alias[];
}

interface Integration {
  /** The module that it comes from: a package or a path. */
  readonly module: string;
  readonly options: Literal;
}

/** The newest version whose behaviour is recorded (fixtures/sites/README.md). */
const NEWEST = 7;

export function readAstroSettings(files: SiteFiles): AstroSettings {
  const file = CONFIG_FILES.find(files.has);
  const config = file === undefined ? undefined : configOf(readModule(file, files.read)?.default);
  const listed = literalAt(config, 'integrations');
  const integrations = isList(listed) ? listed.flatMap(item => integrationOf(item)) : [];
  const isWhole = listed === undefined || (isList(listed) && !listed.some(item => item === UNKNOWN));
  const starlight = integrations.find(({ module }) => module === '@astrojs/starlight');
  return {
    major: readMajor(files),
    source: folderAt(config, 'srcDir', 'src/'),
    public: folderAt(config, 'publicDir', 'public/'),
    base: readBase(literalAt(config, 'base')),
    host: hostOf(literalAt(config, 'site')),
    format: formatOf(literalAt(config, 'build', 'format')),
    config,
    integrations,
    knowsIntegrations: isWhole && (file === undefined || isObject(config)),
    plugins: [...namesIn(literalAt(config, 'markdown')), ...integrations.flatMap(({ options }) => namesIn(options))],
    starlight: starlight?.options,
    aliases: readAliases(files, config),
  };
}

function readMajor(files: SiteFiles): number {
  const manifest = readSettings(files, 'package.json');
  const groups = listDependencies(manifest);
  const range = groups.map(group => group['astro']).find(value => typeof value === 'string');
  const major = /(?:^|[\s^~>=v])(\d+)(?:\.|$|\s)/.exec(range ?? '')?.[1];
  return major === undefined ? NEWEST : Number(major);
}

/** `srcDir: './source'`, also as `new URL('./source', import.meta.url)`. */
function folderAt(config: Literal, key: string, usual: string): string {
  const path = pathOf(literalAt(config, key));
  const folder = path === undefined ? undefined : joinPath('', path.replace(/^\//, ''));
  if (folder === undefined) return usual;
  return folder === '' ? '' : `${folder}/`;
}

function readBase(value: Literal): string | undefined {
  if (value === undefined) return '/';
  if (typeof value !== 'string') return undefined;
  const path = trim(value, '/');
  return path === '' ? '/' : `/${path}/`;
}

function hostOf(value: Literal): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  return new URL(value).hostname.toLowerCase();
}

function formatOf(value: Literal): AstroSettings['format'] {
  return value === 'file' || value === 'preserve' ? value : 'directory';
}

/** `mdx()`, `condition && mdx()`, `[mdx(), sitemap()]`. */
function integrationOf(item: Literal): Integration[] {
  if (isList(item)) return item.flatMap(integrationOf);
  if (isCall(item)) return [{ module: moduleOf(item), options: item.args[0] }];
  return item === UNKNOWN ? [] : [];
}

function moduleOf(call: LiteralCall): string {
  return call.module ?? (isReference(call.on) ? call.on.module : undefined) ?? '';
}

/** Names of what is imported and called in a part of the configuration: plugins, mostly. */
function namesIn(value: Literal): string[] {
  if (typeof value === 'string') return [value];
  if (isReference(value)) return [`${value.module ?? ''} ${value.name}`];
  if (isList(value)) return value.flatMap(namesIn);
  if (isCall(value)) return [`${value.module ?? ''} ${value.callee}`, ...value.args.flatMap(namesIn)];
  if (isObject(value)) return pluginLists(value);
  return [];
}

function pluginLists(value: Literal): string[] {
  if (!isObject(value)) return [];
  return Array.from(value.entries)
    .filter(([key, inner]) => /plugins?$/i.test(key) || (isCall(inner) && key === 'processor'))
    .flatMap(([, inner]) => namesIn(inner));
}
