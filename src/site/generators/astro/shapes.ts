import type { Shape } from '../../../core/shape.ts';
import {
  isCall,
  isFunction,
  isList,
  isObject,
  isReference,
  type Literal,
  type LiteralCall,
} from '../../literals/literal.ts';

type Want = Shape['want'];

const ANY: Shape = { want: { kind: 'any' }, isOptional: true, isNullable: true };

/** Methods that leave open what may be written: they check or change a value that has the right type already. */
const KEEPS =
  /^(?:refine|superRefine|check|transform|pipe|describe|meta|brand|register|strip|passthrough|loose|catchall|readonly|min|max|length|nonempty|gt|gte|lt|lte|int|positive|nonnegative|negative|nonpositive|multipleOf|step|finite|safe|email|url|uuid|cuid2?|ulid|emoji|ip|regex|includes|startsWith|endsWith|datetime|date|time|trim|toLowerCase|toUpperCase|lowercase|uppercase|normalize|slugify)$/;

/** Zod's own makers of text (zod.dev/api, “String formats”). */
const TEXT =
  /^(?:string|email|url|httpUrl|uuid|guid|cuid2?|ulid|nanoid|emoji|jwt|base64|base64url|ipv4|ipv6|templateLiteral)$/;

/** Schemas inside of schemas inside of schemas: no site goes as far. */
const MAX_DEPTH = 30;

/** Reads a Zod schema (zod.dev, docs.astro.build “Defining the collection schema”); what it can't read accepts everything. */
export function readShape(schema: Literal, depth = 0): Shape {
  if (isFunction(schema)) return readShape(schema.returns, depth + 1);
  if (depth > MAX_DEPTH || !isCall(schema)) return ANY;
  const { callee, on, args, module } = schema;
  if (callee === 'docsSchema' && module === '@astrojs/starlight/schema') return starlightShape();
  if (callee === 'image' && isPlain(on)) return required({ kind: 'text' });
  if (callee === 'reference' && isPlain(on)) return referenceShape(args[0]);
  if (isReference(on) || on === undefined) return makerShape(schema, depth);
  return methodShape(callee, readShape(on, depth + 1), { args, depth });
}

function isPlain(on: Literal): boolean {
  return on === undefined || isReference(on);
}

function required(want: Want): Shape {
  return { want, isOptional: false, isNullable: false };
}

function referenceShape(collection: Literal): Shape {
  return typeof collection === 'string' ? required({ kind: 'reference', collection }) : ANY;
}

/** @astrojs/starlight/schema.ts: of all its keys only `title` must be there. */
function starlightShape(): Shape {
  return required({ kind: 'map', keys: new Map([['title', required({ kind: 'text' })]]), isClosed: false });
}

/** `z.string()`, `z.coerce.date()`, `z.iso.date()`, `z.enum([…])`. */
function makerShape({ callee, on, args, module }: LiteralCall, depth: number): Shape {
  const source = isReference(on) ? on.module : module;
  if (!/^(?:astro:(?:content|schema)|astro\/zod|zod(?:\/.*)?)$/.test(source ?? '')) return ANY;
  const space = isReference(on) ? on.keys.join('.') : '';
  if (space === 'coerce') return coercedShape(callee);
  if (space === 'iso') return required({ kind: 'text' });
  if (space !== '') return ANY;
  if (TEXT.test(callee)) return required({ kind: 'text' });
  if (/^(?:number|int|int32|float32|float64)$/.test(callee)) return required({ kind: 'number' });
  if (callee === 'boolean' || callee === 'date') return required({ kind: callee });
  if (callee === 'literal' || callee === 'enum') return valuesShape(args[0]);
  if (callee === 'array') return required({ kind: 'list', items: readShape(args[0], depth + 1) });
  if (callee === 'optional') return { ...readShape(args[0], depth + 1), isOptional: true };
  if (callee === 'nullable') return { ...readShape(args[0], depth + 1), isNullable: true };
  if (callee === 'nullish') return { ...readShape(args[0], depth + 1), isOptional: true, isNullable: true };
  if (callee === 'union' || callee === 'discriminatedUnion') return eitherOf(args.find(isList) ?? [], depth);
  if (/^(?:object|strictObject|looseObject)$/.test(callee)) return mapShape(args[0], callee === 'strictObject', depth);
  return ANY;
}

/** `new Date(undefined)` and `Number(undefined)` are none, so that the key must be there; texts and booleans always work. */
function coercedShape(callee: string): Shape {
  if (callee === 'date') return required({ kind: 'date-like' });
  if (callee === 'number') return { ...required({ kind: 'number-like' }), isNullable: true };
  return ANY;
}

function valuesShape(value: Literal): Shape {
  const listed = isObject(value) && !value.open ? [...value.entries.values()] : isList(value) ? value : [value];
  const values = listed.filter(item => item === null || /^(?:string|number|boolean)$/.test(typeof item));
  if (values.length !== listed.length || values.length === 0) return ANY;
  return required({ kind: 'one-of', values: values as (string | number | boolean | null)[] });
}

function eitherOf(options: readonly Literal[], depth: number): Shape {
  const of = options.map(option => readShape(option, depth + 1));
  if (of.length === 0) return ANY;
  return {
    want: { kind: 'either', of },
    isOptional: of.some(({ isOptional }) => isOptional),
    isNullable: of.some(({ isNullable }) => isNullable),
  };
}

function mapShape(value: Literal, isStrict: boolean, depth: number): Shape {
  if (!isObject(value)) return required({ kind: 'map', keys: new Map(), isClosed: false });
  const keys = new Map(Array.from(value.entries, ([key, inner]) => [key, readShape(inner, depth + 1)]));
  return required({ kind: 'map', keys, isClosed: isStrict && !value.open });
}

interface Method {
  readonly args: readonly Literal[];
  readonly depth: number;
}

/** What a method makes of the schema that it is called on. */
function methodShape(name: string, inner: Shape, { args, depth }: Method): Shape {
  if (KEEPS.test(name)) return inner;
  if (name === 'optional' || name === 'default' || name === 'prefault') return { ...inner, isOptional: true };
  if (name === 'nullable') return { ...inner, isNullable: true };
  if (name === 'nullish') return { ...inner, isOptional: true, isNullable: true };
  if (name === 'array') return required({ kind: 'list', items: inner });
  if (name === 'or') return eitherShape(inner, readShape(args[0], depth + 1));
  if (inner.want.kind !== 'map') return ANY;
  if (name === 'strict') return { ...inner, want: { ...inner.want, isClosed: true } };
  if (name === 'extend' || name === 'safeExtend' || name === 'merge') {
    const added = name === 'merge' && isCall(args[0]) ? args[0].args[0] : args[0];
    // What can't be read may say something else about any key.
    if (!isObject(added) || added.open) return ANY;
    const other = mapShape(added, false, depth);
    if (other.want.kind !== 'map') return ANY;
    return { ...inner, want: { ...inner.want, keys: new Map([...inner.want.keys, ...other.want.keys]) } };
  }
  return ANY;
}

function eitherShape(left: Shape, right: Shape): Shape {
  return {
    want: { kind: 'either', of: [left, right] },
    isOptional: left.isOptional || right.isOptional,
    isNullable: left.isNullable || right.isNullable,
  };
}
