import picomatch from 'picomatch';
import { UserError } from '../core/errors.ts';
import { matchGlobs } from '../core/match-globs.ts';
import { parentOf, toAbsolute } from './paths.ts';
import type { Ports } from './ports.ts';

/** One path or glob that the user asked for. */
export interface LintTarget {
  readonly kind: 'file' | 'folder' | 'glob';
  /** As the user wrote it. */
  readonly written: string;
  /** Absolute POSIX folder: of the file, the folder itself, or the fixed part of the glob. */
  readonly folder: string;
  /** Whether a file (absolute POSIX path) is asked for. */
  readonly includes: (path: string) => boolean;
}

/** Resolves a path or glob against the working directory; what does not exist is an error that helps. */
export function findTarget(
  written: string,
  { cwd, kindOf }: { readonly cwd: string; readonly kindOf: Ports['kindOf'] },
): LintTarget {
  const path = toAbsolute(written, cwd);
  const kind = kindOf(path);
  if (kind === 'file') return { kind, written, folder: parentOf(path), includes: file => file === path };
  if (kind === 'folder')
    return { kind, written, folder: path, includes: file => file.startsWith(path === '/' ? '/' : `${path}/`) };
  if (kind === 'other')
    throw new UserError(`“${written}” is neither a file nor a folder`, {
      hint: 'Devices, pipes and sockets are not read',
    });
  const { isGlob, base } = picomatch.scan(path);
  if (!isGlob)
    throw new UserError(`“${written}” does not exist`, {
      hint: `postlint was run in ${cwd}; give a file, a folder or a quoted glob`,
    });
  const folder = base === '' ? '/' : base.replace(/(?<=.)\/$/, '');
  if (kindOf(folder) !== 'folder')
    throw new UserError(`“${written}” matches nothing: there is no folder “${folder}”`, {
      hint: `postlint was run in ${cwd}`,
    });
  return { kind: 'glob', written, folder, includes: matchGlobs(path, { dot: true }) };
}
