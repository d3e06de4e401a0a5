import type { Folder } from './generator.ts';
import { isMap, type Settings } from './settings.ts';

/** What `package.json` of a folder says; undefined where there is none that can be read. */
export function readManifest(folder: Folder): Settings | undefined {
  if (!folder.has('package.json')) return undefined;
  try {
    const manifest: unknown = JSON.parse(folder.read('package.json') ?? '');
    return isMap(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a manifest names one of these packages as something that the site is built with. */
export function dependsOn(manifest: Settings | undefined, packages: readonly string[]): boolean {
  const groups = [manifest?.['dependencies'], manifest?.['devDependencies']].filter(isMap);
  return groups.some(group => packages.some(name => Object.hasOwn(group, name)));
}
