import { compileGlob } from '../../config/globs.ts';
import type { Page, Site } from '../../core/site.ts';
import { groupBySection } from '../../rules/shared/sections.ts';

/** Fewer posts than this agree on something by chance. */
export const enough = 10;

/** As many folders side by side are languages, years or the like. */
const alike = 4;

/** Posts that are alike. */
export interface Section {
  /** Relative to the site root. */
  readonly glob: string;
  readonly pages: readonly Page[];
}

/** The folders of a site that hold enough posts to learn from, outer ones first; each post is in the innermost. */
export function listSections(site: Site): Section[] {
  const pages = site.pages.filter(({ file, facts }) => facts.frontMatter && !site.schemaFor(file));
  const known = new Set(pages);
  const folders = groupBySection(site)
    .map(group => group.filter(page => known.has(page)))
    .filter(group => group.length >= enough)
    .map(group => commonFolder(group.map(({ file }) => file)))
    // as a glob it would mean something else
    .filter(folder => !/[*?[\](){}!\\]/.test(folder));
  const globs = mergeSiblings([...new Set(folders)])
    .sort((left, right) => left.split('/').length - right.split('/').length || (left < right ? -1 : 1))
    .map(folder => (folder === '' ? '**' : `${folder}/**`));
  const sections = globs.map(glob => ({ glob, pages: [] as Page[], holds: compileGlob(glob) }));
  for (const page of pages) sections.findLast(({ holds }) => holds(page.file))?.pages.push(page);
  return sections.filter(section => section.pages.length >= enough);
}

/** `content/de`, `content/en`, … become `content/*`. */
function mergeSiblings(folders: readonly string[]): string[] {
  const siblings = new Map<string, string[]>();
  for (const folder of folders) {
    const parent = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
    siblings.set(parent, [...(siblings.get(parent) ?? []), folder]);
  }
  return [...siblings].flatMap(([parent, own]) => (own.length < alike || parent === '' ? own : [`${parent}/*`]));
}

function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map(file => file.split('/').slice(0, -1));
  const differs = (part: string, depth: number) => others.some(other => other[depth] !== part);
  const end = first.findIndex(differs);
  return first.slice(0, end < 0 ? first.length : end).join('/');
}
