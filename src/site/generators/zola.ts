import type { Generator } from '../generator.ts';
import { isMap, parseSettings } from '../settings.ts';
import { CONFIG_FILES } from './zola/config-files.ts';

/** Zola 0.22, after its source (github.com/getzola/zola) and what it published of fixtures/sites/zola-oracle. */
export const zola: Generator = {
  id: 'zola',
  name: 'Zola',
  detect: folder =>
    CONFIG_FILES.some(name => {
      const text = folder.has(name) ? folder.read(name) : undefined;
      const data = text === undefined ? undefined : parseSettings(text, name);
      return isMap(data) && 'base_url' in data;
    }),
  isInner: path => /(?:^|\/)themes(?:\/|$)/.test(path),
  open: async files => (await import('./zola/open.ts')).openZola(files),
};
