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

/** The files of a configuration's folder, for judging its globs. */
export interface GlobSubjects {
  /** POSIX paths relative to the folder. */
  readonly files: () => readonly string[];
  /** Whether a path may hold files that are not among them: those that git ignores, a folder of dependencies. */
  readonly mayHoldOthers: (path: string) => boolean;
}

/** A sentence for each glob that matches no file: it is likely a slip. */
export function findUnmatchedGlobs(loaded: LoadedConfig, subjects: GlobSubjects): readonly string[] {
  const globs = listGlobs(loaded).map(placed => ({ ...placed, pattern: placed.glob.replace(/^!(?!\()/, '') }));
  if (globs.length === 0) return [];
  const files = subjects.files();
  return globs
    .filter(({ pattern }) => !files.some(compileGlob(pattern)) && !subjects.mayHoldOthers(literalStart(pattern)))
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

/** The part of a glob before its first folder or name that is a pattern: `_site` of `/_site/**`. */
function literalStart(pattern: string): string {
  const parts = pattern.replace(/^(?:\.?\/)+/, '').split('/');
  const end = parts.findIndex(part => /[*?[\]{}()!]/.test(part));
  return (end < 0 ? parts : parts.slice(0, end)).filter(part => part !== '').join('/');
}
