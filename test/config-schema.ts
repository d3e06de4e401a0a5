import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { generatorNames, ruleLevels } from '../src/config/parse-config.ts';
import type { Config, ConfigOverride } from '../src/core/config.ts';
import type { ExternalConfig } from '../src/core/external-config.ts';
import type { Rule } from '../src/core/rule.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const texts: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
const rulesRef: JsonSchema = { $ref: '#/definitions/rules' };

const overrideProperties: Readonly<Record<keyof ConfigOverride, JsonSchema>> = {
  files: { description: 'Globs of the files that the settings are for.', ...texts },
  rules: rulesRef,
};

const externalProperties: Readonly<Record<keyof ExternalConfig, JsonSchema>> = {
  check: { description: 'Look at external links in every run.', anyOf: [{ type: 'boolean' }, { const: 'cached' }] },
  timeout: { description: 'Seconds for one request.', type: 'number', minimum: 0.1, maximum: 600, default: 15 },
  budget: { description: 'Seconds for all of them.', type: 'number', minimum: 1, maximum: 86400, default: 300 },
  concurrency: { description: 'Requests at a time.', type: 'integer', minimum: 1, maximum: 256, default: 32 },
  perHost: { description: 'Requests at a time to one host.', type: 'integer', minimum: 1, maximum: 32, default: 2 },
  delay: {
    description: 'Seconds between requests to one host.',
    type: 'number',
    minimum: 0,
    maximum: 60,
    default: 0.1,
  },
  retries: {
    description: 'Further tries where there is no answer.',
    type: 'integer',
    minimum: 0,
    maximum: 10,
    default: 2,
  },
  redirects: { description: 'Redirects to follow.', type: 'integer', minimum: 0, maximum: 50, default: 10 },
  fragments: { description: 'Look for the fragments of links in their pages.', type: 'boolean', default: false },
  maxAge: { description: 'Days that a success holds.', type: 'number', minimum: 0, maximum: 365, default: 7 },
  ignore: { description: 'Hosts and addresses (“*” stands for anything) to leave alone.', ...texts },
  allow: { description: 'Hosts, IP addresses and ranges of an intranet that may be asked.', ...texts },
};

const properties: Readonly<Record<keyof Config, JsonSchema>> = {
  $schema: { type: 'string' },
  extends: {
    description: 'Configurations to start from: files (“./base.json”) or packages. Later ones win.',
    ...texts,
  },
  generator: { description: 'What builds the site, where postlint does not see it by itself.', enum: generatorNames },
  root: { description: 'Folder of the site, relative to this file.', type: 'string' },
  content: { description: 'Globs of the posts and pages, in place of what the generator would find.', ...texts },
  assets: { description: 'Globs of addresses that exist once the site is built: links to them are fine.', ...texts },
  ignore: { description: 'Globs of files to leave alone.', ...texts },
  rules: rulesRef,
  overrides: {
    description: 'Rules for some files only. Later ones win.',
    type: 'array',
    items: { type: 'object', properties: overrideProperties, required: ['files'], additionalProperties: false },
  },
  remark: {
    description: 'remark plugins and presets to run: a package, or [package, options].',
    type: 'array',
    items: { anyOf: [{ type: 'string' }, { type: 'array', items: [{ type: 'string' }], minItems: 1 }] },
  },
  frontMatter: { description: 'A JSON Schema that the front matter must match.', type: 'object' },
  baseline: {
    description: 'File with known findings, which are not reported, relative to this file.',
    type: 'string',
  },
  plugins: { description: 'Packages or files with rules of your own.', type: 'array', items: { type: 'string' } },
  external: {
    description: 'Whether every run looks at external links: true, “cached” (from the store only), or how it is done.',
    anyOf: [
      { type: 'boolean' },
      { const: 'cached' },
      { type: 'object', properties: externalProperties, additionalProperties: false },
    ],
  },
};

/** The JSON Schema that tells editors what a configuration may hold. */
export function configSchema(rules: readonly Rule[], remarkRules: readonly string[]): JsonSchema {
  const own = rules.map((rule): [string, JsonSchema] => [
    rule.id,
    { description: rule.summary, ...settingSchema(rule) },
  ]);
  const remark = remarkRules.map((id): [string, JsonSchema] => [id, { $ref: '#/definitions/level' }]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of postlint',
    type: 'object',
    properties,
    additionalProperties: false,
    definitions: {
      level: { enum: ruleLevels },
      rules: {
        description: 'Severity of each rule, or [severity, options].',
        type: 'object',
        properties: Object.fromEntries([...own, ...remark]),
        patternProperties: { '/': { anyOf: [{ $ref: '#/definitions/level' }, { type: 'array' }] } },
        additionalProperties: false,
      },
    },
  };
}

function settingSchema({ options }: Rule): JsonSchema {
  const level = { $ref: '#/definitions/level' };
  if (!isValibotSchema(options)) return level;
  const { $schema: _, ...schema } = toJsonSchema(options, { typeMode: 'input', errorMode: 'ignore' });
  const closed = { ...schema, additionalProperties: false };
  return { anyOf: [level, { type: 'array', items: [level, closed], minItems: 1, maxItems: 2 }] };
}

function isValibotSchema(schema: Rule['options']): schema is GenericSchema & NonNullable<Rule['options']> {
  return schema?.['~standard'].vendor === 'valibot';
}
