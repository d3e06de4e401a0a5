import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import { resolveSettings, type Settings } from '../config/resolve-settings.ts';
import { openConfigFiles } from '../node/config-files.ts';
import { defaultRemarkRules } from '../remark/bridge.ts';
import { rules } from '../rules/index.ts';
import type { LintFlags } from './lint.ts';

/** The settings that the flags and the configuration of a folder make, for commands that lint nothing. */
export async function loadSettings(
  flags: LintFlags,
  cwd: string,
): Promise<{ loaded: LoadedConfig; settings: Settings }> {
  const request = { cwd, file: flags.config || undefined, disabled: flags.config === false };
  const loaded = await loadConfig(request, openConfigFiles({ runsCode: flags.code ?? true }));
  const { rule: ruleFlags = [], only = [] } = flags;
  return {
    loaded,
    settings: resolveSettings(loaded, { registry: rules, ruleFlags, only, remarkRules: defaultRemarkRules }),
  };
}
