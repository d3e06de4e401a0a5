import type { SiteFiles } from '../../../core/site.ts';
import { baseName, folderOf } from '../../address.ts';
import { isFunction, isObject, type Literal, literalAt, literalOfJson, UNKNOWN } from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';
import { parseSettings } from '../../settings.ts';
import type { Template } from './files.ts';
import { findLayout, type Layouts } from './layouts.ts';
import type { EleventySettings } from './settings.ts';
import { readTemplateData } from './template-text.ts';

/** The data of one template, nearest first (“data cascade”). */
export interface Cascade {
  /** The first value below these keys; UNKNOWN where code may set it, `undefined` where nothing does. */
  at(...keys: string[]): Literal;
  /** The layouts around the template, the nearest first. */
  readonly layouts: readonly string[];
}

/** One source of data. */
interface Layer {
  readonly value: Literal;
  /** The text of code that can't be read as a value: what it does not name it does not set. */
  readonly source?: string;
}

export interface CascadeReader {
  readonly settings: EleventySettings;
  readonly files: SiteFiles;
  readonly layouts: Layouts;
  /** What was read already: files of data stand above many templates. */
  readonly layers: Map<string, Layer | undefined>;
}

const NO_DATA: Layer = { value: literalOfJson({}) };

export function readCascade(template: Template, frontMatter: Literal, reader: CascadeReader): Cascade {
  const own: Layer = { value: frontMatter };
  const local = localPaths(template, reader.settings).flatMap(path => readLayer(path, reader) ?? []);
  const named = firstOf([own, ...local], ['layout']) ?? globalAt(['layout'], reader);
  const chain = layoutChain(named, reader);
  const layers = [own, ...local, ...chain.layers];
  return {
    at: (...keys) => {
      const found = firstOf(layers, keys);
      return found === undefined ? globalAt(keys, reader) : found;
    },
    layouts: chain.files,
  };
}

function firstOf(layers: readonly Layer[], keys: readonly string[]): Literal {
  for (const layer of layers) {
    const value = valueAt(layer, keys);
    if (value !== undefined) return value;
  }
  return undefined;
}

function valueAt({ value, source }: Layer, keys: readonly string[]): Literal {
  const found = literalAt(value, ...keys);
  if (found !== UNKNOWN || source === undefined) return found;
  const [first = ''] = keys;
  const mayImport = /\brequire\(|\bimport\b|\.\.\./.test(source);
  return source.includes(first) || mayImport ? UNKNOWN : undefined;
}

/** Files of data for one template, nearest first (src/Data/TemplateData.js, getLocalDataPaths). */
function localPaths({ file, stem }: Template, settings: EleventySettings): string[] {
  const { input } = settings;
  const paths = pathsAt(input + stem, settings.dataSuffixes, settings);
  for (let folder = folderOf(file); `${folder}/`.length > input.length && folder !== ''; folder = folderOf(folder))
    paths.push(...folderPaths(folder, settings));
  return input === '' ? paths : [...paths, ...folderPaths(input.slice(0, -1), settings)];
}

/** The file of a folder has its name, or one for all; that one is never without a suffix. */
function folderPaths(folder: string, settings: EleventySettings): string[] {
  const { dataBaseName, dataSuffixes } = settings;
  const suffixes = dataBaseName === undefined ? dataSuffixes : dataSuffixes.filter(suffix => suffix !== '');
  return pathsAt(`${folder}/${dataBaseName ?? baseName(folder)}`, suffixes, settings);
}

function pathsAt(base: string, suffixes: readonly string[], { dataExtensions }: EleventySettings): string[] {
  return suffixes.flatMap(suffix => {
    const code = suffix === '' ? [] : ['.js', '.cjs', '.mjs'];
    return [...code, '.json', ...dataExtensions.map(extension => `.${extension}`)].map(end => base + suffix + end);
  });
}

function readLayer(path: string, { files, layers }: CascadeReader): Layer | undefined {
  if (!layers.has(path)) layers.set(path, files.has(path) ? readDataFile(path, files) : undefined);
  return layers.get(path);
}

function readDataFile(path: string, files: SiteFiles): Layer {
  const text = files.read(path) ?? '';
  if (/\.[cm]?js$/.test(path)) {
    const exported = readModule(path, files.read)?.default ?? UNKNOWN;
    return { value: isFunction(exported) ? exported.returns : exported, source: text };
  }
  if (/\.(?:json|ya?ml|toml)$/.test(path)) return { value: literalOfJson(parseSettings(text, path) ?? {}) };
  return { value: UNKNOWN, source: text };
}

function layoutChain(named: Literal, reader: CascadeReader): { layers: Layer[]; files: string[] } {
  const found = { layers: [] as Layer[], files: [] as string[] };
  let next = named;
  while (next !== undefined && next !== null && next !== false && next !== '') {
    const file = typeof next === 'string' ? findLayout(next, reader.layouts) : undefined;
    if (file === undefined) {
      found.layers.push(readAnyLayout(reader));
      break;
    }
    // A circle ends the build.
    if (found.files.includes(file)) break;
    const layer = readLayout(file, reader);
    found.layers.push(layer);
    found.files.push(file);
    next = literalAt(layer.value, 'layout');
  }
  return found;
}

function readLayout(file: string, { files, layers }: CascadeReader): Layer {
  const known = layers.get(file) ?? { value: readTemplateData(file, files) };
  layers.set(file, known);
  return known;
}

/** A layout that can't be known sets what any of them sets. */
function readAnyLayout(reader: CascadeReader): Layer {
  const { files, settings, layers } = reader;
  const known = layers.get('');
  if (known) return known;
  const isLayout = (path: string) => settings.layouts !== settings.input && path.startsWith(settings.layouts);
  const values = files.paths.filter(isLayout).map(path => readLayout(path, reader).value);
  const keys = values.flatMap(value => (isObject(value) ? [...value.entries.keys()] : []));
  const any: Layer = { value: { kind: 'object', entries: new Map(keys.map(key => [key, UNKNOWN])), open: false } };
  layers.set('', any);
  return any;
}

/** Data of the configuration wins over files of the data folder. */
function globalAt(keys: readonly string[], reader: CascadeReader): Literal {
  const [first = '', ...rest] = keys;
  for (const { method, args } of reader.settings.config?.calls ?? []) {
    if (method !== 'addGlobalData') continue;
    const [name, value] = args;
    if (name === UNKNOWN) continue;
    const whole = keys.join('.');
    const given = isFunction(value) ? value.returns : value;
    if (name === whole) return given;
    if (name === first && literalAt(given, ...rest) !== undefined) return literalAt(given, ...rest);
  }
  const { data } = reader.settings;
  const ends = ['.js', '.cjs', '.mjs', '.json', ...reader.settings.dataExtensions.map(extension => `.${extension}`)];
  for (const end of ends) {
    const layer = readLayer(`${data}${first}${end}`, reader);
    const value = layer && (rest.length === 0 ? layer.value : valueAt(layer, rest));
    if (value !== undefined) return value;
  }
  return reader.files.hasFolder(`${data}${first}`) ? UNKNOWN : undefined;
}

/** The values of front matter that was read by Markdown's own parser. */
export function frontMatterLiteral(data: Readonly<Record<string, unknown>> | undefined): Literal {
  return data === undefined ? NO_DATA.value : literalOfJson(data);
}

export function isSet(value: Literal): boolean {
  return value !== undefined && value !== null && !(isObject(value) && value.entries.size === 0 && !value.open);
}

/** A value of the site's own data: `site.title`; empty where the file of that data has none. */
export function globalText(name: string, reader: CascadeReader): string | undefined {
  const [first = '', ...rest] = name.split('.');
  const value = globalAt([first, ...rest], reader);
  if (value !== undefined || rest.length !== 1) return typeof value === 'string' ? value : undefined;
  const whole = globalAt([first], reader);
  return isObject(whole) && !whole.open ? '' : undefined;
}
