import type { RuleLevel, RuleState } from '../core/config.ts';
import type { GeneratorId } from '../core/dialect.ts';
import type { Rule } from '../core/rule.ts';

/** What the configuration says, in the engine's terms. All files are absolute POSIX paths. */
export interface SessionSettings {
  readonly rules: readonly Rule[];
  readonly statesFor: (file: string) => ReadonlyMap<string, RuleState>;
  readonly remarkLevelFor: (file: string, rule: string) => RuleLevel | undefined;
  /** What to do about a rule that is named and that does not exist; undefined where it does or may. */
  readonly findUnknownRule: (rule: string) => string | undefined;
  /** Rules are left out for this run only. */
  readonly isPartial: boolean;
  readonly isIgnored: (file: string) => boolean;
  readonly isContent: ((file: string) => boolean) | undefined;
  readonly generator: GeneratorId | undefined;
  readonly root: string | undefined;
  /** Globs of addresses that the build makes. */
  readonly assets: readonly string[];
}
