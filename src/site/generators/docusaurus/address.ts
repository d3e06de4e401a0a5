import { extensionOf } from '../../address.ts';
import { textOf } from '../../settings.ts';

/** A post's date and name in its path (@docusaurus/plugin-content-blog, blogUtils.ts). */
const DATED = /^(?<folder>.*)(?<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?<text>.*?)(?:\/index)?\.mdx?$/;

/** The address of a post below the blog's route, without slashes at its ends. */
export function blogSlug(path: string, data: Readonly<Record<string, unknown>> | undefined): string {
  const slug = textOf(data?.['slug']);
  if (slug !== undefined && slug !== '') return slug.replace(/^\/+/, '');
  const match = DATED.exec(path)?.groups;
  if (!match) return path.replace(/(?:\/index)?\.mdx?$/, '');
  const date = (match['date'] ?? '').replaceAll('-', '/');
  return `${date}/${match['folder'] ?? ''}${match['text'] ?? ''}`.replace(/\/{2,}/g, '/');
}

/** `01-intro` → `intro`, but not `2024-01-intro` (@docusaurus/plugin-content-docs, numberPrefix.ts). */
function withoutNumber(name: string): string {
  if (/^\d+[-_.]\d+/.test(name)) return name;
  return name.replace(/^\d+\s*[-_.]+\s*(?=[^-_.\s])/, '');
}

/** The address of a document below the docs' route (@docusaurus/plugin-content-docs, slug.ts). */
export function docSlug(
  path: string,
  data: Readonly<Record<string, unknown>> | undefined,
  keepsNumbers: boolean,
): string {
  const strip = keepsNumbers || data?.['parse_number_prefixes'] === false ? (name: string) => name : withoutNumber;
  const folders = path.slice(0, path.length - extensionOf(path).length).split('/');
  const name = folders.pop() ?? '';
  const slug = textOf(data?.['slug']);
  if (slug?.startsWith('/')) return slug.slice(1);
  const folder = folders.map(folder => `${strip(folder)}/`).join('');
  if (slug !== undefined && slug !== '') return folder + slug.replace(/^\.\//, '');
  // Numbers count here, and an id does not: docs.ts, isCategoryIndex.
  const isIndex = /^(?:index|readme)$/i.test(name) || name.toLowerCase() === folders.at(-1)?.toLowerCase();
  return isIndex ? folder : folder + (textOf(data?.['id']) ?? strip(name));
}
