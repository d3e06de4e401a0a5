import type { RuleLevel } from '../core/config.ts';
import type { Severity } from '../core/diagnostic.ts';
import type { Dialect } from '../core/dialect.ts';
import type { Rule } from '../core/rule.ts';
import type { SessionSettings } from './session-settings.ts';

/** Other threads that read files beside this one. */
export interface Helpers {
  /** Whether one of them would begin with more files soon. */
  readonly hasRoom: () => boolean;
  /** The results as `encodeResult` leaves them, in order; undefined for what has to be read here. Rejects where a thread dies. */
  readonly read: (files: readonly HelpRequest[]) => Promise<readonly (string | undefined)[]>;
  readonly close: () => void;
}

/** Starts helpers where so many files are worth it. */
export type CallHelpers = (files: number) => Promise<Helpers | undefined>;

/** One file for another thread: plain data. */
export interface HelpRequest {
  readonly path: string;
  readonly file: string;
  readonly dialect: Dialect;
  readonly bytes: Uint8Array;
  /** Undefined: no rules run on it. The same object for files with the same settings. */
  readonly rules: PlainRules | undefined;
}

/** What is set for a file, without what can't travel. */
export interface PlainRules {
  readonly states: readonly (readonly [rule: string, severity: Severity, options: unknown])[];
  readonly remarkLevels: readonly (readonly [rule: string, level: RuleLevel])[];
}

/** Puts settings into plain data, once for all files that share them. */
export function makePlainRules(settings: SessionSettings, remarkRules: readonly string[]) {
  const isDocumentRule = new Set(settings.rules.filter(({ scope }) => scope === 'document').map(({ id }) => id));
  const known = new Map<unknown, PlainRules>();
  return (path: string): PlainRules => {
    const states = settings.statesFor(path);
    const found = known.get(states);
    if (found) return found;
    const plain: PlainRules = {
      states: Array.from(states)
        .filter(([id]) => isDocumentRule.has(id))
        .map(([id, { severity, options }]) => [id, severity, options]),
      remarkLevels: remarkRules.flatMap(id => {
        const level = settings.remarkLevelFor(path, id);
        return level === undefined ? [] : [[id, level] as const];
      }),
    };
    known.set(states, plain);
    return plain;
  };
}

/** The settings that the plain data stood for, in the thread that got it. */
export function openPlainRules({ states, remarkLevels }: PlainRules, rules: readonly Rule[]): SessionSettings {
  const stateOf = new Map(states.map(([id, severity, options]) => [id, { severity, options }]));
  const levelOf = new Map(remarkLevels);
  return {
    rules,
    statesFor: () => stateOf,
    remarkLevelFor: (_, rule) => levelOf.get(rule),
    findUnknownRule: () => undefined,
    isPartial: false,
    isIgnored: () => false,
    isContent: undefined,
    generator: undefined,
    root: undefined,
    assets: [],
  };
}
