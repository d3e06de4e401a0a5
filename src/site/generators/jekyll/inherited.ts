import { hasKeys } from '../../../core/has-keys.ts';
import { lazily } from '../../../core/lazily.ts';
import type { SiteFiles } from '../../../core/site.ts';
import type { Settings } from '../../settings.ts';
import type { JekyllSettings } from './settings.ts';

/** Plugins that give pages a value, and the key of it. */
const OF_PLUGINS: readonly (readonly [string, string])[] = [
  ['jekyll-default-layout', 'layout'],
  ['jekyll-titles-from-headings', 'title'],
  ['jekyll-last-modified-at', 'last_modified_at'],
  ['jekyll-auto-image', 'image'],
];

/** Whether the defaults for a page have a value at some keys, or a plugin or the site's own code may set one. */
export function makeInheritance({ plugins, isUnread }: JekyllSettings, files: SiteFiles) {
  const code = lazily(() => {
    const paths = files.paths.filter(path => path.endsWith('.rb') && /(?:^|\/)_plugins\//.test(path));
    return paths.map(path => files.read(path) ?? '').join('\n');
  });
  return (defaults: Settings | undefined, keys: readonly string[]): boolean => {
    const [first = ''] = keys;
    if (isUnread || hasKeys(defaults, keys)) return true;
    if (OF_PLUGINS.some(([plugin, key]) => key === first && plugins.has(plugin))) return true;
    // `data['mood']`, `merge!(mood: 'fine')`, `:mood => 'fine'`.
    return [`"${first}"`, `'${first}'`, ` ${first}: `, `(${first}: `, `:${first} `].some(way => code().includes(way));
  };
}
