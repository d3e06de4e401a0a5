import { lazily } from '../../../core/lazily.ts';
import type { SiteFiles, TemplateRequest } from '../../../core/site.ts';
import type { HugoSettings } from './settings.ts';

/** The shortcodes that Hugo has of its own, with those that older versions had (tpl/tplimpl/embedded/templates/_shortcodes). */
const EMBEDDED = new Set(
  'comment details figure gist highlight instagram instagram_simple param qr ref relref speakerdeck tweet twitter twitter_simple vimeo vimeo_simple x x_simple youtube'.split(
    ' ',
  ),
);

/** Whether `layouts/shortcodes` or `layouts/_shortcodes` of the site or of a theme that is here has a shortcode. */
export function makeTemplateFinder(settings: HugoSettings, shortcodes: Shortcodes, files: SiteFiles) {
  const isOpen = settings.absentTheme !== undefined;
  const findLayout = (name: string) => (hasLayout(name, files) ? 'found' : isOpen ? 'unknown' : 'missing');
  return (wanted: TemplateRequest): 'found' | 'missing' | 'unknown' => {
    if (wanted.kind === 'layout') return findLayout(wanted.name);
    if (wanted.kind !== 'shortcode') return 'unknown';
    if (EMBEDDED.has(wanted.name) || shortcodes(wanted.name).length > 0) return 'found';
    return isOpen ? 'unknown' : 'missing';
  };
}

/** `layouts/cats/big.html`, `layouts/_default/big.en.html`, `layouts/big.html`: the folder follows from the type of the page. */
function hasLayout(name: string, files: SiteFiles): boolean {
  const own = name.toLowerCase();
  return files.paths.some(path => /(?:^|\/)layouts\//.test(path) && path.toLowerCase().includes(`/${own}.`));
}

/** The files that a shortcode is written in, by its name: those of languages, formats and themes stand side by side. */
export type Shortcodes = (name: string) => readonly string[];

/** `cat.html`, `cat.fr.html` and `group/cat.html` are the shortcodes `cat`, `cat` and `group/cat`. */
export function listShortcodes(files: SiteFiles): Shortcodes {
  const byName = lazily(() => {
    const names = new Map<string, string[]>();
    for (const path of files.paths) {
      const name = /(?:^|\/)layouts\/_?shortcodes\/(.+)$/
        .exec(path)?.[1]
        ?.replace(/\.[^/]*$/, '')
        .toLowerCase();
      if (name !== undefined) names.set(name, [...(names.get(name) ?? []), path]);
    }
    return names;
  });
  return name => byName().get(name.toLowerCase()) ?? [];
}
