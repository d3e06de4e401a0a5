import { trimEnd } from '../../../core/trim.ts';
import { decodeAddress, folderOf, joinPath } from '../../address.ts';
import { cleanPath } from './address.ts';
import type { Content, ContentFile } from './content.ts';

/** Finds content by its logical path, as Hugo's GetPage and `ref` do (hugolib/pagecollections.go). */
export interface PageFinder {
  /** As `.GetPage` finds it: the repository path of a page. */
  page(path: string, from: ContentFile, language: string): string | undefined;
  /** As `ref` does, which also knows a page by its bare name; `ambiguous` where several have it. */
  reference(path: string, from: ContentFile, language: string): string | 'ambiguous' | undefined;
  /** A file of the page's own bundle. */
  resource(path: string, from: ContentFile): string | undefined;
}

export function makePageFinder(content: Content, version: number | undefined): PageFinder {
  const byPath = new Map<string, string>();
  const byName = new Map<string, string | 'ambiguous'>();
  const resources = new Map<string, string>();
  for (const entry of content.files) {
    const { kind, language } = entry;
    if (kind === 'resource' || kind === 'inner')
      resources.set(`${entry.owner}/${nameInBundle(entry)}`.normalize('NFC'), entry.file);
    if (kind === 'resource' || kind === 'inner' || entry.isDisabled) continue;
    byPath.set(`${language}:${logical(entry.path)}`, entry.file);
    const name = `${language}:${logical(entry.path.slice(entry.folder === '' ? 0 : entry.folder.length + 1))}`;
    byName.set(name, byName.has(name) ? 'ambiguous' : entry.file);
  }

  /** A logical path without slashes around it. */
  const at = (path: string, language: string) => byPath.get(`${language}:${logical(withoutName(path))}`);

  const page = (path: string, from: ContentFile, language: string): string | undefined => {
    const wanted = trimEnd(decodeAddress(path), '/');
    const hasExtension = /\.[^./]+$/.test(wanted);
    if (!path.startsWith('/')) {
      const beside = at(cleanPath(`${contextFolder(from, wanted, hasExtension)}/${wanted}`), language);
      if (beside !== undefined) return beside;
      const file = hasExtension ? joinPath(folderOf(from.file), wanted) : undefined;
      if (file !== undefined && isPage(content.byFile(file))) return file;
    }
    return wanted.startsWith('.') ? undefined : at(cleanPath(wanted), language);
  };

  return {
    page,
    reference: (path, from, language) => {
      const found = page(path, from, language);
      const wanted = trimEnd(decodeAddress(path), '/');
      // Before 0.129 (0.128.2) the slash in front of a bare name changed nothing.
      const name = version === undefined || version < 129 ? wanted.replace(/^\//, '') : wanted;
      if (found !== undefined || name.startsWith('.') || name.includes('/')) return found;
      return byName.get(`${language}:${logical(withoutName(name))}`);
    },
    resource: (path, from) => {
      const name = cleanPath(decodeAddress(path));
      const owner = from.kind === 'inner' ? from.owner : from.path;
      return path.startsWith('/') ? undefined : resources.get(`${owner}/${name}`);
    },
  };
}

function isPage(entry: ContentFile | undefined): boolean {
  return entry !== undefined && entry.kind !== 'resource' && entry.kind !== 'inner';
}

function nameInBundle({ owner, path }: ContentFile): string {
  return owner === '' ? path : path.slice(owner.length + 1);
}

/** Sections are looked into, other pages beside; a path that goes up starts at a bundle's own folder if it names a file. */
function contextFolder(from: ContentFile, wanted: string, hasExtension: boolean): string {
  const isBranch = from.kind !== 'page' && from.kind !== 'inner';
  if (isBranch) return from.path;
  if (from.isBundle && hasExtension && wanted.startsWith('../')) return from.path;
  return from.kind === 'inner' ? folderOf(from.owner) : from.folder;
}

/** Lower case, blanks as hyphens (common/paths/pathparser.go, NormalizePathStringBasic). */
function logical(path: string): string {
  return path.normalize('NFC').toLowerCase().replaceAll(' ', '-');
}

/** `posts/plums.de.md`, `posts/plums/index.md` and `posts/_index` all name what stands before. */
function withoutName(path: string): string {
  const bare = path.replace(/\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i, '');
  return bare.replace(/(?:^|\/)_?index$/i, '');
}
