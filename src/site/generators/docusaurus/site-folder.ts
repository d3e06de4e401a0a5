/** In the order in which Docusaurus looks for them. */
export const CONFIG_FILES = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map(ending => `docusaurus.config.${ending}`);

/** Folders in which a repository keeps its Docusaurus site. */
const SITE_FOLDERS = ['website', 'docs', 'site', 'documentation', 'docusaurus'];

interface Readable {
  has(path: string): boolean;
  read(path: string): string | undefined;
}

/**
 * The folder of the configuration below the root, with a final slash: empty, or `website/` where the site takes its
 * content from beside that folder.
 */
export function siteFolderOf(files: Readable): string | undefined {
  if (CONFIG_FILES.some(name => files.has(name))) return reachesOut(files, '') ? undefined : '';
  return SITE_FOLDERS.map(name => `${name}/`).find(
    folder => CONFIG_FILES.some(name => files.has(folder + name)) && reachesOut(files, folder),
  );
}

function reachesOut(files: Readable, folder: string): boolean {
  const file = CONFIG_FILES.map(name => folder + name).find(name => files.has(name));
  return file !== undefined && /\bpath:\s*['"`]\.\.\//.test(files.read(file) ?? '');
}
