import { trimEnd } from '../../../core/trim.ts';
import { baseName, folderOf } from '../../address.ts';
import { slugifyLikeRust } from '../../slugs/zola.ts';
import type { ZolaSettings } from './settings.ts';

/** Every Markdown file lies below this folder (components/content/src/file_info.rs). */
export const CONTENT = 'content';

export interface ContentFile {
  readonly file: string;
  readonly kind: 'section' | 'page';
  /** The folder in the repository that the file lies in. */
  readonly folder: string;
  /** The folders of its address: those around the file, without the page's own. */
  readonly parents: readonly string[];
  /** What the slug is made of: the name of the file, or of the folder of an `index.md`. */
  readonly name: string;
  /** `index.md`: the files beside it and below belong to it. */
  readonly isColocated: boolean;
  readonly language: string;
}

export function isZolaContent(path: string, settings: ZolaSettings): boolean {
  if (!path.startsWith(`${CONTENT}/`) || !path.endsWith('.md') || settings.isIgnoredContent(path)) return false;
  const name = baseName(path);
  if (!name.startsWith('_index.')) return !name.startsWith('.');
  return name === '_index.md' || settings.otherLanguages.includes(name.slice('_index.'.length, -'.md'.length));
}

export function readContentFile(file: string, settings: ZolaSettings): ContentFile {
  const folder = folderOf(file);
  const folders = folder.split('/').slice(1);
  const stem = baseName(file).slice(0, -'.md'.length);
  const { name, language } = splitLanguage(stem, settings);
  if (name === '_index') return { file, kind: 'section', folder, parents: folders, name, isColocated: false, language };
  const isColocated = name === 'index' && folders.length > 0;
  return {
    file,
    kind: 'page',
    folder,
    parents: isColocated ? folders.slice(0, -1) : folders,
    name: isColocated ? (folders.at(-1) ?? '') : name,
    isColocated,
    language,
  };
}

/** `tabby.fr.md`, where French is one of the site's languages. */
function splitLanguage(stem: string, settings: ZolaSettings): { name: string; language: string } {
  const dot = stem.indexOf('.');
  const code = stem.slice(dot + 1);
  if (dot < 0 || !settings.otherLanguages.includes(code)) return { name: stem, language: settings.defaultLanguage };
  return { name: stem.slice(0, dot), language: code };
}

const DATED =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?)(?:\s?[_-](.+))?$/;

/** The date that a name begins with, and what follows it. */
export function readDatedName(name: string): { date: string; rest: string | undefined } | undefined {
  const match = DATED.exec(name);
  return match ? { date: match[1] ?? '', rest: match[2] } : undefined;
}

/** `slugify.paths` and `slugify.taxonomies` (components/utils/src/slugs.rs); undefined where it can't be known. */
export function slugifyPath(text: string, strategy: unknown): string | undefined {
  if (strategy === 'off') return text;
  if (strategy === 'safe') return trimEnd(text, ' .').replace(/[<>:"/\\|?*]/g, '');
  return slugifyLikeRust(text);
}
