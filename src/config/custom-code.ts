import type { LoadedConfig } from './load-config.ts';

/** Code of users that looks at single posts. */
export interface CustomCode {
  /** Some of it stands in the configuration itself, where nobody knows what it depends on. */
  readonly isInline: boolean;
  /** The files of the rest. */
  readonly files: readonly string[];
}

/** What findings of single posts depend on beside postlint itself. Rules about the whole site always run. */
export function findCustomCode({ layers, plugins, remark, pluginFiles }: LoadedConfig): CustomCode {
  const looksAtPosts = plugins.some(({ rules = [] }) => rules.some(({ scope }) => scope === 'document'));
  const isPluginInline = layers.some(({ config }) => config.plugins?.some(plugin => typeof plugin !== 'string'));
  const remarkFiles = remark.map(plugin => (Array.isArray(plugin) ? plugin[0] : plugin));
  return {
    isInline: (looksAtPosts && isPluginInline) || remark.some(holdsCode) || remarkFiles.some(isNoFile),
    files: [...(looksAtPosts ? pluginFiles : []), ...remarkFiles.filter(file => typeof file === 'string')],
  };
}

function isNoFile(plugin: unknown): boolean {
  return typeof plugin !== 'string';
}

function holdsCode(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  return Object.values(value).some(holdsCode);
}
