import type { Page, SiteFiles, TemplateRequest } from '../../../core/site.ts';
import { folderOf, joinPath } from '../../address.ts';
import { expandAlias } from './aliases.ts';
import type { AstroSettings } from './settings.ts';

/** The layout of a Markdown page is imported: relative to the page, from the root (`/src/…`), or by an alias. */
export function findTemplate(
  { kind, name }: TemplateRequest,
  { file }: Page,
  { settings, files }: { readonly settings: AstroSettings; readonly files: SiteFiles },
): 'found' | 'missing' | 'unknown' {
  if (kind !== 'layout' || !file.startsWith(`${settings.source}pages/`)) return 'unknown';
  const isRelative = /^\.{1,2}\//.test(name);
  const path = isRelative ? joinPath(folderOf(file), name) : name.startsWith('/') ? name.slice(1) : undefined;
  if (path !== undefined) return files.has(path) ? 'found' : 'missing';
  return expandAlias(name, settings.aliases).some(files.has) ? 'found' : 'unknown';
}
