import { trimEnd } from '../../../core/trim.ts';
import { imageFile } from './image-uses.ts';

/** What texts of the site say of images, besides the links that are resolved. */
export interface Mentions {
  readonly add: (text: string, isContent: boolean) => void;
  /** Whether a text names the file, or may build its path. */
  readonly has: (file: string) => boolean;
}

/** Characters of a name; with others, such as a space, only the part behind the last one is looked for. */
const WORD = /[\p{L}\p{N}\p{M}_%.+@~-]+/gu;

/** A folder whose path goes on with an expression, or that stands in quotes of its own. */
const OPEN_FOLDERS = [
  /(?<![\w.@%~+/-])([\w.@%~+/-]*\/)(?:\{\{|\{%|\$\{|#\{|<%|["'`]\s*[+.~|,])/g,
  /["'`(]([\w.@%~+/-]*\/)["'`)]/g,
];

/** Programs and templates that take whatever a folder holds. */
const TAKES_FOLDERS =
  /\b(?:static_files|import\.meta\.glob|readdir(?:Sync)?|GetMatch|ByType)\b|\bResources?\b|\bresources\.(?:Match|Get)|Dir\.glob|\bglob\s*\(/;

/** Looks for the names of these files. Where a folder is taken as a whole, all that is in it is named. */
export function collectMentions(files: readonly string[]): Mentions {
  const wanted = new Map<string, 'name' | 'stem'>();
  for (const file of files) {
    wanted.set(lastWord(stemOf(file)), 'stem');
    wanted.set(lastWord(nameOf(file)), 'name');
  }
  const named = new Set<string>();
  const openFolders = new Set<string>();
  let takesFolders = false;
  return {
    add: (text, isContent) => {
      if (!isContent) takesFolders ||= TAKES_FOLDERS.test(text);
      for (const pattern of isContent ? OPEN_FOLDERS.slice(0, 1) : OPEN_FOLDERS)
        for (const match of text.matchAll(pattern)) openFolders.add(trimSlashes(match[1] ?? ''));
      // Behind a bare slash, a whole path is put in, and that stands somewhere.
      openFolders.delete('');
      for (const match of text.matchAll(WORD)) {
        const word = decode(match[0]).replace(/\.$/, '');
        const kind = wanted.get(word);
        // In prose, a word that is also the name of a picture says nothing.
        if (kind === 'name' || (kind === 'stem' && (!isContent || /["'/=]|: $/.test(before(text, match.index)))))
          named.add(word);
      }
    },
    has: file =>
      takesFolders ||
      named.has(lastWord(nameOf(file))) ||
      named.has(lastWord(stemOf(file))) ||
      [...openFolders].some(folder => `/${file}`.includes(`/${folder}/`)),
  };
}

function before(text: string, at: number): string {
  const two = text.slice(Math.max(0, at - 2), at);
  return two === ': ' ? two : two.slice(-1);
}

export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).normalize('NFC');
}

export function stemOf(file: string): string {
  return nameOf(file).replace(imageFile, '');
}

function lastWord(name: string): string {
  return name.match(WORD)?.at(-1) ?? name;
}

function decode(word: string): string {
  if (!word.includes('%')) return word.normalize('NFC');
  try {
    return lastWord(decodeURIComponent(word).normalize('NFC'));
  } catch {
    return word;
  }
}

function trimSlashes(path: string): string {
  return trimEnd(path.replace(/^[./]+/, ''), '/');
}
