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
