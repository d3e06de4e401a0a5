import { closest } from '../core/closest.ts';
import { type ErrorPlace, UserError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';
import { quote } from '../core/quote.ts';
import type { ConfigPath, LocateLine } from './locate.ts';

/** Where a configuration was read, for the places of errors. */
export interface ConfigSource {
  /** Absolute POSIX path; undefined for what the command line says. */
  readonly file: string | undefined;
  readonly lineOf: LocateLine;
}

/** A value of a configuration that is not checked yet, and where it stands. */
export interface Spot {
  readonly value: unknown;
  readonly path: ConfigPath;
  readonly source: ConfigSource;
}

export type Parsers<T> = { readonly [Key in keyof T]-?: (spot: Spot) => NonNullable<T[Key]> };

export function parseString(spot: Spot): string {
  if (typeof spot.value === 'string' && spot.value !== '') return spot.value;
  return fail(spot, `${nameOf(spot)} is ${describe(spot.value)}, not a text`);
}

/** A text or a list of texts. */
export function parseStrings(spot: Spot): readonly string[] {
  return Array.isArray(spot.value) ? parseList(spot, parseString) : [parseString(spot)];
}

export function parseList<T>(spot: Spot, parse: (spot: Spot) => T): T[] {
  if (!Array.isArray(spot.value)) return fail(spot, `${nameOf(spot)} is ${describe(spot.value)}, not a list`);
  return spot.value.map((value, index) => parse({ ...spot, value, path: [...spot.path, index] }));
}

/** An object with known keys. A key without a value (`rules:` in YAML, undefined in TypeScript) is as good as not written. */
export function parseFields<T extends object>(spot: Spot, parsers: Parsers<T>, otherNames: OtherNames): Partial<T> {
  const parsed: Partial<T> = {};
  for (const [key, value] of entriesOf(spot)) {
    const field = { ...spot, value, path: [...spot.path, key] };
    if (!hasKey(parsers, key)) return failUnknownKey(field, key, { known: Object.keys(parsers), otherNames });
    if (value !== undefined && value !== null) parsed[key] = parsers[key](field);
  }
  return parsed;
}

/** What other tools call a thing, and our name for it: too far apart to be found as a slip. */
export type OtherNames = ReadonlyMap<string, string>;

function failUnknownKey(spot: Spot, key: string, names: { known: readonly string[]; otherNames: OtherNames }): never {
  const meant = names.otherNames.get(key) ?? closest(key, names.known);
  return fail(
    spot,
    `Unknown key “${key}”`,
    meant ? `Did you mean “${meant}”?` : `The keys are ${quoteAll(names.known)}`,
  );
}

export function entriesOf(spot: Spot): [string, unknown][] {
  if (isRecord(spot.value)) return Object.entries(spot.value);
  return fail(spot, `${nameOf(spot)} is ${describe(spot.value)}, not an object`);
}

export function fail(spot: Spot, message: string, hint?: string): never {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  throw new UserError(sentence, { hint, where: placeOf(spot.source, spot.path) });
}

export function placeOf({ file, lineOf }: ConfigSource, path: ConfigPath): ErrorPlace | undefined {
  if (file === undefined) return undefined;
  const line = lineOf(path);
  return line === undefined ? { file } : { file, line };
}

export function nameOf(spot: Spot): string {
  const name = spot.path.findLast(part => typeof part === 'string');
  return name === undefined ? 'the configuration' : `“${name}”`;
}

export function describe(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'an empty text' : quote(value);
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  return typeof value === 'function' ? 'a function' : `“${String(value)}”`;
}

export function quoteAll(names: readonly string[]): string {
  return names.map(name => `“${name}”`).join(', ');
}

function hasKey<T extends object>(object: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(object, key);
}
