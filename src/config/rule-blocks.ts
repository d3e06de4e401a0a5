import type { Config, RuleLevel, RuleSetting } from '../core/config.ts';
import { UserError } from '../core/errors.ts';
import { toList } from './collect-layers.ts';
import { compileGlobs, type GlobMatcher } from './globs.ts';
import type { ConfigPath } from './locate.ts';
import { parseRuleSetting } from './parse-config.ts';
import type { ConfigLayer } from './read-config-file.ts';
import type { ConfigSource } from './spot.ts';

/** What is said about one rule, and where. */
export interface PlacedSetting {
  readonly id: string;
  readonly level: RuleLevel;
  /** Absent where only the severity is said: options that were said before stay. */
  readonly options: Readonly<Record<string, unknown>> | undefined;
  readonly source: ConfigSource;
  readonly path: ConfigPath;
}

/** Settings that hold for some files, or for all. A later block wins over an earlier one. */
export interface RuleBlock {
  readonly appliesTo: GlobMatcher | undefined;
  readonly settings: readonly PlacedSetting[];
}

/** What configuration files say about rules, and after it what the command line says. */
export function collectBlocks(layers: readonly ConfigLayer[], flags: readonly string[]): readonly RuleBlock[] {
  const blocks = layers.flatMap(({ config, source }) => [
    ...placeSchemas(config.frontMatter, source),
    { appliesTo: undefined, settings: placeSettings(config.rules, source, ['rules']) },
    ...(config.overrides ?? []).map(({ files, rules }, index) => ({
      appliesTo: compileGlobs(toList(files)),
      settings: placeSettings(rules, source, ['overrides', index, 'rules']),
    })),
  ]);
  return [...blocks, { appliesTo: undefined, settings: flags.map(parseRuleFlag) }];
}

/** `frontMatter` is a short way to write the options of rule `schema`: one schema, or one for each of some globs. */
function placeSchemas(frontMatter: unknown, source: ConfigSource): readonly RuleBlock[] {
  if (frontMatter === undefined) return [];
  const place = (schema: unknown, path: ConfigPath): PlacedSetting => {
    return { id: 'schema', level: 'error', options: { schema }, source, path };
  };
  const entries = typeof frontMatter === 'object' && frontMatter !== null ? Object.entries(frontMatter) : [];
  if (entries.length === 0 || !entries.every(([key]) => /[*/]/.test(key)))
    return [{ appliesTo: undefined, settings: [place(frontMatter, ['frontMatter'])] }];
  return entries.map(([glob, schema]) => ({
    appliesTo: compileGlobs([glob]),
    settings: [place(schema, ['frontMatter', glob])],
  }));
}

function placeSettings(rules: Config['rules'], source: ConfigSource, path: ConfigPath): readonly PlacedSetting[] {
  return Object.entries(rules ?? {}).map(([id, setting]) => ({
    id,
    ...splitSetting(setting),
    source,
    path: [...path, id],
  }));
}

function splitSetting(setting: RuleSetting): Pick<PlacedSetting, 'level' | 'options'> {
  if (typeof setting === 'string') return { level: setting, options: undefined };
  return { level: setting[0], options: setting[1] };
}

const commandLine: ConfigSource = { file: undefined, lineOf: () => undefined };

/** Reads `--rule "tag-case: off"` or `--rule 'tag-case: ["error", {"mode": "consistent"}]'`. */
function parseRuleFlag(flag: string): PlacedSetting {
  const [, id, written] = /^\s*([^\s:]+)\s*:\s*(\S.*)$/s.exec(flag) ?? [];
  if (id === undefined || written === undefined) {
    const [rule = 'image-alt', severity = 'off'] = flag.match(/[\w/-]+/g) ?? [];
    const hint = `Write the rule’s id, a colon and a severity: --rule "${rule}: ${severity}"`;
    throw new UserError(`“${flag}” is not a rule setting`, { hint });
  }
  const several = written.startsWith('[') ? [] : flag.split(/,(?=\s*[^\s:,]+\s*:)/);
  if (several.length > 1) {
    const hint = `Repeat the flag: ${several.map(part => `--rule "${part.trim()}"`).join(' ')}`;
    throw new UserError(`“${flag}” is more than one setting`, { hint });
  }
  const path = [id];
  const setting = parseRuleSetting({ value: parseFlagValue(flag, written.trim()), path, source: commandLine });
  return { id, ...splitSetting(setting), source: commandLine, path };
}

function parseFlagValue(flag: string, written: string): unknown {
  if (!written.startsWith('[')) return written;
  try {
    return JSON.parse(written);
  } catch (cause) {
    const hint = 'Write severity and options as JSON: --rule \'tag-case: ["error", {"mode": "consistent"}]\'';
    throw new UserError(`The options in “${flag}” are not valid JSON`, { hint, cause });
  }
}
