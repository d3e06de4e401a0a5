import { closest } from '../../core/closest.ts';
import { pluralize } from '../../core/pluralize.ts';
import { quote } from '../../core/quote.ts';

/** One violation of a JSON Schema, with the path of the value. */
export interface SchemaViolation {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint?: string;
}

type Schema = Readonly<Record<string, unknown>>;

interface Walk {
  readonly root: Schema;
  readonly found: SchemaViolation[];
  /** How many `$ref`s have been followed to come here: two that name each other would never end. */
  readonly references: number;
}

/** Checks a value against the keywords of JSON Schema that front matter needs; others are read over, as the standard says. */
export function validateJsonSchema(root: Schema, value: unknown): SchemaViolation[] {
  const walk: Walk = { root, found: [], references: 0 };
  check(walk, root, value, []);
  return walk.found;
}

function check(walk: Walk, schema: unknown, value: unknown, path: SchemaViolation['path']): void {
  if (schema === false) walk.found.push({ path, message: 'is not allowed' });
  if (!isRecord(schema)) return;
  if (typeof schema['$ref'] === 'string') follow(walk, schema['$ref'], value, path);
  const mismatch = checkValue(schema, value);
  if (mismatch !== undefined) {
    walk.found.push({ path, message: mismatch });
    return;
  }
  checkCombined(walk, schema, value, path);
  if (Array.isArray(value)) checkItems(walk, schema, value, path);
  else if (isRecord(value)) checkProperties(walk, schema, value, path);
}

function follow(walk: Walk, reference: string, value: unknown, path: SchemaViolation['path']): void {
  if (!reference.startsWith('#') || walk.references > 50) return;
  let target: unknown = walk.root;
  for (const part of reference.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    target = isRecord(target) && Object.hasOwn(target, key) ? target[key] : undefined;
  }
  check({ ...walk, references: walk.references + 1 }, target, value, path);
}

/** Keywords that look at the value alone. */
function checkValue(schema: Schema, value: unknown): string | undefined {
  const types = toList(schema['type']);
  if (types.length > 0 && !types.some(type => hasType(value, type)))
    return `is ${nameOf(value)}, not ${types.map(type => typeNames[String(type)] ?? String(type)).join(' or ')}`;
  const values = 'const' in schema ? [schema['const']] : Array.isArray(schema['enum']) ? schema['enum'] : undefined;
  if (values && !values.some(allowed => JSON.stringify(allowed) === JSON.stringify(value)))
    return `is ${show(value)}, not ${values.map(show).join(' or ')}`;
  if (typeof value === 'string') return checkText(schema, value);
  return typeof value === 'number' ? checkNumber(schema, value) : undefined;
}

function checkText(schema: Schema, text: string): string | undefined {
  const length = [...text].length;
  const { minLength, maxLength, pattern, format } = schema;
  if (typeof minLength === 'number' && length < minLength)
    return length === 0 ? 'is empty' : `has ${pluralize(length, 'character')}, fewer than ${minLength}`;
  if (typeof maxLength === 'number' && length > maxLength)
    return `has ${pluralize(length, 'character')}, more than ${maxLength}`;
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(text))
    return `is ${quote(text)}, which does not match ${pattern}`;
  const expected = typeof format === 'string' ? formats.get(format) : undefined;
  return expected && !expected.test(text) ? `is ${quote(text)}, which is no ${format}` : undefined;
}

const formats: ReadonlyMap<string, RegExp> = new Map([
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['date-time', /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[-+]\d{2}:\d{2})$/],
  ['email', /^[^\s@]+@[^\s@]+$/],
  ['uri', /^[a-z][a-z\d+.-]*:\S+$/i],
  ['uuid', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
]);

function checkNumber({ minimum, maximum }: Schema, value: number): string | undefined {
  if (typeof minimum === 'number' && value < minimum) return `is ${value}, less than ${minimum}`;
  return typeof maximum === 'number' && value > maximum ? `is ${value}, more than ${maximum}` : undefined;
}

function checkCombined(walk: Walk, schema: Schema, value: unknown, path: SchemaViolation['path']): void {
  for (const part of asList(schema['allOf'])) check(walk, part, value, path);
  const some = [...asList(schema['anyOf']), ...asList(schema['oneOf'])];
  const attempts = some.map(part => validatePart(walk, part, value));
  if (some.length > 0 && attempts.every(found => found.length > 0)) {
    // the reading that came closest explains most
    const best = attempts.reduce((least, found) => (found.length < least.length ? found : least));
    walk.found.push(...best.map(violation => ({ ...violation, path: [...path, ...violation.path] })));
  }
  if ('not' in schema && validatePart(walk, schema['not'], value).length === 0)
    walk.found.push({ path, message: 'is not allowed' });
}

function validatePart(walk: Walk, schema: unknown, value: unknown): SchemaViolation[] {
  const part: Walk = { ...walk, found: [] };
  check(part, schema, value, []);
  return part.found;
}

function checkItems(walk: Walk, schema: Schema, items: readonly unknown[], path: SchemaViolation['path']): void {
  const { minItems, maxItems, uniqueItems } = schema;
  if (typeof minItems === 'number' && items.length < minItems)
    walk.found.push({ path, message: `has ${pluralize(items.length, 'item')}, fewer than ${minItems}` });
  if (typeof maxItems === 'number' && items.length > maxItems)
    walk.found.push({ path, message: `has ${pluralize(items.length, 'item')}, more than ${maxItems}` });
  if (uniqueItems === true && new Set(items.map(item => JSON.stringify(item))).size < items.length)
    walk.found.push({ path, message: 'has an item twice' });
  for (const [index, item] of items.entries()) check(walk, schema['items'], item, [...path, index]);
}

function checkProperties(walk: Walk, schema: Schema, value: Schema, path: SchemaViolation['path']): void {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  for (const name of asList(schema['required']))
    if (typeof name === 'string' && !Object.hasOwn(value, name))
      walk.found.push({ path: [...path, name], message: 'is missing', hint: `Add “${[...path, name].join('.')}”` });
  for (const [name, inner] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) check(walk, properties[name], inner, [...path, name]);
    else if (schema['additionalProperties'] === false)
      walk.found.push({
        path: [...path, name],
        message: 'is not a key of the schema',
        hint: describeOther(name, properties),
      });
    else check(walk, schema['additionalProperties'], inner, [...path, name]);
  }
}

function describeOther(name: string, properties: Schema): string {
  const like = closest(name, Object.keys(properties));
  return like === undefined ? 'Remove it, or add it to the schema' : `Did you mean “${like}”?`;
}

/** Text in the quotes of messages, other values as JSON. */
function show(value: unknown): string {
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'empty',
};

function hasType(value: unknown, type: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return type === typeOf(value);
}

function nameOf(value: unknown): string {
  return typeNames[typeOf(value)] ?? typeOf(value);
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function toList(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
