import type { Folder, Generator } from '../generator.ts';
import { dependsOn } from '../manifest.ts';
import { readSettings } from '../settings.ts';
import { CONFIG_FILES } from './hexo/config-files.ts';

/** Hexo 8, after its source (github.com/hexojs) and what it published of fixtures/sites/hexo-oracle. */
export const hexo: Generator = {
  id: 'hexo',
  name: 'Hexo',
  detect: isHexoSite,
  isInner: path => /(?:^|\/)themes(?:\/|$)/.test(path),
  open: async files => (await import('./hexo/open.ts')).openHexo(files),
};

function isHexoSite(folder: Folder): boolean {
  const hasConfig = CONFIG_FILES.some(name => folder.has(name));
  if (!hasConfig && !folder.hasFolder('source')) return false;
  if (hasConfig && folder.hasFolder('source/_posts')) return true;
  // A theme by itself has a configuration and a source folder, too.
  if (folder.hasFolder('layout')) return false;
  return 'hexo' in (readSettings(folder, 'package.json') ?? {}) || dependsOn(folder, ['hexo']);
}
