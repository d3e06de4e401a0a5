import type { Plugin } from '../core/config.ts';
import { UserError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';
import type { Rule } from '../core/rule.ts';
import { isFilePath, resolvePosix } from './paths.ts';
import type { ConfigPorts } from './ports.ts';
import type { ConfigLayer } from './read-config-file.ts';
import { type ConfigSource, placeOf } from './spot.ts';

/** Prefixes of ids that are not a plugin's to give. */
const reservedNames: readonly string[] = ['remark-lint', 'internal', 'postlint'];
const kebabCase = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

export interface LoadedPlugins {
  readonly plugins: readonly Plugin[];
  /** The files that the plugins came from. */
  readonly files: readonly string[];
}

/** Imports the plugins that are given by name and checks all of them. */
export async function loadPlugins(layers: readonly ConfigLayer[], ports: ConfigPorts): Promise<LoadedPlugins> {
  const plugins = new Map<string, Plugin>();
  const files: string[] = [];
  for (const { config, source, folder } of layers) {
    for (const [index, entry] of (config.plugins ?? []).entries()) {
      const spot: PluginSpot = { source, folder, index };
      const file = typeof entry === 'string' ? await locate(entry, spot, ports) : undefined;
      if (file !== undefined) files.push(file);
      const plugin = typeof entry === 'string' ? await importPlugin(file ?? entry, spot, ports) : entry;
      checkPlugin(plugin, plugins.get(plugin.name), spot);
      plugins.set(plugin.name, plugin);
    }
  }
  return { plugins: [...plugins.values()], files };
}

/** The rules of all plugins, each under its full id (`acme/house-style`). */
export function listPluginRules(plugins: readonly Plugin[]): readonly Rule[] {
  return plugins.flatMap(({ name, rules = [] }) =>
    rules.map(rule => {
      const id = `${name}/${rule.id}`;
      return rule.scope === 'site' ? { readsOthers: true, ...rule, id } : { ...rule, id };
    }),
  );
}

export function isPlugin(value: unknown): value is Plugin {
  if (!isRecord(value) || typeof value['name'] !== 'string') return false;
  const rules = value['rules'] ?? [];
  return Array.isArray(rules) && rules.every(isRule);
}

function isRule(value: unknown): value is Rule {
  if (!isRecord(value)) return false;
  const { scope, id, summary, severity, check } = value;
  return (
    (scope === 'document' || scope === 'site') &&
    typeof id === 'string' &&
    typeof summary === 'string' &&
    typeof check === 'function' &&
    (severity === 'off' || severity === 'info' || severity === 'warning' || severity === 'error')
  );
}

/** One entry of `plugins`. */
interface PluginSpot {
  readonly source: ConfigSource;
  readonly folder: string;
  readonly index: number;
}

async function locate(name: string, spot: PluginSpot, ports: ConfigPorts): Promise<string> {
  if (isFilePath(name)) {
    const file = resolvePosix(spot.folder, name);
    return ports.exists(file) ? file : fail(spot, `Plugin “${name}” does not exist`);
  }
  const file = await ports.resolvePackage(name, spot.folder);
  return file ?? fail(spot, `Plugin “${name}” is not installed`, `Install it: npm install --save-dev ${name}`);
}

async function importPlugin(file: string, spot: PluginSpot, ports: ConfigPorts): Promise<Plugin> {
  let plugin: unknown;
  try {
    plugin = await ports.importModule(file);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('The plugin can’t be loaded', { hint, where: { file }, cause });
  }
  if (isPlugin(plugin)) return plugin;
  return fail(
    spot,
    `The default export of “${file}” is not a plugin`,
    'Export { name: "acme", rules: [documentRule({…})] }',
  );
}

function checkPlugin(plugin: Plugin, other: Plugin | undefined, spot: PluginSpot): void {
  const { name, rules = [] } = plugin;
  if (reservedNames.includes(name)) fail(spot, `A plugin can’t be named “${name}”`, 'That prefix is taken');
  if (!kebabCase.test(name))
    fail(spot, `Plugin name “${name}” is not in kebab-case`, 'It is the prefix of its rules: “acme”');
  if (other && other !== plugin) fail(spot, `Two plugins are named “${name}”`, 'Rename one of them');
  const ids = new Set<string>();
  for (const { id } of rules) {
    if (!kebabCase.test(id))
      fail(spot, `Rule “${id}” of plugin “${name}” is not in kebab-case`, 'Name what is wrong: “house-style”');
    if (ids.has(id)) fail(spot, `Rule “${id}” is in plugin “${name}” twice`);
    ids.add(id);
  }
}

function fail(spot: PluginSpot, message: string, hint?: string): never {
  throw new UserError(message, { hint, where: placeOf(spot.source, ['plugins', spot.index]) });
}
