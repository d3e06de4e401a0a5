import { folderOf } from './paths.ts';
import type { ConfigPorts } from './ports.ts';
import { holdsConfig } from './read-config-file.ts';

/** In order of precedence, where a folder has several. */
const configFileNames: readonly string[] = [
  'postlint.config.ts',
  'postlint.config.mts',
  'postlint.config.js',
  'postlint.config.mjs',
  '.postlintrc.json',
  '.postlintrc.yaml',
  '.postlintrc.yml',
  'package.json',
];

/** A configuration above a repository is not meant for it. */
export const repositoryMarks: readonly string[] = ['.git', '.hg', '.jj', '.svn'];

export interface FoundConfigFile {
  readonly file: string;
  /** Others in the same folder that lose against it. */
  readonly unused: readonly string[];
}

/** The nearest configuration file in a folder or those above it, as far as the repository or the file system goes. */
export function findConfigFile(start: string, ports: ConfigPorts): FoundConfigFile | undefined {
  let folder = start;
  for (;;) {
    const base = folder.endsWith('/') ? folder : `${folder}/`;
    const [file, ...unused] = configFileNames
      .map(name => base + name)
      .filter(path => ports.exists(path) && holdsConfig(path, ports));
    if (file !== undefined) return { file, unused };
    const parent = folderOf(folder);
    if (parent === folder || repositoryMarks.some(name => ports.exists(base + name))) return undefined;
    folder = parent;
  }
}
