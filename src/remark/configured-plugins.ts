import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { RemarkPlugin } from '../core/config.ts';
import { UserError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';

export type UnifiedPlugin = Plugin<unknown[], Root>;

export interface ConfiguredPlugin {
  readonly plugin: UnifiedPlugin;
  readonly options: readonly unknown[];
}

/**
 * The plugins of a configuration in the order in which they run, presets unpacked. As in unified, a plugin that comes
 * again keeps its turn and takes the later options.
 */
export function listPlugins(entries: readonly RemarkPlugin[]): readonly ConfiguredPlugin[] {
  const listed = new Map<UnifiedPlugin, readonly unknown[]>();
  const add = (entry: unknown): void => {
    const [head, ...options]: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    if (isPlugin(head)) listed.set(head, mergeOptions(listed.get(head), options));
    else if (isPreset(head)) for (const plugin of head.plugins) add(plugin);
    else failPlugin(head);
  };
  for (const entry of entries) add(entry);
  return Array.from(listed, ([plugin, options]) => ({ plugin, options }));
}

/** As a message of the plugin would name its rule: `remark-lint/no-tabs`. */
export function nameOfPlugin(plugin: UnifiedPlugin): string {
  return plugin.name.replace(':', '/') || 'remark-plugin';
}

function mergeOptions(known: readonly unknown[] = [], later: readonly unknown[]): readonly unknown[] {
  if (later.length === 0) return known;
  const [first, ...rest] = later;
  return isRecord(known[0]) && isRecord(first) ? [{ ...known[0], ...first }, ...rest] : later;
}

function isPlugin(value: unknown): value is UnifiedPlugin {
  return typeof value === 'function';
}

function isPreset(value: unknown): value is { readonly plugins: readonly unknown[] } {
  return isRecord(value) && Array.isArray(value['plugins']);
}

function failPlugin(value: unknown): never {
  const name = typeof value === 'string' ? `“${value}”` : `A value of type ${value === null ? 'null' : typeof value}`;
  const hint =
    'A plugin is a function, [function, options] or a preset { plugins: […] }; its package exports it as default';
  throw new UserError(`${name} under “remark” is not a remark plugin`, { hint });
}
