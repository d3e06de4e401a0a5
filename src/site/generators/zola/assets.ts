import { baseName, folderOf } from '../../address.ts';
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
    const isAsset = isContentAsset(file) && !settings.isIgnoredContent(file);
    for (let folder = folderOf(file); isAsset && folder !== ''; folder = folderOf(folder))
      for (const page of owners.get(folder) ?? [])
        if (page.entry.isColocated || folder === folderOf(file))
          add(page.assetFolder + file.slice(folder.length + 1), file);
  }
  return assets;
}

/** components/content/src/utils.rs, find_related_assets: a name without extension, such as `.notes`, is passed over. */
function isContentAsset(file: string): boolean {
  return file.startsWith(`${CONTENT}/`) && !file.endsWith('.md') && baseName(file).lastIndexOf('.') > 0;
}

/** Pages that own the files of their folder; a section's are copied even if it is not rendered. */
function groupByFolder(pages: readonly ZolaPage[]): Map<string, ZolaPage[]> {
  const groups = new Map<string, ZolaPage[]>();
  for (const page of pages) {
    const isSection = page.entry.kind === 'section';
    if (!(isSection ? page.state !== 'draft' : page.entry.isColocated && page.state === 'published')) continue;
    const group = groups.get(page.entry.folder);
    if (group) group.push(page);
    else groups.set(page.entry.folder, [page]);
  }
  return groups;
}
