import type { LoadedConfig } from './load-config.ts';
import type { SettingsRequest } from './resolve-settings.ts';

/**
 * Text that differs whenever the configuration may make the findings of one file differ. Functions count by their
 * source, and the code that they came from counts too: what they close over is written there.
 */
export function fingerprintOf(loaded: LoadedConfig, { ruleFlags, only }: SettingsRequest): string {
  const { config, remark, code } = loaded;
  return JSON.stringify({ config, remark, code, ruleFlags, only }, (_, value: unknown) =>
    typeof value === 'function' || typeof value === 'bigint' || value instanceof RegExp ? String(value) : value,
  );
}
