import type { Folder, Generator } from '../generator.ts';
import { isMap, parseSettings } from '../settings.ts';
import { CONFIG_FILES } from './hugo/config-files.ts';

/** Hugo as it is today (0.160 and later), and as it was where the repository names an older version. */
export const hugo: Generator = {
  id: 'hugo',
  name: 'Hugo',
  detect: folder => {
    const hasSources = ['content', 'layouts', 'themes', 'static', 'archetypes', 'assets', 'data', 'i18n'].some(name =>
      folder.hasFolder(name),
    );
    const isNamed = CONFIG_FILES.some(name => name.startsWith('hugo.') && folder.has(name));
    if (isNamed || folder.hasFolder('config/_default')) return hasSources;
    if (CONFIG_FILES.some(name => isHugoConfig(folder, name))) return true;
    return folder.has('go.mod') && folder.hasFolder('content') && ['layouts', 'archetypes'].some(folder.hasFolder);
  },
  isInner: path => /(?:^|\/)(?:themes|_vendor|config\/[^/]+)(?:\/|$)/.test(path),
  open: async files => (await import('./hugo/open.ts')).openHugo(files),
};

/** `config.toml` and the like may be anybody's: Hugo's has one of these keys, Zola's a `base_url`. */
function isHugoConfig(folder: Folder, name: string): boolean {
  const text = folder.has(name) ? folder.read(name) : undefined;
  const data = text === undefined ? undefined : parseSettings(text, name);
  if (!isMap(data) || 'base_url' in data) return false;
  const keys = new Set(Object.keys(data).map(key => key.toLowerCase()));
  return ['baseurl', 'languagecode', 'theme', 'module', 'contentdir', 'permalinks'].some(key => keys.has(key));
}
