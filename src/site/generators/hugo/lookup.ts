import { decodeAddress, folderOf, joinPath } from '../../address.ts';
import { cleanPath } from './address.ts';
import type { Content, ContentFile } from './content.ts';

/** Finds content by its logical path, as Hugo's GetPage and `ref` do (hugolib/pagecollections.go). */
export interface PageFinder {
  /** The repository path of the page that a reference names; `ambiguous` where a bare name has several. */
  find(reference: string, from: ContentFile | undefined, language: string): string | 'ambiguous' | undefined;
  /** A file of the page's own bundle. */
  resource(path: string, from: ContentFile): string | undefined;
}

export function makePageFinder(content: Content, isReference: boolean): PageFinder {
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

  return {
    find: (reference, from, language) => {
      const wanted = decodeAddress(reference).replace(/\/+$/, '');
      const hasExtension = /\.[^./]+$/.test(wanted);
      if (from && !wanted.startsWith('/')) {
        const beside = at(cleanPath(`${contextFolder(from, wanted, hasExtension)}/${wanted}`), language);
        if (beside !== undefined) return beside;
        const file = hasExtension ? joinPath(folderOf(from.file), wanted) : undefined;
        if (file !== undefined && content.byFile(file)?.kind !== undefined && isPage(content.byFile(file))) return file;
      }
      if (wanted.startsWith('.')) return undefined;
      const rooted = at(cleanPath(wanted), language);
      if (rooted !== undefined) return rooted;
      return isReference && !wanted.includes('/')
        ? byName.get(`${language}:${logical(withoutName(wanted))}`)
        : undefined;
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
