import { isFunction, isObject, type Literal, literalAt, UNKNOWN } from '../../literals/literal.ts';
import { type DataFiles, readLayer, valueAt } from './data-files.ts';
import type { EleventySettings } from './settings.ts';

export interface GlobalData extends DataFiles {
  readonly settings: EleventySettings;
  readonly globals: Map<string, Literal>;
}

/** Every page asks for the same few. */
export function globalAt(keys: readonly string[], reader: GlobalData): Literal {
  const name = keys.join('.');
  if (!reader.globals.has(name)) reader.globals.set(name, readGlobal(keys, reader));
  return reader.globals.get(name);
}

/** Data of the configuration wins over files of the data folder. */
function readGlobal(keys: readonly string[], reader: GlobalData): Literal {
  const [first = '', ...rest] = keys;
  for (const { method, args } of reader.settings.config?.calls ?? []) {
    if (method !== 'addGlobalData') continue;
    const [name, value] = args;
    const given = isFunction(value) ? value.returns : value;
    if (name === keys.join('.')) return given;
    if (name === first && literalAt(given, ...rest) !== undefined) return literalAt(given, ...rest);
  }
  const { data, dataExtensions } = reader.settings;
  for (const end of ['.js', '.cjs', '.mjs', '.json', ...dataExtensions.map(extension => `.${extension}`)]) {
    const layer = readLayer(`${data}${first}${end}`, reader);
    const value = layer && (rest.length === 0 ? layer.value : valueAt(layer, rest));
    if (value !== undefined) return value;
  }
  return reader.files.hasFolder(`${data}${first}`) ? UNKNOWN : undefined;
}

/** A value of the site's own data: `site.title`; empty where the file of that data has none. */
export function globalText(name: string, reader: GlobalData): string | undefined {
  const [first = '', ...rest] = name.split('.');
  const value = globalAt([first, ...rest], reader);
  if (value !== undefined || rest.length !== 1) return typeof value === 'string' ? value : undefined;
  const whole = globalAt([first], reader);
  return isObject(whole) && !whole.open ? '' : undefined;
}
