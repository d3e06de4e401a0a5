import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseFrontMatter } from '../../../src/parse/front-matter.ts';
import { checkShape } from '../../../src/rules/shared/check-shape.ts';
import { readShape } from '../../../src/site/generators/astro/shapes.ts';
import { readModule } from '../../../src/site/literals/read-module.ts';

/** What we say of front matter, after a schema that we only read; not what Astro makes something of that nobody meant. */
function read(schema: string, yaml: string): string[] {
  const source = `import { z, reference, image } from 'astro:content';\nimport * as zod from 'zod';\nimport other from 'other';\nexport const s = ${schema};`;
  const shape = readShape(readModule('a.ts', path => (path === 'a.ts' ? source : undefined))?.named('s'));
  const { facts } = parseFrontMatter(`---\n${yaml}\n---\n`, 'astro');
  if (!facts) throw new Error('it is no front matter');
  const found = checkShape(shape, facts).filter(({ isSurvived }) => !isSurvived);
  return found.map(({ path, message }) => `${path.join('.')} ${message}`);
}

/** Whether Zod itself takes it. */
function accepts(schema: string, yaml: string): boolean {
  const made: z.ZodType = new Function('z', `return (${schema});`)(z);
  return made.safeParse(load(yaml)).success;
}

const object = (schema: string) => `z.object({ a: ${schema} })`;

const schemas = [
  'z.string()',
  'z.string().min(3).optional()',
  'z.string().nullable()',
  'z.string().nullish()',
  'z.string().array()',
  'z.string().or(z.number())',
  'z.string().default("x")',
  'z.email()',
  'z.iso.date()',
  'z.number().int()',
  'z.int()',
  'z.boolean()',
  'z.date()',
  'z.coerce.date()',
  'z.coerce.number()',
  'z.coerce.string()',
  'z.coerce.boolean()',
  'z.optional(z.number())',
  'z.nullable(z.number())',
  'z.nullish(z.number())',
  'z.literal("Milo")',
  'z.literal([1, "Milo", true])',
  'z.enum(["Milo", "Tilda"])',
  'z.enum({ One: "Milo", Two: "Tilda" })',
  'z.array(z.string())',
  'z.union([z.string(), z.array(z.string())])',
  'z.union([z.null(), z.string().optional()])',
  'z.discriminatedUnion("type", [z.object({ type: z.literal("Milo") }), z.object({ type: z.literal("b"), n: z.number() })])',
  'z.object({ b: z.string() })',
  'z.object({ b: z.string() }).strict()',
  'z.strictObject({ b: z.string() })',
  'z.looseObject({ b: z.string() })',
  'z.object({ b: z.string() }).extend({ c: z.number() })',
  'z.object({ b: z.string() }).merge(z.object({ c: z.number() }))',
  'z.object({ b: z.string() }).partial()',
  'z.object({ b: z.string() }).pick({ b: true })',
  'z.object(((keys) => keys)({ b: z.string() }))',
  'z.record(z.string(), z.number())',
  'z.any()',
  'z.unknown()',
  'z.null()',
  'z.lazy(() => z.string())',
  'z.preprocess(value => String(value), z.string())',
  'z.string().transform(text => text.length)',
  'z.string().refine(text => text !== "")',
];

const values = [
  '',
  'a:',
  'a: Milo',
  'a: "Milo"',
  'a: 7',
  'a: 7.5',
  'a: "7"',
  'a: true',
  'a: 2024-05-01',
  'a: "2024-05-01"',
  'a: []',
  'a: [Milo, Tilda]',
  'a: [1, 2]',
  'a: {}',
  'a: { b: Milo }',
  'a: { b: 5 }',
  'a: { b: Milo, c: 1, d: 2 }',
  'a: { type: Milo }',
  'a: { type: b }',
  'a: { type: c }',
  'a: milo@cats.example',
];

test.each(schemas)('what %s is said to refuse, Zod refuses', schema => {
  const wrong = values.filter(
    yaml => read(object(schema), `x: 1\n${yaml}`).length > 0 && accepts(object(schema), `x: 1\n${yaml}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['z.string()', 'a: 7', 'a is 7, not text'],
  ['z.nullable(z.number())', 'a: Milo', 'a is the text “Milo”, not a number'],
  ['z.optional(z.number())', 'a: Milo', 'a is the text “Milo”, not a number'],
  ['z.nullish(z.string())', 'a: 7', 'a is 7, not text'],
  ['z.string().nullable()', '', 'a is missing'],
  ['z.string().array()', 'a: Milo', 'a is the text “Milo”, not a list'],
  ['z.object({ b: z.string() })', 'a: {}', 'a.b is missing'],
  ['zod.z.string()', 'a: 7', undefined],
  ['other.string()', 'a: 7', undefined],
  ['string()', 'a: 7', undefined],
  ['z.custom.string()', 'a: 7', undefined],
  ['z.literal(value)', 'a: 7', undefined],
  ['z.enum([])', 'a: 7', undefined],
  ['z.union(options)', 'a: 7', undefined],
  ['z.union([])', 'a: 7', undefined],
  ['z.object(keys)', 'a: {}', undefined],
  ['z.object(keys)', 'a: 7', 'a is 7, not a map'],
  ['z.object({ ...keys, b: z.string() })', 'a: { c: 1 }', 'a.b is missing'],
  ['z.strictObject({ ...keys, b: z.string() })', 'a: { b: x, c: 1 }', undefined],
  ['z.object({ b: z.string() }).extend(keys)', 'a: {}', undefined],
  ['z.string().strict()', 'a: 7', undefined],
  ['reference(name)', 'a: 7', undefined],
  ['image()', 'a: 7', 'a is 7, not text'],
  ['z.image().optional()', 'a: 7', 'a is 7, not text'],
])('%s and %j: %s', (schema, yaml, message) => {
  expect(read(object(schema), `x: 1\n${yaml}`)).toEqual(message === undefined ? [] : [message]);
});
