import type { RemarkPlugin, RuleLevel, RuleState } from '../core/config.ts';
import type { GeneratorId } from '../core/dialect.ts';
import { UserError } from '../core/errors.ts';
import type { ExternalSettings } from '../core/external-config.ts';
import type { Rule } from '../core/rule.ts';
import { toList } from './collect-layers.ts';
import { fingerprintOf } from './fingerprint.ts';
import { compileGlobs } from './globs.ts';
import type { LoadedConfig } from './load-config.ts';
import { resolvePosix } from './paths.ts';
import { listPluginRules } from './plugins.ts';
import { resolveExternal } from './resolve-external.ts';
import { collectBlocks, type PlacedSetting, type RuleBlock } from './rule-blocks.ts';
import { createCatalog, findUnknownRule, type RuleCatalog } from './rule-catalog.ts';
import { defaultOptions, parseOptions } from './rule-options.ts';
import { placeOf } from './spot.ts';
import { findUnmatchedGlobs, type GlobSubjects } from './unmatched-globs.ts';

export interface SettingsRequest {
  readonly registry: readonly Rule[];
  /** `--rule "id: severity"`, in order. */
  readonly ruleFlags: readonly string[];
  /** `--only ID`: no other rule runs. */
  readonly only: readonly string[];
  /** Ids of the remark-lint rules that run by default, such as `remark-lint/no-empty-url`. */
  readonly remarkRules?: readonly string[];
}

/** Everything that a run needs to know of its configuration. Files are POSIX paths relative to `folder`. */
export interface Settings {
  /** Absolute; what files and globs are relative to. */
  readonly folder: string;
  readonly generator: GeneratorId | undefined;
  /** Absolute folder of the site, where it is configured. */
  readonly root: string | undefined;
  readonly content: readonly string[];
  readonly assets: readonly string[];
  readonly ignore: readonly string[];
  readonly frontMatter: unknown;
  readonly external: ExternalSettings;
  /** As configured, with a file for each package: `importRemarkPlugins` loads them. */
  readonly remark: readonly RemarkPlugin[];
  /** Ours and those of plugins, with their full ids. */
  readonly rules: readonly Rule[];
  /** The rules that run on a file. The same map comes back for files with the same settings. */
  readonly statesFor: (file: string) => ReadonlyMap<string, RuleState>;
  /** What is said about a rule of a remark plugin; undefined where nothing is. */
  readonly remarkLevelFor: (file: string, id: string) => RuleLevel | undefined;
  /** What to do about a rule that does not exist; undefined where it does or may. */
  readonly findUnknownRule: (id: string) => string | undefined;
  /** Whether flags leave rules out for this run only. */
  readonly isPartial: boolean;
  /** Whether `content` holds a file; undefined where it is not configured. */
  readonly isContent: ((file: string) => boolean) | undefined;
  /** Whether `ignore` excludes a file. */
  readonly isIgnored: (file: string) => boolean;
  /** A sentence for each glob of `overrides` and `ignore` that matches no file. */
  readonly findUnmatchedGlobs: (subjects: GlobSubjects) => readonly string[];
  /** Differs whenever findings of one file may differ. */
  readonly fingerprint: string;
  /** What the user should know about the configuration itself. */
  readonly notices: readonly string[];
}

/** Checks what the configuration says about rules and answers questions about it. */
export function resolveSettings(loaded: LoadedConfig, request: SettingsRequest): Settings {
  const { config, folder } = loaded;
  const rules = [...request.registry, ...listPluginRules(loaded.plugins)];
  const blocks = collectBlocks(loaded.layers, request.ruleFlags);
  const catalog = createCatalog(rules, loaded, request.remarkRules ?? []);
  const only = new Set(request.only);
  for (const id of only) checkRule(id, catalog);
  const options = checkSettings(blocks, catalog);
  const settingsFor = createLookup(blocks, matching => resolveBlocks(matching, { catalog, options, only }));
  return {
    folder,
    generator: config.generator,
    root: config.root === undefined ? undefined : resolvePosix(folder, config.root),
    content: toList(config.content),
    assets: toList(config.assets),
    ignore: toList(config.ignore),
    frontMatter: config.frontMatter,
    external: resolveExternal(config.external),
    remark: loaded.remark,
    rules,
    statesFor: file => settingsFor(file).states,
    remarkLevelFor: (file, id) => settingsFor(file).remarkLevel(id),
    findUnknownRule: id => findUnknownRule(id, catalog),
    isPartial: only.size > 0 || request.ruleFlags.some(flag => !flag.startsWith('unused-directive:')),
    isContent: config.content === undefined ? undefined : compileGlobs(toList(config.content)),
    isIgnored: compileGlobs(toList(config.ignore)),
    findUnmatchedGlobs: subjects => findUnmatchedGlobs(loaded, subjects),
    fingerprint: fingerprintOf(loaded, request),
    notices: loaded.notices,
  };
}

/** Options by setting: each is checked once, and before anything runs. */
type CheckedOptions = ReadonlyMap<PlacedSetting, unknown>;

function checkSettings(blocks: readonly RuleBlock[], catalog: RuleCatalog): CheckedOptions {
  const options = new Map<PlacedSetting, unknown>();
  for (const setting of blocks.flatMap(block => block.settings)) {
    checkRule(setting.id, catalog, setting);
    const rule = catalog.rules.get(setting.id);
    if (rule && setting.options) options.set(setting, parseOptions(rule, setting));
    if (!rule && setting.options) failRemarkOptions(setting);
  }
  return options;
}

function checkRule(id: string, catalog: RuleCatalog, setting?: PlacedSetting): void {
  const hint = findUnknownRule(id, catalog);
  if (hint === undefined) return;
  throw new UserError(`Unknown rule “${id}”`, { hint, where: setting && placeOf(setting.source, setting.path) });
}

function failRemarkOptions({ id, source, path }: PlacedSetting): never {
  const hint = `Give them where the plugin is named: "remark": [["${id.replace('/', '-')}", …]]`;
  throw new UserError(`The options of “${id}” are not set under “rules”`, { hint, where: placeOf(source, path) });
}

/** Answers per file, computed once for each combination of overrides. */
function createLookup<T>(blocks: readonly RuleBlock[], resolve: (matching: readonly RuleBlock[]) => T) {
  const conditional = blocks.filter(block => block.appliesTo);
  if (conditional.length === 0) {
    const only = resolve(blocks);
    return () => only;
  }
  const known = new Map<string, T>();
  return (file: string): T => {
    const matching = conditional.filter(block => block.appliesTo?.(file));
    const key = matching.map(block => conditional.indexOf(block)).join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const resolved = resolve(blocks.filter(block => !block.appliesTo || matching.includes(block)));
    known.set(key, resolved);
    return resolved;
  };
}

interface FileSettings {
  readonly states: ReadonlyMap<string, RuleState>;
  readonly remarkLevel: (id: string) => RuleLevel | undefined;
}

interface RuleContext {
  readonly catalog: RuleCatalog;
  readonly options: CheckedOptions;
  readonly only: ReadonlySet<string>;
}

function resolveBlocks(blocks: readonly RuleBlock[], { catalog, options, only }: RuleContext): FileSettings {
  const levels = new Map<string, RuleLevel>();
  const chosen = new Map<string, unknown>();
  for (const setting of blocks.flatMap(block => block.settings)) {
    levels.set(setting.id, setting.level);
    if (setting.options) chosen.set(setting.id, options.get(setting));
  }
  const states = new Map<string, RuleState>();
  for (const rule of catalog.rules.values()) {
    const severity = levelOf(rule, levels.get(rule.id), only);
    if (severity === 'off') continue;
    states.set(rule.id, { severity, options: chosen.has(rule.id) ? chosen.get(rule.id) : defaultOptions(rule) });
  }
  const isLeftOut = (id: string) => only.size > 0 && !only.has(id);
  return { states, remarkLevel: id => (isLeftOut(id) ? 'off' : levels.get(id)) };
}

/** A rule that is asked for by `--only` runs even where it is off. */
function levelOf(rule: Rule, level: RuleLevel | undefined, only: ReadonlySet<string>): RuleLevel {
  const configured = level ?? rule.severity;
  if (only.size === 0) return configured;
  if (!only.has(rule.id)) return 'off';
  if (configured !== 'off') return configured;
  return rule.severity === 'off' ? 'warning' : rule.severity;
}
