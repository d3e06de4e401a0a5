import type { RemarkPlugin } from '../core/config.ts';
import { UserError } from '../core/errors.ts';
import { isFilePath, resolvePosix } from './paths.ts';
import type { ConfigPorts } from './ports.ts';
import type { ConfigLayer } from './read-config-file.ts';
import { type ConfigSource, placeOf } from './spot.ts';

/** The configured remark plugins with the file of each package; nothing of them is run before a post needs it. */
export async function locateRemarkPlugins(
  layers: readonly ConfigLayer[],
  ports: ConfigPorts,
): Promise<readonly RemarkPlugin[]> {
  const located: RemarkPlugin[] = [];
  for (const { config, source, folder } of layers) {
    for (const [index, entry] of (config.remark ?? []).entries()) {
      const [plugin, ...options] = Array.isArray(entry) ? entry : [entry];
      const file = typeof plugin === 'string' ? await locate({ name: plugin, folder, source, index }, ports) : plugin;
      located.push(options.length > 0 ? [file, ...options] : file);
    }
  }
  return located;
}

interface NamedPlugin {
  readonly name: string;
  readonly folder: string;
  readonly source: ConfigSource;
  readonly index: number;
}

async function locate({ name, folder, source, index }: NamedPlugin, ports: ConfigPorts): Promise<string> {
  if (isFilePath(name)) {
    const file = resolvePosix(folder, name);
    if (ports.exists(file)) return file;
    throw new UserError(`Remark plugin “${name}” does not exist`, { where: placeOf(source, ['remark', index]) });
  }
  // As in `.remarkrc`, “lint-no-html” is short for “remark-lint-no-html”.
  const file = (await ports.resolvePackage(name, folder)) ?? (await ports.resolvePackage(`remark-${name}`, folder));
  if (file !== undefined) return file;
  const hint = `Install it: npm install --save-dev ${name}`;
  throw new UserError(`Remark plugin “${name}” is not installed`, { hint, where: placeOf(source, ['remark', index]) });
}

/** The plugins themselves, loaded from their files. */
export async function importRemarkPlugins(
  located: readonly RemarkPlugin[],
  ports: ConfigPorts,
): Promise<readonly RemarkPlugin[]> {
  return Promise.all(
    located.map(async entry => {
      const [plugin, ...options]: unknown[] = Array.isArray(entry) ? entry : [entry];
      const imported = typeof plugin === 'string' ? await importPlugin(plugin, ports) : plugin;
      return options.length > 0 ? [imported, ...options] : imported;
    }),
  );
}

async function importPlugin(file: string, ports: ConfigPorts): Promise<unknown> {
  try {
    return await ports.importModule(file);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('The remark plugin can’t be loaded', { hint, where: { file }, cause });
  }
}
