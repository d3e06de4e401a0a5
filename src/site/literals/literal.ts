/** What only running the code would tell. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A value of a JavaScript or TypeScript module, as far as it is written down. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | undefined
  | typeof UNKNOWN
  | readonly Literal[]
  | LiteralObject
  | LiteralCall
  | LiteralFunction
  | LiteralReference;

export interface LiteralObject {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Literal>;
  /** Other keys may be there (`...base`, a computed key). */
  readonly open: boolean;
}

/** A call or `new`: what is called and with what; it is never made. */
export interface LiteralCall {
  readonly kind: 'call';
  /** The last name: `glob` for `glob()`, `object` for `z.object()`. */
  readonly callee: string;
  /** The module that the name is imported from, where it is. */
  readonly module?: string;
  /** What a method is called on. */
  readonly on?: Literal;
  /** The function that is called, where it is written in the site. */
  readonly of?: LiteralFunction;
  readonly args: readonly Literal[];
}

export interface LiteralFunction {
  readonly kind: 'function';
  readonly returns: Literal;
  /** The names of its parameters; empty for one that is taken apart. */
  readonly parameters: readonly string[];
  /** The calls that it makes as statements of their own, those in conditions and loops included. */
  readonly calls: readonly LiteralCall[];
  /** Its text, for what can only be guessed from words. */
  readonly source: string;
}

/** A value that has a name and no more: something imported from a package, a parameter of a function, or a part of one. */
export interface LiteralReference {
  readonly kind: 'reference';
  /** Empty for a parameter that is taken apart (`({ id }) => …`). */
  readonly name: string;
  readonly module?: string;
  /** What is taken from it: `data`, `slug` for `entry.data.slug`. */
  readonly keys: readonly string[];
}

/** The exports of a module; CommonJS' `module.exports` is the default one. */
export interface ModuleLiterals {
  readonly default: Literal;
  /** Whether the module itself has an export of this name. */
  has(name: string): boolean;
  named(name: string): Literal;
}

export function isObject(value: Literal): value is LiteralObject {
  return hasKind(value) && value.kind === 'object';
}

export function isCall(value: Literal): value is LiteralCall {
  return hasKind(value) && value.kind === 'call';
}

export function isFunction(value: Literal): value is LiteralFunction {
  return hasKind(value) && value.kind === 'function';
}

export function isReference(value: Literal): value is LiteralReference {
  return hasKind(value) && value.kind === 'reference';
}

function hasKind(value: Literal): value is LiteralObject | LiteralCall | LiteralFunction | LiteralReference {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

export function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}

/** The value below these keys; `undefined` where there is certainly none. */
export function literalAt(value: Literal, ...keys: readonly string[]): Literal {
  let current = value;
  for (const key of keys) {
    if (isReference(current)) {
      current = { ...current, keys: [...current.keys, key] };
      continue;
    }
    if (isCall(current) || isFunction(current)) return UNKNOWN;
    if (!isObject(current)) return current === UNKNOWN ? UNKNOWN : undefined;
    if (current.entries.has(key)) current = current.entries.get(key);
    else return current.open ? UNKNOWN : undefined;
  }
  return current;
}

/** The strings of a list, or a single string as a list of one; undefined where one of them is no literal. */
export function textsOf(value: Literal): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!isList(value)) return undefined;
  const texts = value.filter(item => typeof item === 'string');
  return texts.length === value.length ? texts : undefined;
}

/** What a configuration module exports: the object in `defineConfig({ … })` or returned by a function. */
export function configOf(exported: Literal): Literal {
  if (isFunction(exported)) return configOf(exported.returns);
  const isWrapped = isCall(exported) && /^define\w*Config$/.test(exported.callee);
  return isWrapped ? configOf(exported.args[0]) : exported;
}

/** Parsed JSON or YAML in the shape of literals. */
export function literalOfJson(value: unknown): Literal {
  if (Array.isArray(value)) return value.map(literalOfJson);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => [key, literalOfJson(inner)] as const);
    return { kind: 'object', entries: new Map(entries), open: false };
  }
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar || value === null ? value : UNKNOWN;
}
