import type { Config, Plugin, RemarkPlugin } from '../core/config.ts';
import { UserError } from '../core/errors.ts';
import { collectLayers } from './collect-layers.ts';
import { findConfigFile } from './find-config-file.ts';
import { mergeConfigs } from './merge-configs.ts';
import { resolvePosix } from './paths.ts';
import { loadPlugins } from './plugins.ts';
import type { ConfigPorts } from './ports.ts';
import type { ConfigLayer } from './read-config-file.ts';
import { locateRemarkPlugins } from './remark-plugins.ts';
import { placeOf } from './spot.ts';

export interface LoadedConfig {
  /** What all configuration files say together. */
  readonly config: Config;
  /** The configuration file that was found or given; absolute. */
  readonly file: string | undefined;
  /** Absolute; what globs and `root` are relative to. */
  readonly folder: string;
  /** Every file that has a part in it, in order of rising precedence. */
  readonly layers: readonly ConfigLayer[];
  readonly plugins: readonly Plugin[];
  /** Where those that are given by name come from. */
  readonly pluginFiles: readonly string[];
  /** As configured, but a package name is replaced by the file it stands for: its code is not loaded yet. */
  readonly remark: readonly RemarkPlugin[];
  /** Texts of code that findings may depend on, for the cache. */
  readonly code: readonly string[];
  /** What the user should know about the configuration itself. */
  readonly notices: readonly string[];
}

export interface ConfigRequest {
  readonly cwd: string;
  /** `--config FILE`: relative to `cwd` or absolute. */
  readonly file?: string | undefined;
  /** `--no-config`. */
  readonly disabled?: boolean | undefined;
}

/** Finds and reads the configuration that holds for a folder, with everything that it extends. */
export async function loadConfig(request: ConfigRequest, ports: ConfigPorts): Promise<LoadedConfig> {
  const cwd = resolvePosix(request.cwd, '.');
  if (request.disabled) return emptyConfig(cwd);
  if (request.file !== undefined) {
    const file = resolvePosix(cwd, request.file);
    if (ports.exists(file)) return readLayers(file, [], ports);
    throw new UserError(`Configuration file “${request.file}” does not exist`, { hint: `It was looked for in ${cwd}` });
  }
  const found = findConfigFile(cwd, ports);
  if (!found) return emptyConfig(cwd);
  const notices = found.unused.map(
    file => `“${nameOf(file)}” is not used, because “${nameOf(found.file)}” is there too`,
  );
  return readLayers(found.file, notices, ports);
}

async function readLayers(file: string, notices: readonly string[], ports: ConfigPorts): Promise<LoadedConfig> {
  const layers = await collectLayers(file, ports);
  const config = mergeConfigs(layers.map(layer => layer.config));
  const folder = resolvePosix(file, '..');
  checkRoot(folder, layers, ports);
  const { plugins, files } = await loadPlugins(layers, ports);
  const remark = await locateRemarkPlugins(layers, ports);
  const code = [...layers.map(layer => layer.text), ...files.map(path => ports.readText(path) ?? '')];
  return { config, file, folder, layers, plugins, pluginFiles: files, remark, code, notices };
}

function emptyConfig(folder: string): LoadedConfig {
  const nothing = { layers: [], plugins: [], pluginFiles: [], remark: [], code: [], notices: [] };
  return { config: {}, file: undefined, folder, ...nothing };
}

function checkRoot(folder: string, layers: readonly ConfigLayer[], ports: ConfigPorts): void {
  const layer = layers.findLast(({ config }) => config.root !== undefined);
  const root = layer?.config.root;
  if (!layer || root === undefined || ports.exists(resolvePosix(folder, root))) return;
  const hint = 'It is the folder of the site, relative to the configuration file';
  throw new UserError(`Folder “${root}” in “root” does not exist`, { hint, where: placeOf(layer.source, ['root']) });
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
