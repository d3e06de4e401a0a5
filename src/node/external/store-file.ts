import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'external-links.json';

/** Where the store lies: with the dependencies of the site, where caches of tools are, or with the user’s other caches. */
export function findStoreFile(folder: string, location?: string): string {
  if (location !== undefined) return join(folder, location, NAME);
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache', 'postlint', NAME);
  return join(findUserCache(), 'postlint', NAME);
}

function findUserCache(): string {
  const { XDG_CACHE_HOME: configured, LOCALAPPDATA: local } = process.env;
  if (configured) return configured;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.platform === 'win32' && local ? local : join(homedir(), '.cache');
}
