import { isQuick } from '../../../core/match-globs.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { baseName, folderOf } from '../../address.ts';
import { textsOf } from '../../settings.ts';
import type { Mount } from './mounts.ts';
import type { HugoSettings } from './settings.ts';

/** Files that Hugo renders (gohugo.io/content-management/formats); the rest are resources. */
const CONTENT = /\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i;
const MARKDOWN = /\.(?:md|markdown|mdown)$/i;

export interface ContentFile {
  readonly file: string;
  /** `inner`: Markdown inside of a leaf bundle, which is its resource. */
  readonly kind: 'home' | 'section' | 'taxonomy' | 'term' | 'page' | 'inner' | 'resource';
  /** Logical path below the content without extension, language and `index`: `posts/plums`; empty for the home page. */
  readonly path: string;
  /** The folder that the page's own name stands in: `posts` for `posts/plums.md` and for `posts/plums/index.md`. */
  readonly folder: string;
  readonly isBundle: boolean;
  readonly isMarkdown: boolean;
  readonly language: string;
  readonly isDisabled: boolean;
  /** Of a resource: the logical path of the page that it belongs to. */
  readonly owner: string;
}

export interface Content {
  readonly files: readonly ContentFile[];
  byFile(file: string): ContentFile | undefined;
  /** Folders below the content that have an `_index` file, or are at the top. */
  isSection(folder: string): boolean;
}

interface Placed {
  readonly file: string;
  /** Below the content. */
  readonly path: string;
  readonly mount: Mount;
}

/** Finds out what each file below the content folders is; only names are looked at. */
export function readContent(settings: HugoSettings, files: SiteFiles): Content {
  const placed = placeContent(settings, files);
  const leaves = new Set<string>();
  const branches = new Set<string>(['']);
  for (const { path } of placed) {
    if (!CONTENT.test(path)) continue;
    const { name } = splitName(path, settings);
    if (name === 'index') leaves.add(folderOf(path));
    else if (name === '_index') branches.add(folderOf(path));
  }
  const tree: Tree = { settings, leaves, branches };
  const list = placed.map(entry => classify(entry, tree));
  const byFile = new Map(list.map(entry => [entry.file, entry]));
  return {
    files: list,
    byFile: file => byFile.get(file),
    isSection: folder => branches.has(folder) || !folder.includes('/'),
  };
}

/** Where a file stands below a component; the mount with the longest matching folder wins. */
export function placeFile(path: string, mounts: readonly Mount[]): { path: string; mount: Mount } | undefined {
  let best: Mount | undefined;
  for (const mount of mounts) {
    const isBelow = mount.source === '' || path === mount.source || path.startsWith(`${mount.source}/`);
    if (isBelow && (!best || mount.source.length > best.source.length)) best = mount;
  }
  if (!best) return undefined;
  const below = best.source === '' ? path : path.slice(best.source.length + 1);
  return { path: [best.target, below].filter(part => part !== '').join('/'), mount: best };
}

function placeContent(settings: HugoSettings, files: SiteFiles): Placed[] {
  const isIgnored = makeIgnore(settings);
  return files.paths.flatMap(file => {
    const place = placeFile(file, settings.content);
    return place && !isIgnored(place.path, file) ? [{ file, ...place }] : [];
  });
}

/** source/sourceSpec.go, IgnoreFile; the patterns of `ignoreFiles` see the whole path on the author's disk. */
function makeIgnore(settings: HugoSettings): (path: string, file: string) => boolean {
  const patterns = textsOf(settings.raw['ignorefiles']).flatMap(compile);
  return (path, file) => {
    const name = baseName(path);
    if (/^[.#]|~$/.test(name) || path.startsWith('.') || path.includes('/.')) return true;
    const whole = `/site/${file}`;
    return patterns.some(({ pattern, wildcards }) => isQuick(whole, wildcards) && pattern.test(whole));
  };
}

/** A pattern of Go's regular expressions; too long, slow or unreadable ones never match. */
function compile(source: string): { readonly pattern: RegExp; readonly wildcards: number }[] {
  if (source.length > 200 || /[+*}]\)[+*{]/.test(source)) return [];
  const wildcards = (source.match(/[+*{]/g)?.length ?? 0) + 9 * (source.match(/\)[+*{]/g)?.length ?? 0);
  try {
    return [{ pattern: new RegExp(source), wildcards }];
  } catch {
    return [];
  }
}

function splitName(path: string, settings: HugoSettings): { name: string; language: string | undefined } {
  const stem = baseName(path).replace(/\.[^.]+$/, '');
  const dot = stem.lastIndexOf('.');
  const suffix = dot > 0 ? stem.slice(dot + 1).toLowerCase() : '';
  const isLanguage =
    suffix !== '' &&
    (settings.languages.some(language => language.id === suffix) || settings.disabledLanguages.includes(suffix)) &&
    (settings.languages.length > 1 || settings.disabledLanguages.length > 0);
  return isLanguage ? { name: stem.slice(0, dot), language: suffix } : { name: stem, language: undefined };
}

interface Tree {
  readonly settings: HugoSettings;
  readonly leaves: ReadonlySet<string>;
  readonly branches: ReadonlySet<string>;
}

function classify({ file, path, mount }: Placed, tree: Tree): ContentFile {
  const { settings } = tree;
  const isContent = CONTENT.test(path);
  const { name, language: suffix } = splitName(path, settings);
  const language = suffix ?? mount.language?.toLowerCase() ?? settings.languages[0].id;
  const leaf = outermostLeaf(folderOf(path), tree);
  const isIndex = isContent && name === 'index' && leaf === folderOf(path);
  const isBranchIndex = isContent && name === '_index' && leaf === undefined;
  const common = {
    file,
    isMarkdown: MARKDOWN.test(path),
    language,
    isDisabled: settings.disabledLanguages.includes(language),
  };
  if (!isContent || (leaf !== undefined && !isIndex)) {
    const kind = isContent ? 'inner' : 'resource';
    return { ...common, kind, path, folder: folderOf(path), isBundle: false, owner: ownerOf(path, leaf, tree) };
  }
  const own = isIndex || isBranchIndex ? folderOf(path) : [folderOf(path), name].filter(part => part !== '').join('/');
  const kind = isBranchIndex ? branchKind(own, settings) : own === '' ? 'home' : 'page';
  return { ...common, kind, path: own, folder: folderOf(own), isBundle: isIndex || isBranchIndex, owner: own };
}

/** A folder with `index.md`: nothing below is a page of its own, other `index.md` included. */
function outermostLeaf(folder: string, { leaves }: Tree): string | undefined {
  let found: string | undefined;
  for (let above = folder; ; above = folderOf(above)) {
    if (leaves.has(above)) found = above;
    if (above === '') return found;
  }
}

/** Resources belong to the bundle around them: a folder without `_index` is none unless it is at the top. */
function ownerOf(path: string, leaf: string | undefined, { branches }: Tree): string {
  if (leaf !== undefined) return leaf;
  let folder = folderOf(path);
  while (folder.includes('/') && !branches.has(folder)) folder = folderOf(folder);
  return folder;
}

function branchKind(path: string, settings: HugoSettings): ContentFile['kind'] {
  if (path === '') return 'home';
  const [top = '', ...below] = path.toLowerCase().split('/');
  const isTaxonomy = settings.languages.some(language => language.taxonomies.includes(top));
  if (!isTaxonomy) return 'section';
  return below.length === 0 ? 'taxonomy' : 'term';
}
