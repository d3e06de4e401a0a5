import type { SiteFiles } from '../../../core/site.ts';
import { isFunction, type Literal, literalAt, literalOfJson, UNKNOWN } from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';
import { parseSettings } from '../../settings.ts';

/** One source of data. */
export interface Layer {
  readonly value: Literal;
  /** The text of code that can't be read as a value: what it does not name it does not set. */
  readonly source?: string;
}

export interface DataFiles {
  readonly files: SiteFiles;
  /** What was read already: files of data stand above many templates. */
  readonly layers: Map<string, Layer | undefined>;
}

export function valueAt({ value, source }: Layer, keys: readonly string[]): Literal {
  const found = literalAt(value, ...keys);
  if (found !== UNKNOWN || source === undefined) return found;
  const [first = ''] = keys;
  const mayImport = /\brequire\(|\bimport\b|\.\.\./.test(source);
  return source.includes(first) || mayImport ? UNKNOWN : undefined;
}

export function readLayer(path: string, { files, layers }: DataFiles): Layer | undefined {
  if (!layers.has(path)) {
    const isThere = files.has(path) || files.isClosed(path);
    layers.set(path, isThere ? readDataFile(path, files) : undefined);
  }
  return layers.get(path);
}

function readDataFile(path: string, files: SiteFiles): Layer {
  const text = files.read(path);
  if (text === undefined) return { value: UNKNOWN };
  if (/\.[cm]?js$/.test(path)) {
    const exported = readModule(path, files.read)?.default ?? UNKNOWN;
    return { value: isFunction(exported) ? exported.returns : exported, source: text };
  }
  if (/\.(?:json|ya?ml|toml)$/.test(path)) {
    const data = text.trim() === '' ? {} : parseSettings(text, path);
    return { value: data === undefined ? UNKNOWN : literalOfJson(data ?? {}) };
  }
  return { value: UNKNOWN, source: text };
}
