import type { SiteFiles, TemplateRequest } from '../../../core/site.ts';
import type { ZolaSettings } from './settings.ts';

/** Templates are named by their path below `templates`; those of the theme stand behind the site's own. */
export function findTemplate(
  { kind, name }: TemplateRequest,
  { theme }: ZolaSettings,
  files: SiteFiles,
): 'found' | 'missing' | 'unknown' {
  if (kind !== 'layout' || name.startsWith('__zola_builtins')) return 'unknown';
  const folders = ['templates', ...(theme === undefined ? [] : [`themes/${theme}/templates`])];
  if (folders.some(folder => files.has(`${folder}/${name}`))) return 'found';
  return folders.every(folder => files.hasFolder(folder)) ? 'missing' : 'unknown';
}

/** `templates/shortcodes/cat.html`, then `cat.md`, of the site before the theme (zola/components/templates). */
export function listShortcodes({ kind, name }: TemplateRequest, { theme }: ZolaSettings, files: SiteFiles): string[] {
  if (kind !== 'shortcode') return [];
  const folders = ['templates', ...(theme === undefined ? [] : [`themes/${theme}/templates`])];
  return folders.flatMap(folder =>
    ['html', 'md'].map(extension => `${folder}/shortcodes/${name}.${extension}`).filter(files.has),
  );
}
