import { escapePattern } from '../../../core/escape-pattern.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { baseName, extensionOf } from '../../address.ts';
import type { AstroSettings } from './settings.ts';

/** Endings of Markdown pages (astro/src/core/constants.ts, SUPPORTED_MARKDOWN_FILE_EXTENSIONS) and MDX. */
const MARKDOWN = new Set(['.md', '.markdown', '.mdown', '.mkdn', '.mkd', '.mdwn', '.mdx', '.mdoc']);
const ENDPOINTS = new Set(['.js', '.ts']);

/** A file of `src/pages`. */
export interface Route {
  readonly file: string;
  /** `blog`, `[...slug]`: parts of the address, `index` and extension left out. */
  readonly segments: readonly string[];
  readonly kind: 'markdown' | 'page' | 'endpoint';
  readonly isIndex: boolean;
  readonly isDynamic: boolean;
}

/** The routes of a site, as Astro finds them (astro/src/core/routing/manifest/create.ts). */
export function findRoutes(files: SiteFiles, settings: AstroSettings): Route[] {
  const folder = `${settings.source}pages/`;
  return files.paths.flatMap(file => (file.startsWith(folder) ? (routeOf(file, file.slice(folder.length)) ?? []) : []));
}

export function isMarkdown(path: string): boolean {
  return MARKDOWN.has(extensionOf(path));
}

function routeOf(file: string, path: string): Route | undefined {
  const parts = path.split('/');
  const isHidden = parts.some(part => part.startsWith('_') || (part.startsWith('.') && part !== '.well-known'));
  const extension = extensionOf(path);
  const kind = kindOf(extension);
  if (isHidden || !kind) return undefined;
  const name = baseName(path).slice(0, -extension.length);
  const isIndex = name === 'index';
  const segments = isIndex ? parts.slice(0, -1) : [...parts.slice(0, -1), name];
  return { file, segments, kind, isIndex, isDynamic: path.includes('[') };
}

function kindOf(extension: string): Route['kind'] | undefined {
  if (MARKDOWN.has(extension)) return 'markdown';
  if (extension === '.astro' || extension === '.html') return 'page';
  return ENDPOINTS.has(extension) ? 'endpoint' : undefined;
}

/** The address of a page with this path (`blog/first`, empty for the home page), by `build.format`. */
export function addressOf(path: string, isIndex: boolean, { base, format }: AstroSettings): string {
  const root = base ?? '/';
  if (path === '') return root;
  if (path === '404' || path === '500') return `${root}${path}.html`;
  const isFile = format === 'file' || (format === 'preserve' && !isIndex);
  return isFile ? `${root}${path}.html` : `${root}${path}/`;
}

/** Matches the addresses that a dynamic route may make. */
export function patternOf(segments: readonly string[], { base }: AstroSettings): RegExp {
  let pattern = '';
  for (const segment of segments) {
    if (/^\[\.\.\.[^\]]+\]$/.test(segment)) pattern += '(?:/.*)?';
    else
      pattern += `/${segment
        .split(/\[[^\]]*\]/)
        .map(escapePattern)
        .join('[^/]+')}`;
  }
  return new RegExp(`^${escapePattern((base ?? '/').slice(0, -1))}${pattern}(?:/|\\.html)?$`);
}

/** Puts a parameter's value in: `['blog', '[...slug]']` + `a/b` → `blog/a/b`. */
export function fillRoute(segments: readonly string[], value: string): string {
  return segments
    .map(segment => segment.replace(/\[[^\]]*\]/, () => value))
    .filter(part => part !== '')
    .join('/');
}

/** The address below which all of a dynamic route's addresses are. */
export function staticPrefix(segments: readonly string[], { base }: AstroSettings): string {
  const first = segments.findIndex(segment => segment.includes('['));
  return (
    (base ?? '/') +
    segments
      .slice(0, Math.max(0, first))
      .map(segment => `${segment}/`)
      .join('')
  );
}
