import { folderOf } from '../../address.ts';
import { CONTENT } from './content.ts';
import type { ZolaPage } from './publish.ts';
import type { ZolaSettings } from './settings.ts';

/** Static files, those of the theme below the site's own, and the assets of pages and sections. */
export function publishAssets(
  settings: ZolaSettings,
  pages: readonly ZolaPage[],
  paths: readonly string[],
): Map<string, string> {
  const assets = new Map<string, string>();
  const add = (address: string, file: string) => {
    const decoded = address.normalize('NFC');
    if (!assets.has(decoded)) assets.set(decoded, file);
  };
  const folders = ['static', ...(settings.theme === undefined ? [] : [`themes/${settings.theme}/static`])];
  for (const folder of folders)
    for (const file of paths)
      if (file.startsWith(`${folder}/`) && !settings.isIgnoredStatic(file))
        add(settings.base + file.slice(folder.length + 1), file);
  const owners = groupByFolder(pages);
  for (const file of paths) {
    const isAsset = file.startsWith(`${CONTENT}/`) && !file.endsWith('.md') && !settings.isIgnoredContent(file);
    for (let folder = folderOf(file); isAsset && folder !== ''; folder = folderOf(folder))
      for (const page of owners.get(folder) ?? [])
        if (page.entry.isColocated || folder === folderOf(file))
          add(page.assetFolder + file.slice(folder.length + 1), file);
  }
  return assets;
}

/** Pages that own the files of their folder. */
function groupByFolder(pages: readonly ZolaPage[]): Map<string, ZolaPage[]> {
  const groups = new Map<string, ZolaPage[]>();
  for (const page of pages) {
    if (page.state !== 'published' || !(page.entry.isColocated || page.entry.kind === 'section')) continue;
    const group = groups.get(page.entry.folder);
    if (group) group.push(page);
    else groups.set(page.entry.folder, [page]);
  }
  return groups;
}
