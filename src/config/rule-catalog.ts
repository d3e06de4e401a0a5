import { closest } from '../core/closest.ts';
import type { Rule } from '../core/rule.ts';
import type { LoadedConfig } from './load-config.ts';

/** The rules that can be set, by id. */
export interface RuleCatalog {
  readonly rules: ReadonlyMap<string, Rule>;
  /** Ids of the remark-lint rules that run by default. */
  readonly remarkRules: readonly string[];
  /** Other remark plugins are configured: what ids they report under can't be known before they run. */
  readonly hasRemarkPlugins: boolean;
}

export function createCatalog(
  rules: readonly Rule[],
  loaded: LoadedConfig,
  remarkRules: readonly string[],
): RuleCatalog {
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  return { rules: byId, remarkRules, hasRemarkPlugins: loaded.remark.length > 0 };
}

/** What to do about an id that no rule has, or undefined where one has it or may have it. */
export function findUnknownRule(id: string, catalog: RuleCatalog): string | undefined {
  if (catalog.rules.has(id) || catalog.remarkRules.includes(id)) return undefined;
  if (id.includes('/') && catalog.hasRemarkPlugins) return undefined;
  return suggestRule(id, [...catalog.rules.keys(), ...catalog.remarkRules]);
}

/** A hint for an id that no rule has. */
export function suggestRule(id: string, known: readonly string[]): string {
  if (id.includes(',')) return 'Name one rule at a time: --only can be repeated';
  const meant = closest(id, known) ?? known.find(name => name.endsWith(`/${id}`));
  if (meant) return `Did you mean “${meant}”?`;
  const [prefix, name] = id.split('/');
  if (prefix === 'remark-lint') return `Add it to the configuration first: "remark": ["remark-lint-${name}"]`;
  if (name !== undefined) return `Add the plugin “${prefix}” to “plugins” first`;
  return suggestByPart(id, known) ?? 'See them all with “postlint rules”';
}

const MOST_SUGGESTIONS = 4;

/** `link` and `links` are part of several names. */
function suggestByPart(part: string, known: readonly string[]): string | undefined {
  const wanted = part.toLowerCase().replace(/s$/, '');
  const near = known.filter(id => id.split(/[-/]/).includes(wanted));
  if (near.length === 0 || near.length > MOST_SUGGESTIONS) return undefined;
  const names = near.map(id => `“${id}”`);
  return `Did you mean ${[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' or ')}?`;
}
