import { closest } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';

interface Reading {
  readonly external: boolean | 'cached' | undefined;
  readonly paths: readonly string[];
}

/** In `--external posts`, what commander takes for the mode is a path. */
export function readExternal(flag: boolean | string | undefined, paths: readonly string[]): Reading {
  if (typeof flag !== 'string' || flag === 'cached') return { external: flag, paths };
  if (closest(flag, ['cached']) === undefined) return { external: true, paths: [...paths, flag] };
  throw new UserError(`“${flag}” is no way to look at external links`, { hint: 'Did you mean “--external=cached”?' });
}
