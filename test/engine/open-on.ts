import type { Rule } from '../../src/core/rule.ts';
import type { Ports } from '../../src/engine/ports.ts';
import { openPlainRules } from '../../src/engine/read-helpers.ts';
import { openSession, type Session, type SessionInput } from '../../src/engine/session.ts';

export interface SomeRules extends Partial<SessionInput> {
  readonly rules: readonly Rule[];
}

/** A session over the site in `/site` of a machine, with some rules and nothing configured. */
export function openOn(ports: Ports, { rules, ...more }: SomeRules): Session {
  const states = rules.map(({ id, severity }) => [id, severity === 'off' ? 'warning' : severity, {}] as const);
  const settings = openPlainRules({ states, remarkLevels: [] }, rules);
  return openSession({ cwd: '/site', paths: [], now: new Date(0), ports, settings, ...more });
}
