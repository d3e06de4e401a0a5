import { quote } from '../core/quote.ts';
import { toList } from './collect-layers.ts';
import { compileGlob } from './globs.ts';
import type { LoadedConfig } from './load-config.ts';
import { type ConfigSource, placeOf } from './spot.ts';

interface PlacedGlob {
  readonly glob: string;
  readonly key: 'ignore' | 'overrides';
  readonly source: ConfigSource;
  readonly path: readonly (string | number)[];
}

/** A sentence for each glob that matches none of these files: it is likely a slip. */
export function findUnmatchedGlobs(loaded: LoadedConfig, files: readonly string[]): readonly string[] {
  return listGlobs(loaded)
    .filter(({ glob }) => !files.some(compileGlob(glob.replace(/^!(?!\()/, ''))))
    .map(({ glob, key, source, path }) => {
      const place = placeOf(source, path);
      const line = place?.line === undefined ? '' : `:${place.line}`;
      // The file stands in the folder that the glob is relative to: its name says enough.
      const name = place?.file.slice(place.file.lastIndexOf('/') + 1);
      return `${quote(glob)} in “${key}” matches no file (${name}${line})`;
    });
}

/** What an extended configuration says for all sites need not match in this one. */
function listGlobs({ layers }: LoadedConfig): readonly PlacedGlob[] {
  const main = layers.at(-1);
  if (!main) return [];
  const { config, source } = main;
  const ignored = toList(config.ignore).map((glob, index): PlacedGlob => {
    return { glob, key: 'ignore', source, path: ['ignore', index] };
  });
  const overridden = (config.overrides ?? []).flatMap(({ files }, override) =>
    toList(files).map((glob, index): PlacedGlob => {
      return { glob, key: 'overrides', source, path: ['overrides', override, 'files', index] };
    }),
  );
  return [...ignored, ...overridden];
}
