import type { SiteFiles, TemplateRequest } from '../../../core/site.ts';
import type { HugoSettings } from './settings.ts';

/** The shortcodes that Hugo has of its own, with those that older versions had (tpl/tplimpl/embedded/templates/_shortcodes). */
const EMBEDDED = new Set(
  'comment details figure gist highlight instagram instagram_simple param qr ref relref speakerdeck tweet twitter twitter_simple vimeo vimeo_simple x x_simple youtube'.split(
    ' ',
  ),
);

/** Whether `layouts/shortcodes` or `layouts/_shortcodes` of the site or of a theme that is here has a shortcode. */
export function makeTemplateFinder(settings: HugoSettings, files: SiteFiles) {
  let names: Set<string> | undefined;
  return (wanted: TemplateRequest): 'found' | 'missing' | 'unknown' => {
    if (wanted.kind !== 'shortcode') return 'unknown';
    names ??= shortcodeNames(files);
    if (EMBEDDED.has(wanted.name) || names.has(wanted.name.toLowerCase())) return 'found';
    return settings.absentTheme === undefined ? 'missing' : 'unknown';
  };
}

/** `cat.html`, `cat.fr.html` and `group/cat.html` are the shortcodes `cat`, `cat` and `group/cat`. */
function shortcodeNames(files: SiteFiles): Set<string> {
  const names = new Set<string>();
  for (const path of files.paths) {
    const name = /(?:^|\/)layouts\/_?shortcodes\/(.+)$/.exec(path)?.[1];
    if (name !== undefined) names.add(name.replace(/\.[^/]*$/, '').toLowerCase());
  }
  return names;
}
