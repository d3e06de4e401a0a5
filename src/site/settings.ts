import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { parseDocument } from 'yaml';
import type { SiteFiles } from '../core/site.ts';

export type Settings = Readonly<Record<string, unknown>>;

/**
 * Reads a YAML, TOML or JSON file as data; undefined if it is absent or broken. Custom tags are ignored,
 * and an alias bomb counts as broken.
 */
export function readSettings(files: Pick<SiteFiles, 'read'>, path: string): Settings | undefined {
  const text = files.read(path);
  if (text === undefined) return undefined;
  const data = parseSettings(text, path);
  return isMap(data) ? data : undefined;
}

export function parseSettings(text: string, path: string): unknown {
  try {
    if (path.endsWith('.json')) return JSON.parse(text);
    if (path.endsWith('.toml')) return getStaticTOMLValue(parseTOML(text));
    const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false, merge: true });
    return document.toJS({ maxAliasCount: 1000 });
  } catch {
    return undefined;
  }
}

export function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A list of strings; a single string counts as a list of one, anything else is left out. */
export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map(textOf).filter(text => text !== undefined);
}
