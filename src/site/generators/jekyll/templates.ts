import type { Page, SiteFiles, TemplateRequest } from '../../../core/site.ts';
import { folderOf, joinPath } from '../../address.ts';
import { textOf } from '../../settings.ts';
import type { JekyllSettings } from './settings.ts';

interface Templates {
  readonly settings: JekyllSettings;
  readonly files: SiteFiles;
}

/**
 * Layouts and includes of the site's own folders. A theme brings more, and the github-pages gem has a theme even where
 * none is configured (jekyll-theme-primer).
 */
export function findTemplate(wanted: TemplateRequest, page: Page, site: Templates): 'found' | 'missing' | 'unknown' {
  const { settings } = site;
  const hasTheme = settings.theme !== undefined || settings.isGitHubPages;
  const isMissing = hasTheme ? 'unknown' : 'missing';
  if (wanted.kind === 'layout') return hasLayout(wanted.name, site) ? 'found' : isMissing;
  if (wanted.kind !== 'include' || wanted.name === '') return 'unknown';
  const isRelative = wanted.tag === 'include_relative';
  if (!isRelative && wanted.tag !== 'include' && wanted.tag !== 'include_cached') return 'unknown';
  if (listIncludes(wanted, page, site).length > 0) return 'found';
  return isRelative ? 'missing' : isMissing;
}

/** The file of an include: beside the page, or in the folder of includes. */
export function listIncludes(
  { kind, tag, name }: TemplateRequest,
  page: Page,
  { settings, files }: Templates,
): string[] {
  if (kind !== 'include') return [];
  const folder = settings.source + (textOf(settings.raw['includes_dir']) ?? '_includes');
  const path = tag === 'include_relative' ? joinPath(folderOf(page.file), name) : `${folder}/${name}`;
  return path !== undefined && files.has(path) ? [path] : [];
}

/** A layout is named without its extension; `none` and `null` mean no layout. */
function hasLayout(name: string, { settings, files }: Templates): boolean {
  if (name === 'none' || name === 'null') return true;
  const folder = `${settings.source}${textOf(settings.raw['layouts_dir']) ?? '_layouts'}/`;
  if (files.has(folder + name)) return true;
  return ['.html', '.htm', '.md', '.liquid', '.xml', '.json', '.txt'].some(extension =>
    files.has(folder + name + extension),
  );
}
