import type { Page, Site } from '../../core/site.ts';

/** The pages that belong together: a collection or section of the generator, else the folder below the content root. */
export function groupBySection(site: Site): Page[][] {
  const groups = new Map<string, Page[]>();
  for (const page of site.pages) {
    const name = `${page.isPost ? 'post' : 'page'}\n${page.section ?? folderOf(page.file)}`;
    const group = groups.get(name);
    if (group) group.push(page);
    else groups.set(name, [page]);
  }
  return [...groups.values()];
}

/** Years, months and the folders of page bundles make no section of their own. */
function folderOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  return folders
    .slice(0, 3)
    .filter(folder => !/^\d/.test(folder))
    .slice(0, 2)
    .join('/');
}
