import { addressOf } from './address.ts';
import type { Content, ContentFile } from './content.ts';
import { placeFile } from './content.ts';
import type { HugoPage } from './publish.ts';
import type { HugoSettings } from './settings.ts';

/** Static files at the root, resources below the pages that own them. */
export function publishAssets(
  settings: HugoSettings,
  content: Content,
  pages: readonly HugoPage[],
  paths: readonly string[],
): Map<string, string> {
  const assets = new Map<string, string>();
  const add = (address: string, file: string) => {
    if (!assets.has(address)) assets.set(address, file);
  };
  for (const file of paths) {
    const place = placeFile(file, settings.statics);
    if (place && !content.byFile(file)) add((settings.base + place.path).normalize('NFC'), file);
  }
  const owners = groupByPath(pages);
  for (const entry of content.files) {
    if (entry.kind !== 'resource') continue;
    const name = entry.owner === '' ? entry.path : entry.path.slice(entry.owner.length + 1);
    for (const folder of foldersOf(entry, owners.get(entry.owner), settings))
      add((folder + name).normalize('NFC'), entry.file);
  }
  return assets;
}

function groupByPath(pages: readonly HugoPage[]): Map<string, HugoPage[]> {
  const groups = new Map<string, HugoPage[]>();
  for (const page of pages) {
    if (page.entry.kind === 'inner') continue;
    const group = groups.get(page.entry.path);
    if (group) group.push(page);
    else groups.set(page.entry.path, [page]);
  }
  return groups;
}

/** A leaf bundle's resources go with each of its translations, those of a section with the section in their own language. */
function foldersOf(
  entry: ContentFile,
  owners: readonly HugoPage[] | undefined,
  settings: HugoSettings,
): readonly string[] {
  const leaves = (owners ?? []).filter(page => page.entry.kind === 'page' && page.entry.isBundle);
  if (leaves.length > 0) return leaves.flatMap(page => (page.state === 'published' ? page.resourceFolders : []));
  const own = owners?.find(page => page.language === entry.language && page.entry.isBundle);
  if (own && own.resourceFolders.length > 0) return own.state === 'published' ? own.resourceFolders : [];
  const language = settings.languages.find(({ id }) => id === entry.language);
  if (!language) return [];
  const address = addressOf({
    settings,
    language,
    entry: { ...entry, kind: entry.owner === '' ? 'home' : 'section', path: entry.owner, folder: '', isBundle: true },
    values: new Map(),
    date: undefined,
    slug: undefined,
    sections: { names: [], values: [] },
  });
  return address.resourceFolders;
}
