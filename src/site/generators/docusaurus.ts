import type { Generator } from '../generator.ts';
import { siteFolderOf } from './docusaurus/site-folder.ts';

/** Docusaurus 2 and 3. */
export const docusaurus: Generator = {
  id: 'docusaurus',
  name: 'Docusaurus',
  detect: folder => siteFolderOf(folder) !== undefined,
  open: async files => (await import('./docusaurus/open.ts')).openDocusaurus(files),
};
