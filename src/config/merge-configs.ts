import type { Config, RuleSetting } from '../core/config.ts';
import { toList } from './collect-layers.ts';

/** One configuration from several in order of rising precedence: lists add up, everything else is replaced. */
export function mergeConfigs(configs: readonly Config[]): Config {
  return configs.reduce(mergePair, {});
}

function mergePair(base: Config, { extends: _, $schema: __, ...config }: Config): Config {
  const ignore = [...toList(base.ignore), ...toList(config.ignore)];
  const overrides = [...(base.overrides ?? []), ...(config.overrides ?? [])];
  const remark = [...(base.remark ?? []), ...(config.remark ?? [])];
  const plugins = [...(base.plugins ?? []), ...(config.plugins ?? [])];
  const rules = mergeRules(base.rules, config.rules);
  return {
    ...base,
    ...config,
    ...(ignore.length > 0 && { ignore }),
    ...(overrides.length > 0 && { overrides }),
    ...(remark.length > 0 && { remark }),
    ...(plugins.length > 0 && { plugins }),
    ...(Object.keys(rules).length > 0 && { rules }),
  };
}

type Rules = Readonly<Record<string, RuleSetting>>;

function mergeRules(base: Rules = {}, added: Rules = {}): Rules {
  const merged = new Map(Object.entries(base));
  for (const [id, setting] of Object.entries(added)) merged.set(id, mergeSetting(merged.get(id), setting));
  return Object.fromEntries(merged);
}

/** A severity alone keeps the options that were there. */
function mergeSetting(base: RuleSetting | undefined, setting: RuleSetting): RuleSetting {
  if (typeof setting !== 'string' || base === undefined || typeof base === 'string') return setting;
  return [setting, base[1]];
}
