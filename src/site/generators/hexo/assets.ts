import type { SiteFiles } from '../../../core/site.ts';
import { extensionOf, folderOf } from '../../address.ts';
import { addressOfPage, routeOf } from './address.ts';
import { isHidden, isLeftOut, outputOf, renamed, withoutEnding } from './files.ts';
import { type OtherSources, readPermalink } from './other-sources.ts';
import type { HexoPage } from './publish.ts';
import type { HexoSettings } from './settings.ts';

interface Published {
  readonly pages: readonly HexoPage[];
  readonly others: OtherSources;
  readonly files: SiteFiles;
}

/** Files of the theme, of the source folder and of the posts' own folders, by the address that they get. */
export function publishAssets(settings: HexoSettings, { pages, others, files }: Published): Map<string, string> {
  const assets = new Map<string, string>();
  const add = (path: string, file: string) =>
    assets.set(settings.base + routeOf(path).replace(/(^|\/)$/, '$1index.html'), file);
  for (const [path, file] of themeFiles(settings, files)) add(renamed(path, settings), file);
  for (const { path, file } of others.assets) add(path, file);
  for (const { path, file } of others.pages) {
    const ending = outputOf(path, settings) ?? extensionOf(path);
    add(addressOfPage(path, readPermalink(files.read(file)), ending), file);
  }
  for (const { address, file } of others.posts) if (address.path !== undefined) add(address.path, file);
  if (settings.hasAssetFolders) addAttachments(settings, { pages, others, files }, add);
  return assets;
}

/** lib/theme/processors/source.js. */
function themeFiles({ themeFolder }: HexoSettings, files: SiteFiles): [path: string, file: string][] {
  if (themeFolder === undefined) return [];
  const start = `${themeFolder}source/`;
  return files.paths
    .filter(file => file.startsWith(start))
    .map((file): [string, string] => [file.slice(start.length), file])
    .filter(([path]) => !isHidden(path) && !/[%~]$|node_modules/.test(path));
}

/** lib/plugins/processor/post.js, scanAssetDir: everything in the folder named like the post, at the post's address. */
function addAttachments(
  settings: HexoSettings,
  { pages, files }: Published,
  add: (path: string, file: string) => void,
): void {
  const owners = new Map(pages.filter(({ isPost }) => isPost).map(page => [withoutEnding(page.file), page]));
  const start = `${settings.source}_`;
  for (const file of files.paths) {
    if (!file.startsWith(start) || settings.isIgnored(file)) continue;
    const isSkipped = settings.isSkipped(file.slice(settings.source.length));
    for (let folder = folderOf(file); folder.length > start.length; folder = folderOf(folder)) {
      const target = ownAddress(owners.get(folder));
      const path = file.slice(folder.length + 1);
      if (target === undefined || isLeftOut(path, settings)) continue;
      add(`${target}/${isSkipped ? path : renamed(path, settings)}`, file);
    }
  }
}

/** The folder that a post's files are published in; those of a post whose time has not come are published, too. */
function ownAddress(page: HexoPage | undefined): string | undefined {
  if (page === undefined || page.state === 'draft' || page.state === 'unpublished') return undefined;
  return page.address?.path?.replace(/\.html?$/, '').replace(/\/$/, '');
}
