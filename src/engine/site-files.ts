import type { ClosedLink, SiteFiles } from '../core/site.ts';

interface Surroundings {
  /** Files that are there for links, but are not of the site. */
  readonly beside?: readonly string[] | undefined;
  readonly closedLinks?: readonly ClosedLink[];
}

/** A view of a listing as the files of a site; folders follow from the files in them. */
export function makeSiteFiles(
  paths: readonly string[],
  read: (path: string) => string | undefined,
  { beside = [], closedLinks = [] }: Surroundings = {},
): SiteFiles {
  const known = beside.length > 0 ? [...paths, ...beside] : paths;
  const all = new Set(known);
  let folders: Set<string> | undefined;
  let cased: Map<string, string> | undefined;
  const texts = new Map<string, string | undefined>();
  return {
    paths,
    has: path => all.has(path),
    hasFolder: path => {
      folders ??= foldersOf(known);
      return path === '' || folders.has(path);
    },
    inOtherCase: path => {
      cased ??= new Map([...foldersOf(known), ...known].map(name => [name.normalize('NFC').toLowerCase(), name]));
      const found = cased.get(path.normalize('NFC').toLowerCase());
      return found === path ? undefined : found;
    },
    closedLinks,
    isClosed: path => closedLinks.some(link => path === link.path || path.startsWith(`${link.path}/`)),
    read: path => {
      if (!all.has(path)) return undefined;
      if (!texts.has(path)) texts.set(path, read(path));
      return texts.get(path);
    },
  };
}

function foldersOf(paths: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    let slash = path.lastIndexOf('/');
    while (slash > 0) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
      slash = folder.lastIndexOf('/');
    }
  }
  return folders;
}
