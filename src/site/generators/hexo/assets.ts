import type { SiteFiles } from '../../../core/site.ts';
import { extensionOf, folderOf } from '../../address.ts';
import { addressOfPage, addressOfPost, type PostAddress, routeOf } from './address.ts';
import { classify, isHidden, isLeftOut, isMarkdown, outputOf, outputPath, withoutEnding } from './files.ts';
import { nameReader } from './names.ts';
import type { HexoPage } from './publish.ts';
import type { HexoSettings } from './settings.ts';

/** Files of the theme, of the source folder and of the posts' own folders, by the address that they get. */
export function publishAssets(
  settings: HexoSettings,
  pages: readonly HexoPage[],
  files: SiteFiles,
): Map<string, string> {
  const assets = new Map<string, string>();
  const add = (path: string, file: string) =>
    assets.set(settings.base + routeOf(path).replace(/(^|\/)$/, '$1index.html'), file);
  const ofTheme = settings.themeFolder === undefined ? undefined : `${settings.themeFolder}source/`;
  for (const file of ofTheme === undefined ? [] : files.paths) {
    const path = file.startsWith(ofTheme ?? '') ? file.slice(ofTheme?.length) : undefined;
    if (path !== undefined && !isHidden(path) && !/[%~]$|node_modules/.test(path)) add(rename(path, settings), file);
  }
  const contents = new Set(pages.map(({ file }) => file));
  for (const file of files.paths) {
    const { kind, path } = classify(file, settings);
    if (kind === 'asset') add(path, file);
    else if (kind === 'page' && !contents.has(file)) add(addressOfCode(path, settings, files.read(file)), file);
  }
  for (const { file, address } of findUnread(settings, pages, files))
    if (address.path !== undefined) add(address.path, file);
  addAttachments(settings, pages, { files, add });
  return assets;
}

/** Assets of a theme are rendered whatever `skip_render` says. */
function rename(path: string, settings: HexoSettings): string {
  const output = outputOf(path, settings);
  return output === undefined ? path : path.slice(0, path.length - extensionOf(path).length) + output;
}

/** A page that is not Markdown: only the address matters of what its front matter says. */
function addressOfCode(path: string, settings: HexoSettings, text: string | undefined): string {
  return addressOfPage(path, readPermalink(text), outputOf(path, settings) ?? extensionOf(path));
}

function readPermalink(text = ''): string | undefined {
  const head = /^\uFEFF?(?:---\r?\n)?((?:.*\r?\n){0,40}?)---/.exec(text.slice(0, 4000))?.[1] ?? '';
  return /^permalink:[ \t]*(['"]?)(\S[^'"\r\n]*?)\1[ \t]*\r?$/m.exec(head)?.[2];
}

/** Posts that are written in HTML or in templates: nothing of them is read but an address of their own. */
export function findUnread(
  settings: HexoSettings,
  pages: readonly HexoPage[],
  files: SiteFiles,
): { readonly file: string; readonly address: PostAddress }[] {
  const contents = new Set(pages.map(({ file }) => file));
  const readName = nameReader(settings.postName);
  return files.paths.flatMap(file => {
    const { kind, path } = classify(file, settings);
    const name = kind === 'post' && !contents.has(file) ? readName(path) : undefined;
    if (!name) return [];
    const data = { permalink: readPermalink(files.read(file)) };
    return [{ file, address: addressOfPost({ name, frontMatter: undefined, data }, settings) }];
  });
}

interface Attaching {
  readonly files: SiteFiles;
  readonly add: (path: string, file: string) => void;
}

/** lib/plugins/processor/post.js, scanAssetDir: everything in the folder named like the post, at the post's address. */
function addAttachments(settings: HexoSettings, pages: readonly HexoPage[], { files, add }: Attaching): void {
  if (!settings.hasAssetFolders) return;
  const owners = new Map(pages.filter(({ isPost }) => isPost).map(page => [withoutEnding(page.file), page]));
  const start = `${settings.source}_`;
  for (const file of files.paths) {
    if (!file.startsWith(start)) continue;
    for (let folder = folderOf(file); folder.length > start.length; folder = folderOf(folder)) {
      const path = file.slice(folder.length + 1);
      const target = ownAddress(owners.get(folder));
      if (target === undefined || isLeftOut(path, settings) || settings.isIgnored(file)) continue;
      const name =
        isMarkdown(path) || !settings.isSkipped(file.slice(settings.source.length)) ? outputPath(path, settings) : path;
      add(`${target}/${name}`, file);
    }
  }
}

/** The folder that a post's files are published in; those of a post whose time has not come are published, too. */
function ownAddress(page: HexoPage | undefined): string | undefined {
  if (page === undefined || page.state === 'draft' || page.state === 'unpublished') return undefined;
  return page.address?.path?.replace(/\.html?$/, '').replace(/\/$/, '');
}
