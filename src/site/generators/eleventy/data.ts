import type { SiteFiles } from '../../../core/site.ts';
import { baseName, folderOf } from '../../address.ts';
import { isFunction, isObject, type Literal, literalAt, literalOfJson, UNKNOWN } from '../../literals/literal.ts';
import { type Layer, readLayer, valueAt } from './data-files.ts';
import type { EleventyFiles, Template } from './files.ts';
import { type GlobalData, globalAt } from './global-data.ts';
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

export interface CascadeReader extends GlobalData {
  readonly layouts: Layouts;
  readonly folders: Map<string, readonly Layer[]>;
}

export function openCascades(settings: EleventySettings, files: SiteFiles, sorted: EleventyFiles): CascadeReader {
  const layouts = { settings, files, sorted };
  return { settings, files, layouts, layers: new Map(), folders: new Map(), globals: new Map() };
}

const NO_DATA: Layer = { value: literalOfJson({}) };

export function readCascade(template: Template, frontMatter: Literal, reader: CascadeReader): Cascade {
  const own: Layer = { value: frontMatter };
  const local = readLocal(template, reader);
  // What is empty or false is passed over.
  const named = [own, ...local].map(layer => valueAt(layer, ['layout'])).find(Boolean) ?? globalAt(['layout'], reader);
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

/** Data of the template's own files, then of its folders (src/Data/TemplateData.js, getLocalDataPaths). */
function readLocal({ file, stem }: Template, reader: CascadeReader): Layer[] {
  const { settings } = reader;
  return [
    ...readLayers(pathsAt(settings.input + stem, settings.dataSuffixes, settings), reader),
    ...readFolder(folderOf(file), reader),
  ];
}

/** A folder and those above it, down to the input. */
function readFolder(folder: string, reader: CascadeReader): readonly Layer[] {
  if (folder === '' || !`${folder}/`.startsWith(reader.settings.input)) return [];
  const known = reader.folders.get(folder);
  if (known) return known;
  const layers = [...readLayers(folderPaths(folder, reader.settings), reader), ...readFolder(folderOf(folder), reader)];
  reader.folders.set(folder, layers);
  return layers;
}

function readLayers(paths: readonly string[], reader: CascadeReader): Layer[] {
  return paths.flatMap(path => readLayer(path, reader) ?? []);
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

/** Whether anything sets a key for a template, or may set it; data that is computed counts. */
export function mayInherit(keys: readonly string[], cascade: Cascade, { config }: EleventySettings): boolean {
  if (cascade.at(...keys) !== undefined || cascade.at('eleventyComputed', ...keys) !== undefined) return true;
  const [first = ''] = keys;
  return (config?.calls ?? []).some(({ method, args: [name, ...rest] }) => {
    if (method === 'addGlobalData') return typeof name !== 'string';
    return method === 'addPreprocessor' && rest.some(arg => isFunction(arg) && arg.source.includes(first));
  });
}

/** The values of front matter that was read by Markdown's own parser. */
export function frontMatterLiteral(data: Readonly<Record<string, unknown>> | undefined): Literal {
  return data === undefined ? NO_DATA.value : literalOfJson(data);
}

export function isSet(value: Literal): boolean {
  return value !== undefined && value !== null && !(isObject(value) && value.entries.size === 0 && !value.open);
}
