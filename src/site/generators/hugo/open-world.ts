import type { SiteFiles } from '../../../core/site.ts';
import { extensionOf, folderOf } from '../../address.ts';
import { placeFile } from './content.ts';
import type { HugoSettings } from './settings.ts';

/** Why an address may exist that no file here accounts for. */
export function mayExist(settings: HugoSettings, files: SiteFiles): (address: string) => string | undefined {
  const adapters = files.paths
    .filter(path => /(?:^|\/)_content\.gotmpl$/.test(path))
    .flatMap(path => {
      const place = placeFile(path, settings.content);
      return place ? [folderOf(place.path).toLowerCase()] : [];
    });
  const isBelow = (path: string, folder: string) => folder === '' || path === folder || path.startsWith(`${folder}/`);
  return address => {
    if (settings.isMultihost) return 'each language has a host of its own';
    const path = address.startsWith(settings.base) ? address.slice(settings.base.length) : address.slice(1);
    const language = settings.languages.find(({ prefix }) => prefix !== '' && path.startsWith(prefix));
    const own = path.slice(language?.prefix.length ?? 0).toLowerCase();
    if (adapters.some(folder => isBelow(own, folder))) return 'a content adapter makes pages there';
    if (settings.absentContent.some(folder => isBelow(own, folder.toLowerCase())))
      return 'a module whose files are not here has pages there';
    const isFile = !['', '.html', '.md'].includes(extensionOf(path));
    if (isFile && settings.absentTheme !== undefined)
      return `the files of the theme “${settings.absentTheme}” are not here`;
    if (settings.assets.some(mount => files.has(`${mount.source}/${path}`)))
      return 'Hugo publishes files of the assets folder when a template uses them';
    return undefined;
  };
}
