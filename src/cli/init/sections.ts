import type { Page, Site } from '../../core/site.ts';
import { groupBySection } from '../../rules/shared/sections.ts';

/** Fewer posts than this agree on something by chance. */
export const enough = 10;

/** A folder of posts that are alike. */
export interface Section {
  /** Relative to the site root; empty for the root itself. */
  readonly folder: string;
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
  const unique = [...new Set(folders)].sort((left, right) => left.length - right.length);
  return unique.flatMap(folder => {
    const inner = unique.filter(other => other !== folder && isIn(folder, other));
    const own = pages.filter(({ file }) => isIn(folder, file) && !inner.some(other => isIn(other, file)));
    return own.length >= enough ? [{ folder, pages: own }] : [];
  });
}

function isIn(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map(file => file.split('/').slice(0, -1));
  const differs = (part: string, depth: number) => others.some(other => other[depth] !== part);
  const end = first.findIndex(differs);
  return first.slice(0, end < 0 ? first.length : end).join('/');
}
