import { matchGlobs } from '../../../core/match-globs.ts';
import { baseName, extensionOf } from '../../address.ts';
import type { JekyllSettings } from './settings.ts';

/** What Jekyll does with a file; `path` is relative to the source. */
export type JekyllFile =
  | { readonly kind: 'post' | 'draft'; readonly path: string; readonly collection: 'posts' }
  | { readonly kind: 'document'; readonly path: string; readonly collection: string }
  /** A page if it begins with front matter, else copied as it is. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'ignored' };

const IGNORED: JekyllFile = { kind: 'ignored' };

/** Sorts files as lib/jekyll/reader.rb, entry_filter.rb and collection.rb do. */
export function makeClassifier(settings: JekyllSettings): (path: string) => JekyllFile {
  const excluded = makePatterns(settings.exclude);
  const included = makePatterns(settings.include);
  const folders = new Map<string, boolean>();

  const isSkippedName = (path: string): boolean => {
    if (included(path) || included(baseName(path))) return false;
    return excluded(path) || /^[._#~]|~$/.test(baseName(path));
  };
  const isSkippedFolder = (folder: string): boolean => {
    if (folder === '') return false;
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf('/');
    const skipped = isSkippedFolder(slash === -1 ? '' : folder.slice(0, slash)) || isSkippedName(folder);
    folders.set(folder, skipped);
    return skipped;
  };

  return file => {
    if (!file.startsWith(settings.source)) return IGNORED;
    const path = file.slice(settings.source.length);
    if (settings.destination !== '' && file.startsWith(settings.destination)) return IGNORED;
    const special = /^(.*?)(_posts|_drafts)\//.exec(path);
    if (special) {
      const above = (special[1] ?? '').replace(/\/$/, '');
      if (settings.collectionsDir !== '' && !path.startsWith(settings.collectionsDir)) return IGNORED;
      const relative = path.slice(settings.collectionsDir.length);
      if (isSkippedFolder(above) || excluded(path) || /(?:^|\/)[.#~]/.test(relative)) return IGNORED;
      return { kind: special[2] === '_posts' ? 'post' : 'draft', path, collection: 'posts' };
    }
    const collection = collectionOf(settings, path);
    if (collection !== undefined) {
      const inside = path.slice(settings.collectionsDir.length + collection.length + 2);
      if (inside.split('/').some(part => /^[._#~]|~$/.test(part)) || excluded(path)) return IGNORED;
      return { kind: 'document', path, collection };
    }
    const slash = path.lastIndexOf('/');
    if (isSkippedFolder(slash === -1 ? '' : path.slice(0, slash)) || isSkippedName(path)) return IGNORED;
    return { kind: 'file', path };
  };
}

function collectionOf(settings: JekyllSettings, path: string): string | undefined {
  const match = /^_([^/]+)\//.exec(path.slice(settings.collectionsDir.length));
  const name = match?.[1];
  return name !== undefined && path.startsWith(settings.collectionsDir) && settings.collections.has(name)
    ? name
    : undefined;
}

/** File.fnmatch, where `*` crosses slashes, or a plain prefix (entry_filter.rb, glob_include?). */
function makePatterns(patterns: readonly string[]): (path: string) => boolean {
  const clean = patterns.map(pattern => pattern.replace(/^\.?\//, '')).filter(pattern => pattern !== '');
  const prefixes = clean.filter(pattern => !/[*?[]/.test(pattern));
  const globs = clean
    .filter(pattern => /[*?[]/.test(pattern))
    .map(pattern => matchGlobs(pattern.replace(/\*+/g, '**'), { bash: true, dot: true }));
  return path =>
    prefixes.some(prefix => path.startsWith(prefix) || prefix === `${path}/`) || globs.some(isMatch => isMatch(path));
}

export function isMarkdown(settings: JekyllSettings, path: string): boolean {
  return settings.markdownExtensions.has(extensionOf(path));
}
