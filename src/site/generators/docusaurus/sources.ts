import { matchGlobs } from '../../../core/match-globs.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { literalAt, textsOf } from '../../literals/literal.ts';
import type { DocusaurusSettings, Instance } from './settings.ts';

/** Documents of one version, or all of an instance. */
export interface Source {
  readonly instance: Instance;
  /** Relative to the root, with a final slash. */
  readonly folder: string;
  readonly route: string;
  /** Whether a file of the folder, by its path below it, is left out. */
  readonly excludes: (path: string) => boolean;
}

/**
 * The folders of content, older versions of the docs included (`versions.json`, `versioned_docs/`); an instance with an
 * id has it before those names (plugin-content-docs, versions/files.ts).
 */
export function findSources(settings: DocusaurusSettings, files: SiteFiles): Source[] {
  return settings.instances.flatMap(instance => {
    const id = literalAt(instance.options, 'id');
    const prefix = settings.folder + (typeof id === 'string' && id !== 'default' ? `${id}_` : '');
    const isVersioned = instance.kind === 'docs' && (id === undefined || typeof id === 'string');
    const versions = isVersioned ? readVersions(`${prefix}versions.json`, files) : [];
    const [last] = versions;
    const excludes = excludedBy(instance);
    const current = {
      instance,
      excludes,
      folder: instance.path,
      route: last === undefined ? instance.route : `${instance.route}next/`,
    };
    const older = versions.map(version => ({
      instance,
      excludes,
      folder: `${prefix}versioned_docs/version-${version}/`,
      route: version === last ? instance.route : `${instance.route}${version}/`,
    }));
    return [current, ...older];
  });
}

/** The older versions, the last one first. */
function readVersions(file: string, files: SiteFiles): string[] {
  try {
    const versions: unknown = JSON.parse(files.read(file) ?? '[]');
    const names = Array.isArray(versions) ? versions.filter(version => typeof version === 'string') : [];
    return names.filter(name => name !== 'current');
  } catch {
    return [];
  }
}

/** What the content plugins leave out (@docusaurus/utils, GlobExcludeDefault). */
const EXCLUDED = ['**/_*.{js,jsx,ts,tsx,md,mdx}', '**/_*/**', '**/*.test.{js,jsx,ts,tsx}', '**/__tests__/**'];

function excludedBy({ options }: Instance): (path: string) => boolean {
  const isMatch = matchGlobs([...(textsOf(literalAt(options, 'exclude')) ?? EXCLUDED)]);
  return path => isMatch(path);
}

export function sourceOf(path: string, sources: readonly Source[]): Source | undefined {
  if (!/\.mdx?$/.test(path)) return undefined;
  const found = sources.filter(({ folder }) => path.startsWith(folder));
  return found.sort((left, right) => right.folder.length - left.folder.length)[0];
}
