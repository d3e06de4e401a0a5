import type { SiteFiles, TemplateRequest } from '../../../core/site.ts';
import { folderOf, joinPath } from '../../address.ts';
import type { EleventyFiles } from './files.ts';
import type { EleventySettings } from './settings.ts';
import { findShortcode } from './shortcodes.ts';

export interface Layouts {
  readonly settings: EleventySettings;
  readonly files: SiteFiles;
  readonly sorted: EleventyFiles;
}

/** The file of a layout (src/TemplateLayoutPathResolver.js): by alias, as it is, or with the extension of a format. */
export function findLayout(name: string, { settings, files, sorted }: Layouts): string | undefined {
  const path = settings.layoutAliases.get(name) ?? name;
  const file = joinPath('', settings.layouts + path.replace(/^\/+/, ''));
  if (file === undefined || files.has(file)) return file;
  return sorted.extensions.map(extension => `${file}.${extension}`).find(files.has);
}

/** Layouts and included files; a stranger among the plugins may bring some of its own. */
export function findTemplate(wanted: TemplateRequest, page: { readonly file: string }, site: Layouts) {
  const { settings } = site;
  if (wanted.name === '' || settings.unread !== undefined) return 'unknown';
  if (wanted.kind === 'shortcode') return findShortcode(wanted.name, settings);
  const calls = settings.config?.calls ?? [];
  const isOpen = settings.effects.stranger !== undefined || calls.some(({ method }) => /^addTemplate$/.test(method));
  if (wanted.kind === 'layout') {
    if (wanted.name.includes('{') || findLayout(wanted.name, site) !== undefined)
      return wanted.name.includes('{') ? 'unknown' : 'found';
    const hasAliases = calls.some(({ method, args }) => method === 'addLayoutAlias' && typeof args[0] !== 'string');
    return isOpen || hasAliases ? 'unknown' : 'missing';
  }
  const hasOptions = calls.some(({ method, args }) =>
    method === 'setLibrary' ? args[0] !== 'md' : /^set(?:Liquid|Nunjucks)/.test(method),
  );
  if (wanted.tag !== 'include' || hasOptions || isOpen) return 'unknown';
  return listIncludes(wanted, page, site).length > 0 ? 'found' : 'missing';
}

/** The files that an include may mean: in the folder of includes, from the top, or beside the page. */
export function listIncludes(
  { kind, name }: TemplateRequest,
  page: { readonly file: string },
  site: Layouts,
): string[] {
  const { settings, files } = site;
  if (kind !== 'include' || settings.unread !== undefined) return [];
  const folders = [settings.includes, settings.input, '', `${folderOf(page.file)}/`];
  const paths = folders.flatMap(folder => joinPath(folder.replace(/\/$/, ''), name) ?? []);
  return [...new Set(paths.flatMap(path => [path, `${path}.liquid`]))].filter(files.has);
}
