import type { Generator } from '../generator.ts';
import { dependsOn } from '../manifest.ts';
import { CONFIG_FILES } from './eleventy/config-files.ts';

/** Eleventy 1 to 3. */
export const eleventy: Generator = {
  id: 'eleventy',
  name: 'Eleventy',
  detect: folder => CONFIG_FILES.some(folder.has) || dependsOn(folder, ['@11ty/eleventy']),
  open: async files => (await import('./eleventy/open.ts')).openEleventy(files),
};
