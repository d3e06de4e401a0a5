import { closest } from '../core/closest.ts';
import type { Config, ConfigOverride, Plugin, RemarkPlugin, RuleLevel, RuleSetting } from '../core/config.ts';
import type { GeneratorId } from '../core/dialect.ts';
import { isRecord } from '../core/is-record.ts';
import { parseExternal } from './parse-external.ts';
import { isPlugin } from './plugins.ts';
import {
  type ConfigSource,
  describe,
  entriesOf,
  fail,
  nameOf,
  type OtherNames,
  type Parsers,
  parseFields,
  parseList,
  parseString,
  parseStrings,
  quoteAll,
  type Spot,
} from './spot.ts';

export const ruleLevels: readonly RuleLevel[] = ['off', 'info', 'warning', 'error'];

export const generatorNames: readonly GeneratorId[] = [
  'jekyll',
  'hugo',
  'astro',
  'eleventy',
  'hexo',
  'docusaurus',
  'zola',
  'plain',
];

const otherKeys: OtherNames = new Map([
  ['exclude', 'ignore'],
  ['ignores', 'ignore'],
  ['ignorePatterns', 'ignore'],
  ['include', 'content'],
  ['files', 'content'],
  ['schema', 'frontMatter'],
  ['preset', 'extends'],
]);

const otherLevels: OtherNames = new Map([
  ['warn', 'warning'],
  ['on', 'error'],
  ['true', 'error'],
  ['false', 'off'],
  ['0', 'off'],
  ['1', 'warning'],
  ['2', 'error'],
]);

const configParsers: Parsers<Config> = {
  $schema: parseString,
  extends: parseStrings,
  generator: parseGenerator,
  root: parseString,
  content: parseStrings,
  assets: parseStrings,
  ignore: parseStrings,
  rules: parseRules,
  overrides: spot => parseList(spot, parseOverride),
  remark: spot => parseList(spot, parseRemarkPlugin),
  frontMatter: parseSchema,
  plugins: spot => parseList(spot, parsePlugin),
  baseline: parseString,
  external: parseExternal,
};

const overrideParsers: Parsers<ConfigOverride> = { files: parseStrings, rules: parseRules };

/** Checks what a configuration file holds; anything that is not as documented is a UserError with its line. */
export function parseConfig(value: unknown, source: ConfigSource): Config {
  // An empty YAML file is a configuration that asks for nothing.
  return value === null ? {} : parseFields<Config>({ value, path: [], source }, configParsers, otherKeys);
}

export function parseRuleSetting(spot: Spot): RuleSetting {
  if (!Array.isArray(spot.value)) return parseLevel(spot);
  const [value, options, ...rest] = spot.value;
  const level = parseLevel({ ...spot, value, path: [...spot.path, 0] });
  if (spot.value.length === 1) return level;
  if (isRecord(options) && rest.length === 0) return [level, options];
  return fail(
    spot,
    `${nameOf(spot)} is not set as [severity, options]`,
    'Write its options as one object: ["error", {…}]',
  );
}

function parseLevel(spot: Spot): RuleLevel {
  const level = ruleLevels.find(name => name === spot.value);
  if (level) return level;
  const written = String(spot.value);
  const meant = otherLevels.get(written) ?? closest(written, ruleLevels);
  return fail(spot, `${describe(spot.value)} is not a severity`, suggest(meant, ruleLevels));
}

function parseRules(spot: Spot): Readonly<Record<string, RuleSetting>> {
  const settings = entriesOf(spot).map(([id, value]) => {
    return [id, parseRuleSetting({ ...spot, value, path: [...spot.path, id] })] as const;
  });
  return Object.fromEntries(settings);
}

function parseOverride(spot: Spot): ConfigOverride {
  const { files, ...rest } = parseFields<ConfigOverride>(spot, overrideParsers, new Map());
  if (!files) return fail(spot, 'An override lacks “files”', 'Say which files it is for: "files": "drafts/**"');
  return { files, ...rest };
}

function parseGenerator(spot: Spot): GeneratorId {
  const name = generatorNames.find(known => known === spot.value);
  if (name) return name;
  const meant = spot.value === '11ty' ? 'eleventy' : closest(String(spot.value), generatorNames);
  return fail(spot, `${describe(spot.value)} is not a generator that postlint knows`, suggest(meant, generatorNames));
}

function parseRemarkPlugin(spot: Spot): RemarkPlugin {
  const plugin: unknown = Array.isArray(spot.value) ? spot.value[0] : spot.value;
  if (typeof plugin === 'string' || typeof plugin === 'function' || isRecord(plugin)) return spot.value;
  return fail(spot, `${describe(plugin)} is not a remark plugin`, 'Write the name of a package, or [name, options]');
}

function parsePlugin(spot: Spot): string | Plugin {
  if (typeof spot.value === 'string' || isPlugin(spot.value)) return spot.value;
  const hint = 'Write the name of a package, a path that begins with “./”, or { name, rules }';
  return fail(spot, `${describe(spot.value)} is not a plugin`, hint);
}

function parseSchema(spot: Spot): object {
  // An ArkType schema is a function.
  if (isRecord(spot.value) || typeof spot.value === 'function') return spot.value;
  const hint = 'Write a JSON Schema, or in postlint.config.ts a Zod, Valibot or ArkType schema';
  return fail(spot, `${nameOf(spot)} is ${describe(spot.value)}, not a schema`, hint);
}

function suggest(meant: string | undefined, names: readonly string[]): string {
  return meant ? `Did you mean “${meant}”?` : `Use one of ${quoteAll(names)}`;
}
