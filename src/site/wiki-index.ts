import { closest } from '../core/closest.ts';
import { lazily } from '../core/lazily.ts';
import type { Page, SiteFiles } from '../core/site.ts';
import { baseName, folderOf } from './address.ts';
import { lastPart } from './address-index.ts';
import { textOf, textsOf } from './settings.ts';

/** Pages and files by the names that wiki links call them. */
export interface WikiIndex {
  pages(name: string): readonly Page[];
  file(name: string): string | undefined;
  /** The name most like this one: of a page's file, or also its title. */
  closest(name: string, by: 'file' | 'title'): string | undefined;
}

/** Suggestions look no further: the search is paid for every broken link. */
const MOST_NAMES = 5000;

export function indexWikiNames(pages: readonly Page[], files: SiteFiles): WikiIndex {
  const byName = new Map<string, Set<Page>>();
  for (const page of pages)
    for (const name of namesOf(page)) {
      const known = byName.get(wikiKey(name));
      if (known) known.add(page);
      else byName.set(wikiKey(name), new Set([page]));
    }
  const byFileName = new Map(files.paths.map(path => [fileKey(path), path]));
  const suggested = pages.slice(0, MOST_NAMES);
  const suggest = {
    file: openSuggestions(() => suggested.map(stemOf)),
    title: openSuggestions(() => suggested.flatMap(page => [titleOf(page) ?? [], stemOf(page)].flat())),
  };
  return {
    pages: name => [...(byName.get(wikiKey(name)) ?? [])],
    file: name => byFileName.get(fileKey(name)),
    closest: (name, by) => suggest[by](name),
  };
}

function openSuggestions(listNames: () => readonly string[]): (name: string) => string | undefined {
  const names = lazily(listNames);
  const known = new Map<string, string | undefined>();
  return name => {
    if (!known.has(name)) known.set(name, closest(name, names()));
    return known.get(name);
  };
}

/** As lenient as the most lenient plugin: case, blanks, hyphens and extensions make no difference. */
export function wikiKey(name: string): string {
  return name
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(?:md|mdx|markdown)$/, '')
    .replace(/[\s_-]+/g, '-');
}

function fileKey(path: string): string {
  return baseName(path).normalize('NFC').toLowerCase();
}

function stemOf({ file }: Page): string {
  return baseName(file).replace(/\.[^.]+$/, '');
}

function titleOf(page: Page): string | undefined {
  return textOf(page.frontMatter?.data['title']);
}

function namesOf(page: Page): string[] {
  const stem = stemOf(page);
  const data = page.frontMatter?.data ?? {};
  const isIndex = /^_?(?:index|readme)$/i.test(stem);
  const names = [
    stem,
    stem.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, ''),
    ...(isIndex ? [baseName(folderOf(page.file))] : []),
    ...[page.url, ...page.aliases].map(address => lastPart(address ?? '').replace(/\.html?$/, '')),
    ...['title', 'slug', 'aliases', 'alias'].flatMap(key => textsOf(data[key])),
  ];
  return names.filter(name => name !== '');
}
