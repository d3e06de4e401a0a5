import { UserError } from '../core/errors.ts';
import { isFilePath, resolvePosix } from './paths.ts';
import type { ConfigPorts } from './ports.ts';
import { type ConfigLayer, readConfigFile } from './read-config-file.ts';
import { placeOf } from './spot.ts';

interface Walk {
  readonly ports: ConfigPorts;
  /** By file; a file that is extended twice counts where it first stands. */
  readonly layers: Map<string, ConfigLayer>;
}

/** A configuration file and all that it extends, in order of rising precedence. */
export async function collectLayers(file: string, ports: ConfigPorts): Promise<readonly ConfigLayer[]> {
  const walk: Walk = { ports, layers: new Map() };
  await addLayers(file, [], walk);
  return [...walk.layers.values()];
}

async function addLayers(file: string, chain: readonly string[], walk: Walk): Promise<void> {
  if (walk.layers.has(file)) return;
  const layer = await readConfigFile(file, walk.ports);
  const links = [...chain, file];
  for (const [index, specifier] of toList(layer.config.extends).entries()) {
    const extended = await resolveExtended({ specifier, index, layer }, walk.ports);
    if (links.includes(extended)) throw cycleError({ specifier, index, layer }, [...links, extended]);
    await addLayers(extended, links, walk);
  }
  walk.layers.set(file, layer);
}

/** One entry of `extends`. */
interface Extension {
  readonly specifier: string;
  readonly index: number;
  readonly layer: ConfigLayer;
}

async function resolveExtended({ specifier, index, layer }: Extension, ports: ConfigPorts): Promise<string> {
  const where = placeOf(layer.source, ['extends', index]);
  if (isFilePath(specifier)) {
    const file = resolvePosix(layer.folder, specifier);
    if (ports.exists(file)) return file;
    throw new UserError(`Configuration “${specifier}” in “extends” does not exist`, { where });
  }
  const file = await ports.resolvePackage(specifier, layer.folder);
  if (file !== undefined) return file;
  const hint = ports.exists(resolvePosix(layer.folder, specifier))
    ? `Write “./${specifier}” for the file of that name`
    : `Install it: npm install --save-dev ${specifier}`;
  throw new UserError(`Package “${specifier}” in “extends” is not installed`, { hint, where });
}

function cycleError({ index, layer }: Extension, chain: readonly string[]): UserError {
  const start = chain.indexOf(chain.at(-1) ?? '');
  const names = chain.slice(start).map(file => `“${file.slice(file.lastIndexOf('/') + 1)}”`);
  const where = placeOf(layer.source, ['extends', index]);
  return new UserError('The configuration extends itself', { hint: `The circle is ${names.join(' → ')}`, where });
}

export function toList(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
