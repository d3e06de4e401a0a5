import * as v from 'valibot';
import type { FrontMatterFacts } from '../core/front-matter.ts';
import { pointerOf } from '../core/front-matter.ts';
import { hasKeys } from '../core/has-keys.ts';
import { isRecord } from '../core/is-record.ts';
import { type SiteContext, type StandardSchema, siteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import type { Range } from '../core/span.ts';
import { checkShape } from './shared/check-shape.ts';
import { type SchemaViolation, validateJsonSchema } from './shared/json-schema.ts';

const options = v.object({
  schema: v.optional(v.unknown(), null),
});
type Options = v.InferOutput<typeof options>;

export default siteRule<Options>({
  id: 'schema',
  summary: 'Front matter that a schema of the configuration or of the site does not allow',
  severity: 'error',
  group: 'front matter',
  options,
  check: async (site, context) => {
    for (const page of context.pages) {
      checkOwnSchema(site, page, context);
      await checkPage(page, context);
    }
  },
});

/** The schema that the site itself has, and its generator holds posts up to. */
function checkOwnSchema(site: Site, page: Page, { report }: SiteContext<Options>): void {
  const { frontMatter, frontMatterBroken } = page.facts;
  const schema = frontMatter && !frontMatterBroken ? site.schemaFor(page.file) : undefined;
  if (!frontMatter || !schema) return;
  for (const { path, message, hint, isSurvived } of checkShape(schema.shape, frontMatter))
    report({
      file: page.file,
      at: placeOf(frontMatter, path),
      message: `“${path.join('.')}” ${message}${isSurvived ? '' : `; ${site.generatorName} stops with an error`}`,
      hint: hint ?? `See the schema of ${schema.name} in “${schema.file}”`,
    });
}

async function checkPage(page: Page, { options: optionsOf, report }: SiteContext<Options>): Promise<void> {
  const { frontMatter } = page.facts;
  const { schema } = optionsOf(page.file);
  if (!frontMatter || schema === null || schema === undefined) return;
  const found = isStandard(schema)
    ? await validate(schema, frontMatter)
    : isRecord(schema)
      ? validateJsonSchema(schema, frontMatter.data)
      : [];
  for (const { path, message, hint = 'See “frontMatter” in the configuration' } of found) {
    if (isGivenElsewhere(page, path)) continue;
    report({
      file: page.file,
      at: placeOf(frontMatter, path),
      message: path.length === 0 ? `The front matter ${message}` : `“${path.join('.')}” ${message}`,
      hint,
    });
  }
}

/** A key that the post lacks and gets from the configuration or from files of data. */
function isGivenElsewhere({ facts, inherits }: Page, path: SchemaViolation['path']): boolean {
  const keys = path.map(String);
  return keys.length > 0 && !hasKeys(facts.frontMatter?.data, keys) && inherits?.(keys) === true;
}

async function validate(schema: StandardSchema<unknown>, { data }: FrontMatterFacts): Promise<SchemaViolation[]> {
  const result = await schema['~standard'].validate(data);
  return (result.issues ?? []).map(({ message, path = [] }) => ({
    path: path.map(part => keyOf(typeof part === 'object' ? part.key : part)),
    message: `is not as the schema wants it: ${message}`,
  }));
}

function keyOf(part: PropertyKey): string | number {
  return typeof part === 'symbol' ? String(part) : part;
}

/** The value, the key above a value that is not there, or the opening fence. */
function placeOf({ entries, range }: FrontMatterFacts, path: SchemaViolation['path']): Range {
  const places = new Map(entries.map(entry => [entry.pointer, entry]));
  for (let length = path.length; length > 0; length--) {
    const entry = places.get(pointerOf(path.slice(0, length)));
    if (!entry) continue;
    const isThere = length === path.length && entry.value[0] < entry.value[1];
    return isThere ? entry.value : (entry.key ?? entry.value);
  }
  return [range[0], Math.min(range[0] + 3, range[1])];
}

function isStandard(schema: unknown): schema is StandardSchema<unknown> {
  // an ArkType schema is a function
  return ((typeof schema === 'object' && schema !== null) || typeof schema === 'function') && '~standard' in schema;
}
