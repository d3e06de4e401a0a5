import type { Page } from '../../core/site.ts';
import { validateJsonSchema } from '../../rules/shared/json-schema.ts';
import { enough } from './sections.ts';

/** The part of JSON Schema that is written. */
export interface InferredSchema {
  readonly type: 'object';
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, InferredProperty>>;
}

interface InferredProperty {
  readonly type: string | readonly string[];
  readonly format?: string;
  readonly items?: { readonly type: string };
}

/** A key that nearly every post has. */
export interface NearlyAlways {
  readonly key: string;
  readonly missing: number;
  /** The first post that lacks it. */
  readonly file: string;
}

export interface Inference {
  readonly schema: InferredSchema;
  readonly nearly: readonly NearlyAlways[];
}

/** What all posts of a section agree on: no post may break a rule that is read from it. Some keys are left out. */
export function inferSchema(pages: readonly Page[], left: ReadonlySet<string> = new Set()): Inference | undefined {
  const keys = [...collectValues(pages)]
    .filter(([key]) => !left.has(key))
    .sort(([one, values], [other, others]) => others.length - values.length || (one < other ? -1 : 1));
  const properties = keys.flatMap(([key, own]): [string, InferredProperty][] => {
    const property = own.length >= enough ? inferProperty(own) : undefined;
    return property && own.every(value => validateJsonSchema({ ...property }, value).length === 0)
      ? [[key, property]]
      : [];
  });
  const required = keys.filter(([, own]) => own.length === pages.length).map(([key]) => key);
  if (properties.length === 0 && required.length === 0) return undefined;
  return {
    schema: {
      type: 'object',
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(properties),
    },
    nearly: keys.flatMap(([key, own]) => describeNearly(key, own.length, pages)),
  };
}

function collectValues(pages: readonly Page[]): ReadonlyMap<string, readonly unknown[]> {
  const values = new Map<string, unknown[]>();
  for (const { facts } of pages)
    for (const [key, value] of Object.entries(facts.frontMatter?.data ?? {})) {
      const own = values.get(key);
      if (own) own.push(value);
      else values.set(key, [value]);
    }
  return values;
}

function describeNearly(key: string, count: number, pages: readonly Page[]): NearlyAlways[] {
  const missing = pages.length - count;
  if (missing === 0 || missing * 20 > pages.length) return [];
  const without = pages.find(({ facts }) => !Object.hasOwn(facts.frontMatter?.data ?? {}, key));
  return without ? [{ key, missing, file: without.file }] : [];
}

/** Keys whose values have three types and more hold anything. */
function inferProperty(values: readonly unknown[]): InferredProperty | undefined {
  const types = [...new Set(values.map(typeOf))].sort();
  const [type = '', ...others] = types;
  if (types.length > 2) return undefined;
  const items = new Set(values.flatMap(value => (Array.isArray(value) ? value.map(typeOf) : [])));
  const [item = '', ...otherItems] = items;
  const format = types.every(name => name === 'string') ? findFormat(values) : undefined;
  return {
    type: others.length > 0 ? types : type,
    ...(format !== undefined && { format }),
    ...(otherItems.length === 0 && (item === 'string' || item === 'number') && { items: { type: item } }),
  };
}

function findFormat(values: readonly unknown[]): string | undefined {
  return ['date', 'date-time'].find(format =>
    values.every(value => validateJsonSchema({ format }, value).length === 0),
  );
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Keys that a site writes in several ways, `Title` and `title`: to Hugo they are one, to a schema they are not. */
export function findSpelledKeys(pages: readonly Page[]): ReadonlySet<string> {
  const keys = new Set(pages.flatMap(({ facts }) => Object.keys(facts.frontMatter?.data ?? {})));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key.toLowerCase(), (counts.get(key.toLowerCase()) ?? 0) + 1);
  return new Set([...keys].filter(key => (counts.get(key.toLowerCase()) ?? 0) > 1));
}
