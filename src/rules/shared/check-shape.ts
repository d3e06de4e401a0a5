import { closest } from '../../core/closest.ts';
import { type FrontMatterEntry, type FrontMatterFacts, pointerOf } from '../../core/front-matter.ts';
import { quote } from '../../core/quote.ts';
import type { Shape } from '../../core/shape.ts';

export interface ShapeViolation {
  readonly path: readonly (string | number)[];
  /** What is wrong, after the key's name. */
  readonly message: string;
  readonly hint?: string;
  /** The generator goes on all the same. */
  readonly isSurvived?: boolean;
}

interface Place {
  readonly path: ShapeViolation['path'];
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
}

/** Holds the front matter of a post up to a schema of its site. */
export function checkShape(shape: Shape, { data, entries }: FrontMatterFacts): ShapeViolation[] {
  return check(shape, data, { path: [], entries: new Map(entries.map(entry => [entry.pointer, entry])) });
}

function check(shape: Shape, value: unknown, place: Place): ShapeViolation[] {
  const { path } = place;
  const { want } = shape;
  if (want.kind === 'any') return [];
  if (value === undefined) return shape.isOptional ? [] : [{ path, message: 'is missing' }];
  if (value === null) return shape.isNullable ? [] : [describeEmpty(shape, path)];
  if (want.kind === 'either') return checkEither(want.of, value, place);
  if (want.kind === 'list') return checkList(want.items, value, place);
  if (want.kind === 'map') return checkMap(want, value, place);
  if (want.kind === 'reference') return checkReference(want, value, place);
  const type = typeOf(value, place);
  const message = fits(want, type, value) ? undefined : `is ${describeValue(type, value)}, not ${describeWant(want)}`;
  if (message === undefined) return [];
  // Of a number JavaScript makes a moment in 1970.
  const isSurvived = want.kind === 'date-like' && canBeDate(value);
  return [{ path, message, ...(isSurvived && { isSurvived }) }];
}

function canBeDate(value: unknown): boolean {
  return !Number.isNaN(Date.parse(String(value))) || typeof value === 'number' || typeof value === 'boolean';
}

type Want = Shape['want'];
type Type = 'text' | 'date' | 'number' | 'boolean' | 'list' | 'map';

/** js-yaml's timestamps (js-yaml/lib/type/timestamp.js): what is written so is a date, and no text. */
const timestamp =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

function typeOf(value: unknown, { path, entries }: Place): Type {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value === 'number' ? 'number' : 'boolean';
  if (typeof value !== 'string') return 'map';
  const { style, source = '' } = entries.get(pointerOf(path)) ?? {};
  return style === 'date' || (style === 'plain' && timestamp.test(source)) ? 'date' : 'text';
}

function fits(want: Want, type: Type, value: unknown): boolean {
  if (want.kind === 'one-of') return want.values.some(allowed => allowed === value);
  // what is counted from 1970 is another rule's matter only where it is written as a date
  if (want.kind === 'date-like') return type === 'date' || (type === 'text' && canBeDate(value));
  if (want.kind === 'number-like') return type !== 'text' || !Number.isNaN(Number(value));
  return want.kind === type;
}

function describeEmpty({ want }: Shape, path: ShapeViolation['path']): ShapeViolation {
  if (want.kind === 'date-like')
    return { path, message: 'is empty; Astro takes it for 1 January 1970', hint: 'Remove the line', isSurvived: true };
  return { path, message: `is empty, and must be ${describeWant(want)}`, hint: 'Remove the line, or write a value' };
}

const names: Readonly<Record<Type, string>> = {
  text: 'text',
  date: 'a date',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  map: 'a map',
};

function describeWant(want: Want): string {
  if (want.kind === 'one-of') return want.values.map(value => quote(String(value))).join(' or ');
  if (want.kind === 'reference') return `the id of an entry of collection “${want.collection}”`;
  if (want.kind === 'either') return [...new Set(want.of.map(shape => describeWant(shape.want)))].join(' or ');
  if (want.kind === 'any') return 'anything else';
  return names[want.kind === 'date-like' ? 'date' : want.kind === 'number-like' ? 'number' : want.kind];
}

function describeValue(type: Type, value: unknown): string {
  if (type === 'list' || type === 'map' || type === 'date') return names[type];
  return type === 'text' ? `the text ${quote(String(value))}` : String(value);
}

function checkEither(options: readonly Shape[], value: unknown, place: Place): ShapeViolation[] {
  const attempts = options.map(option => check(option, value, place));
  if (attempts.length === 0 || attempts.some(found => found.length === 0)) return [];
  // the reading that came furthest explains most
  const best = attempts.reduce((most, found) => (depthOf(found) > depthOf(most) ? found : most));
  const { path } = place;
  if (depthOf(best) > path.length) return best;
  const wanted = describeWant({ kind: 'either', of: options });
  return [{ path, message: `is ${describeValue(typeOf(value, place), value)}, not ${wanted}` }];
}

function depthOf(found: readonly ShapeViolation[]): number {
  return Math.max(...found.map(({ path }) => path.length));
}

function checkList(items: Shape, value: unknown, place: Place): ShapeViolation[] {
  const { path } = place;
  if (Array.isArray(value))
    return value.flatMap((item, index) => check(items, item, { ...place, path: [...path, index] }));
  const message = `is ${describeValue(typeOf(value, place), value)}, not a list`;
  return [{ path, message, hint: `Write ${String(path.at(-1))}: [one, two]` }];
}

function checkMap(want: Extract<Want, { kind: 'map' }>, value: unknown, place: Place): ShapeViolation[] {
  const { path } = place;
  const type = typeOf(value, place);
  if (type !== 'map') return [{ path, message: `is ${describeValue(type, value)}, not a map` }];
  const data = new Map(Object.entries(value as Readonly<Record<string, unknown>>));
  const known = Array.from(want.keys).flatMap(([key, shape]) =>
    check(shape, data.get(key), { ...place, path: [...path, key] }),
  );
  if (!want.isClosed) return known;
  const others = [...data.keys()].filter(key => !want.keys.has(key));
  return [...known, ...others.map(key => ({ path: [...path, key], message: 'is not a key of the schema' }))];
}

function checkReference(
  { collection, ids }: Extract<Want, { kind: 'reference' }>,
  value: unknown,
  place: Place,
): ShapeViolation[] {
  const { path } = place;
  const type = typeOf(value, place);
  // `{ id, collection }` is what such a reference is turned into
  if (type === 'map') return [];
  if (typeof value !== 'string' || type === 'date') {
    const message = `is ${describeValue(type, value)}, not the id of an entry of collection “${collection}”`;
    return [{ path, message }];
  }
  if (!ids || ids.has(value)) return [];
  const like = closest(value, ids);
  return [
    {
      path,
      message: `names ${quote(value)}, and collection “${collection}” has no such entry`,
      hint: like === undefined ? 'Write the id of an entry' : `Did you mean ${quote(like)}?`,
      isSurvived: true,
    },
  ];
}
