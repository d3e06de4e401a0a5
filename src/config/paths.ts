import { isAbsolute, resolve, sep } from 'node:path';

/** An absolute path with forward slashes, from a folder and a path that is relative to it or absolute. */
export function resolvePosix(folder: string, path: string): string {
  const resolved = resolve(folder, path);
  return sep === '\\' ? resolved.replaceAll('\\', '/') : resolved;
}

export function folderOf(path: string): string {
  return resolvePosix(path, '..');
}

/** Whether a specifier names a file (`./base.json`, `/etc/postlint.json`) rather than a package. */
export function isFilePath(specifier: string): boolean {
  return /^\.\.?(?:[\\/]|$)/.test(specifier) || isAbsolute(specifier);
}
