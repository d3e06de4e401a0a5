import type { Page } from '../../../core/site.ts';
import { decodeAddress, folderOf, joinPath, resolveAddress, splitDestination } from '../../address.ts';
import type { EleventySite } from './site.ts';

/** Files that are copied to the folder of a page because it names them. */
export function copiedBeside(page: Page, { copies, files }: EleventySite): [string, string][] {
  const { url } = page;
  if (copies.relative.length === 0 || url === undefined || page.state !== 'published') return [];
  return page.facts.links.flatMap(({ href, templated }) => {
    const path = decodeAddress(splitDestination(href).path);
    const isFile = /\.\w+$/.test(path) && !/^(?:[a-z][a-z\d+.-]*:|\/)|\.(?:md|html)$/i.test(path);
    if (templated || !isFile) return [];
    const file = findBeside(path, page.file, { copies, files });
    // The output is beside `index.html`, whatever the address shows of it.
    return file === undefined ? [] : [[resolveAddress(url, path), file] as [string, string]];
  });
}

/** The file that an `html-relative` copy takes for a destination. */
export function findBeside(
  path: string,
  page: string,
  { copies, files }: Pick<EleventySite, 'copies' | 'files'>,
): string | undefined {
  for (const { matches, folders } of copies.relative) {
    const candidates = [folderOf(page), ...folders.map(folder => folder.slice(0, -1))].map(from =>
      joinPath(from, path),
    );
    const found = candidates.find(file => file !== undefined && files.has(file) && matches(file));
    if (found !== undefined) return found;
  }
  return undefined;
}
