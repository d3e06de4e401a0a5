import type { Generator } from '../generator.ts';
import { CONFIG_FILES } from './jekyll/config-files.ts';

/** Jekyll 4.3, and 3.10 as the github-pages gem has it. */
export const jekyll: Generator = {
  id: 'jekyll',
  name: 'Jekyll',
  detect: folder => {
    const name = CONFIG_FILES.find(file => folder.has(file));
    if (name === undefined) return false;
    if (['_posts', '_layouts', '_includes'].some(source => folder.hasFolder(source))) return true;
    if (/jekyll|github-pages/.test(folder.read('Gemfile') ?? '')) return true;
    // GitHub Pages builds any folder of Markdown: its configuration says whose it is.
    return /^(?:theme|remote_theme|plugins|baseurl|permalink|kramdown|markdown|collections|defaults)\s*[:=]/m.test(
      folder.read(name) ?? '',
    );
  },
  open: async files => (await import('./jekyll/open.ts')).openJekyll(files),
};
