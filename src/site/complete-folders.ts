import type { Page } from '../core/site.ts';
import { folderOf } from './address.ts';

/** Folders with this many pages are taken for complete, whatever a plugin or a template may add elsewhere. */
const COMPLETE_FOLDER = 5;

/** Tells whether all pages in the folder of an address can be taken for known. */
export function findCompleteFolders(pages: readonly Page[]): (address: string) => boolean {
  const counts = new Map<string, number>();
  for (const { url, exact } of pages) {
    if (url === undefined || !exact) continue;
    const folder = shapeOf(url);
    if (folder !== '') counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return address => (counts.get(shapeOf(address)) ?? 0) >= COMPLETE_FOLDER;
}

/** Folders of dates count as one: a site has hundreds of them, with a post in each. */
function shapeOf(address: string): string {
  return folderOf(address.replace(/\/$/, '')).replace(/\/\d+(?=\/|$)/g, '/#');
}
