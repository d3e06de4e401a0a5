import type { ExternalConfig, ExternalSettings } from '../core/external-config.ts';
import { toList } from './collect-layers.ts';

/** What is said about external links, with all defaults. */
export function resolveExternal(config: boolean | 'cached' | ExternalConfig = false): ExternalSettings {
  const given: ExternalConfig = typeof config === 'object' ? config : { check: config };
  const { check = false, timeout = 15, budget = 300, delay = 0.1 } = given;
  return {
    concurrency: 32,
    perHost: 2,
    retries: 2,
    redirects: 10,
    fragments: false,
    maxAge: 7,
    ...given,
    check,
    timeout: timeout * 1000,
    budget: budget * 1000,
    delay: delay * 1000,
    ignore: toPatterns(given.ignore),
    allow: toList(given.allow),
  };
}

function toPatterns(ignore: ExternalConfig['ignore'] = []): readonly (string | RegExp)[] {
  return typeof ignore === 'string' ? [ignore] : ignore;
}
