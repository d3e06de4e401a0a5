import type { ErrorPlace } from '../core/errors.ts';
import { repositoryMarks } from './find-config-file.ts';
import type { LoadedConfig } from './load-config.ts';
import { folderOf, resolvePosix } from './paths.ts';
import type { ConfigPorts } from './ports.ts';
import { placeOf } from './spot.ts';

const baselineName = '.postlint-baseline.json';

export interface BaselinePlace {
  /** Absolute; there need not be one yet. */
  readonly file: string;
  readonly exists: boolean;
  /** Somebody named it, on the command line or (then with a place) in the configuration. */
  readonly isNamed: boolean;
  readonly where: ErrorPlace | undefined;
}

/**
 * Where the baseline is: as named, or beside the configuration. Where there is no configuration either, it is looked
 * for as one would be, and a new one belongs into the folder that postlint is run on.
 */
export function findBaseline(
  { config, file, folder, layers }: LoadedConfig,
  { cwd, named }: { readonly cwd: string; readonly named: string | undefined },
  ports: ConfigPorts,
): BaselinePlace {
  const layer = layers.findLast(({ config: { baseline } }) => baseline !== undefined);
  const where = layer && named === undefined ? placeOf(layer.source, ['baseline']) : undefined;
  const path =
    named === undefined ? config.baseline && resolvePosix(folder, config.baseline) : resolvePosix(cwd, named);
  if (path !== undefined) return { file: path, exists: ports.exists(path), isNamed: true, where };
  const beside = resolvePosix(folder, baselineName);
  const found = file === undefined ? searchUpward(folder, ports) : undefined;
  return { file: found ?? beside, exists: found !== undefined || ports.exists(beside), isNamed: false, where };
}

function searchUpward(start: string, ports: ConfigPorts): string | undefined {
  for (let folder = start; ; folder = folderOf(folder)) {
    const file = resolvePosix(folder, baselineName);
    if (ports.exists(file)) return file;
    const isTop = folderOf(folder) === folder || repositoryMarks.some(name => ports.exists(resolvePosix(folder, name)));
    if (isTop) return undefined;
  }
}
