import type { SiteFiles } from '../../../core/site.ts';
import { joinPath } from '../../address.ts';
import { isList, isObject, type Literal, literalAt, textsOf, UNKNOWN } from '../../literals/literal.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { type ConfigCall, type EleventyConfig, readEleventyConfig } from './config.ts';
import { CONFIG_FILES } from './config-files.ts';
import { isDraftFilter, type MarkdownSetup, readMarkdownSetup } from './markdown.ts';
import { effectsOf, type PluginEffects } from './plugins.ts';

export interface EleventySettings {
  readonly config: EleventyConfig | undefined;
  /** Why addresses can't be known at all. */
  readonly unread: string | undefined;
  /** Folders, relative to the root, with a final slash; empty for the root itself. */
  readonly input: string;
  readonly output: string;
  readonly includes: string;
  readonly layouts: string;
  readonly data: string;
  /** Base path with slashes on both ends. */
  readonly base: string;
  /** Formats of templates, and extensions of files that are copied as they are. */
  readonly formats: readonly string[];
  /** Extensions that the configuration adds: the format that they stand for, and what they become. */
  readonly extensions: ReadonlyMap<string, { readonly format: string; readonly output: string }>;
  readonly markdownEngine: string | false;
  readonly dataSuffixes: readonly string[];
  readonly dataBaseName: string | undefined;
  /** Extensions of data files beside JSON and JavaScript. */
  readonly dataExtensions: readonly string[];
  readonly usesGitIgnore: boolean;
  readonly ignores: readonly string[];
  readonly layoutAliases: ReadonlyMap<string, string>;
  readonly effects: PluginEffects;
  readonly markdown: MarkdownSetup;
  /** Templates with `draft: true` are left out. */
  readonly skipsDrafts: boolean;
}

/** Eleventy 1 to 3: src/defaultConfig.js, src/Util/ProjectDirectories.js. */
export function readEleventySettings(files: SiteFiles): EleventySettings {
  const command = readCommandLine(files);
  const file = [...(command.config === undefined ? [] : [command.config]), ...CONFIG_FILES].find(files.has);
  const config = readEleventyConfig(files, file);
  const option = (...keys: string[]): Literal =>
    config?.options.map(each => literalAt(each, ...keys)).find(value => value !== undefined);
  const calls = (method: string) => config?.calls.filter(call => call.method === method) ?? [];
  const folders = readFolders(command, option, calls);
  const pathPrefix = command.pathPrefix ?? option('pathPrefix');
  const effects = effectsOf(config?.packages ?? []);
  const extensions = readExtensions(calls('addExtension'));
  const engine = option('markdownTemplateEngine');
  const suffixes = calls('setDataFileSuffixes').at(-1)?.args[0];
  const baseName = calls('setDataFileBaseName').at(-1)?.args[0];
  return {
    config,
    unread: whyUnread(config, [...Object.values(folders), pathPrefix]),
    ...resolveFolders(folders),
    base: `/${typeof pathPrefix === 'string' ? pathPrefix.replace(/^https?:\/\/[^/]+/, '') : ''}/`.replace(
      /\/{2,}/g,
      '/',
    ),
    formats: readFormats(command, option, calls),
    extensions,
    markdownEngine: typeof engine === 'string' || engine === false ? engine : 'liquid',
    dataSuffixes: (suffixes === undefined ? undefined : textsOf(suffixes)) ?? ['.11tydata', ''],
    dataBaseName: typeof baseName === 'string' ? baseName : undefined,
    dataExtensions: calls('addDataExtension').flatMap(({ args }) => splitNames(args[0])),
    usesGitIgnore: !calls('setUseGitIgnore').some(({ args }) => args[0] === false),
    ignores: calls('ignores.add').flatMap(({ args }) => (typeof args[0] === 'string' ? [args[0]] : [])),
    layoutAliases: new Map(
      calls('addLayoutAlias').flatMap(({ args: [from, to] }) =>
        typeof from === 'string' && typeof to === 'string' ? [[from, to] as const] : [],
      ),
    ),
    effects,
    markdown: readMarkdownSetup(config, effects),
    skipsDrafts: calls('addPreprocessor').some(({ args }) => isDraftFilter(args)),
  };
}

type Option = (...keys: string[]) => Literal;
type Calls = (method: string) => readonly ConfigCall[];

type Folders = Readonly<Record<'input' | 'output' | 'includes' | 'layouts' | 'data', Literal>>;

/** What is returned wins over what is set by a call. */
function readFolders(command: CommandLine, option: Option, calls: Calls): Folders {
  const setBy = (name: string) => calls(`set${name}Directory`).at(-1)?.args[0];
  return {
    input: command.input ?? option('dir', 'input') ?? setBy('Input') ?? '.',
    output: command.output ?? option('dir', 'output') ?? setBy('Output') ?? '_site',
    includes: option('dir', 'includes') ?? setBy('Includes') ?? '_includes',
    layouts: option('dir', 'layouts') ?? setBy('Layouts'),
    data: option('dir', 'data') ?? setBy('Data') ?? '_data',
  };
}

/** Includes, layouts and data are relative to the input. */
function resolveFolders(
  folders: Folders,
): Pick<EleventySettings, 'input' | 'output' | 'includes' | 'layouts' | 'data'> {
  const input = asFolder('', folders.input);
  const includes = asFolder(input, folders.includes);
  return {
    input,
    output: asFolder('', folders.output),
    includes,
    layouts: folders.layouts === undefined ? includes : asFolder(input, folders.layouts),
    data: asFolder(input, folders.data),
  };
}

function asFolder(parent: string, path: Literal): string {
  const joined = joinPath(parent.slice(0, -1), typeof path === 'string' ? path.replace(/^\/+/, '') : '') ?? '';
  return joined === '' ? '' : `${joined}/`;
}

function whyUnread(config: EleventyConfig | undefined, values: readonly Literal[]): string | undefined {
  const isKnown = (value: Literal) => value === undefined || value === false || typeof value === 'string';
  const isReadable = config === undefined || config.options.every(each => each === undefined || isObject(each));
  const isClosed = config?.options.every(each => !isObject(each) || !each.open) ?? true;
  return isReadable && isClosed && values.every(isKnown)
    ? undefined
    : 'the configuration can’t be read without running it';
}

const DEFAULT_FORMATS = ['liquid', 'md', 'njk', 'html', '11ty.js'];

function readFormats(command: CommandLine, option: Option, calls: Calls): string[] {
  const set = command.formats ?? calls('setTemplateFormats').at(-1)?.args[0] ?? option('templateFormats');
  const own = splitNames(set);
  const added = calls('addTemplateFormats').flatMap(({ args }) => splitNames(args[0]));
  const usual = own.length === 0 || own.includes('*') ? DEFAULT_FORMATS : own;
  return [...new Set([...usual, ...added].map(format => format.toLowerCase()))];
}

/** `'md,njk'` or a list of such. */
function splitNames(value: Literal): string[] {
  const texts =
    typeof value === 'string' ? [value] : isList(value) ? value.filter(each => typeof each === 'string') : [];
  return texts.flatMap(text => text.split(',')).flatMap(name => name.trim() || []);
}

function readExtensions(calls: readonly ConfigCall[]): EleventySettings['extensions'] {
  const found = new Map<string, { format: string; output: string }>();
  for (const { args } of calls) {
    const output = literalAt(args[1], 'outputFileExtension') ?? 'html';
    for (const name of splitNames(args[0])) {
      const key = literalAt(args[1], 'key') ?? name;
      found.set(name, {
        format: key === UNKNOWN || typeof key !== 'string' ? name : key,
        output: typeof output === 'string' ? output : 'html',
      });
    }
  }
  return found;
}
