import type { Severity } from './diagnostic.ts';
import type { GeneratorId } from './dialect.ts';
import type { ExternalConfig } from './external-config.ts';
import type { Rule } from './rule.ts';

export type RuleLevel = Severity | 'off';
export type RuleSetting = RuleLevel | readonly [RuleLevel, Readonly<Record<string, unknown>>];

export interface Plugin {
  /** Prefix of its rules: a rule `house-style` of plugin `acme` is `acme/house-style`. */
  readonly name: string;
  readonly rules?: readonly Rule[];
}

/** A remark plugin: a package name, a function, or either with options (as in `.remarkrc`). */
export type RemarkPlugin = unknown;

export interface ConfigOverride {
  readonly files: string | readonly string[];
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

/** What a user writes. Every key is optional; docs/configuration.md says what each key does. */
export interface Config {
  readonly $schema?: string;
  readonly extends?: string | readonly string[];
  readonly generator?: GeneratorId;
  /** The site root, relative to the configuration file. */
  readonly root?: string;
  /** Globs of the posts and pages; replaces what the generator would find. */
  readonly content?: string | readonly string[];
  /** Globs of addresses that exist once the site is built (`/dist/**`): links to them are not judged. */
  readonly assets?: string | readonly string[];
  readonly ignore?: string | readonly string[];
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly overrides?: readonly ConfigOverride[];
  readonly remark?: readonly RemarkPlugin[];
  readonly frontMatter?: unknown;
  readonly plugins?: readonly (string | Plugin)[];
  /** A file of known findings, which are not reported; `.postlint-baseline.json` is found without. */
  readonly baseline?: string;
  /** Whether external links are looked at in every run, and how. */
  readonly external?: boolean | 'cached' | ExternalConfig;
}

/** A rule as it runs on a file. */
export interface RuleState {
  readonly severity: Severity;
  readonly options: unknown;
}

/** Types a configuration in an editor; returns it unchanged. */
export function defineConfig(config: Config): Config {
  return config;
}
