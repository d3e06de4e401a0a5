import type { Generator } from '../generator.ts';
import { dependsOn } from '../manifest.ts';
import { CONFIG_FILES } from './astro/config-files.ts';

/** Astro, from the first versions with content collections to 7, Starlight included. */
export const astro: Generator = {
  id: 'astro',
  name: 'Astro',
  detect: folder => CONFIG_FILES.some(folder.has) || (folder.hasFolder('src/pages') && dependsOn(folder, ['astro'])),
  open: async files => (await import('./astro/open.ts')).openAstro(files),
};
