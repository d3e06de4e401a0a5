import type { SiteFiles } from '../core/site.ts';
import { isMap, readSettings, type Settings } from './settings.ts';

/** The lists of packages that `package.json` says a site is built with. */
export function listDependencies(manifest: Settings | undefined): Settings[] {
  return [manifest?.['dependencies'], manifest?.['devDependencies']].filter(isMap);
}

/** Whether the `package.json` of a folder names one of these packages. */
export function dependsOn(folder: Pick<SiteFiles, 'read'>, packages: readonly string[]): boolean {
  const lists = listDependencies(readSettings(folder, 'package.json'));
  return lists.some(list => packages.some(name => Object.hasOwn(list, name)));
}
