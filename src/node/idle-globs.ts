import type { Settings } from '../config/resolve-settings.ts';
import { openFileSystem } from './files.ts';

interface LintedPart {
  readonly paths?: readonly string[];
  readonly stdin?: unknown;
  readonly staged?: boolean;
  readonly since?: string;
}

/** Notices on globs of the configuration that match nothing: only a run over everything can tell. */
export function findIdleGlobs(settings: Settings, { paths = [], stdin, staged, since }: LintedPart): readonly string[] {
  if (paths.length > 0 || stdin || staged || since !== undefined) return [];
  const { folder } = settings;
  const ports = openFileSystem();
  return settings.findUnmatchedGlobs({
    files: () => ports.listFiles(folder),
    mayHoldOthers: path =>
      path !== '' && (ports.kindOf(`${folder}/${path}`) !== undefined || ports.isGitIgnored(`${folder}/${path}/file`)),
  });
}
