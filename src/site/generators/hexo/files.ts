import { baseName, extensionOf } from '../../address.ts';
import type { HexoSettings } from './settings.ts';

export type SourceFile =
  /** `path` is relative to `_posts` or `_drafts`. */
  | { readonly kind: 'post' | 'draft'; readonly path: string }
  /** `path` is relative to the source folder. */
  | { readonly kind: 'page' | 'asset'; readonly path: string }
  /** A file below `_posts` or `_drafts` that the folder of a post may take along. */
  | { readonly kind: 'attachment'; readonly path: string }
  | { readonly kind: 'ignored'; readonly path: string };

const MARKDOWN = new Set(['.md', '.markdown', '.mkd', '.mkdn', '.mdwn', '.mdtxt', '.mdtext']);

/** What Hexo's own renderers and those of the usual packages make of a file (lib/plugins/renderer/index.js). */
const OUTPUTS: readonly (readonly [endings: readonly string[], output: string, by?: RegExp])[] = [
  [['.htm', '.html'], '.html'],
  [['.css'], '.css'],
  [['.js'], '.js'],
  [['.json', '.yml', '.yaml'], '.json'],
  [['.njk', '.j2'], '.html'],
  [['.ejs'], '.html', /^hexo-renderer-ejs$/],
  [['.pug', '.jade'], '.html', /^hexo-renderer-(?:pug|jade)$/],
  [['.swig'], '.html', /^hexo-renderer-swig$/],
  [['.styl', '.stylus'], '.css', /^hexo-renderer-stylus$/],
  [['.less'], '.css', /^hexo-renderer-less$/],
  [['.scss', '.sass'], '.css', /^hexo-renderer-(?:sass|dart-?sass|scss|node-sass).*$/],
  [['.ts'], '.js', /^hexo-renderer-(?:ts|typescript)$/],
];

export function isMarkdown(path: string): boolean {
  return MARKDOWN.has(extensionOf(path));
}

/** The ending of what is published of a file, with dot; undefined where nothing renders it. */
export function outputOf(path: string, { plugins }: HexoSettings): string | undefined {
  const ending = extensionOf(path);
  if (MARKDOWN.has(ending)) return '.html';
  const found = OUTPUTS.find(([endings]) => endings.includes(ending));
  const [, output, by] = found ?? [];
  return by === undefined || [...plugins.names.keys()].some(name => by.test(name)) ? output : undefined;
}

/** The path with the ending that it is published with. */
export function renamed(path: string, settings: HexoSettings): string {
  const output = outputOf(path, settings);
  return output === undefined ? path : path.slice(0, path.length - extensionOf(path).length) + output;
}

/** lib/plugins/processor/common.js. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)[_.]/.test(path);
}

function isTemporary(path: string): boolean {
  return /[%~]$/.test(path);
}

/** For files of pages and of post folders (lib/plugins/processor/common.js, isExcludedFile). */
export function isLeftOut(path: string, settings: HexoSettings): boolean {
  return isTemporary(path) || settings.isExcluded(path) || (isHidden(path) && !settings.isIncluded(path));
}

/** lib/plugins/processor/post.js and asset.js; `file` is relative to the root. */
export function classify(file: string, settings: HexoSettings): SourceFile {
  const ignored = { kind: 'ignored', path: file } as const;
  if (!file.startsWith(settings.source) || settings.isIgnored(file)) return ignored;
  const path = file.slice(settings.source.length);
  const isRendered = outputOf(path, settings) !== undefined && !settings.isSkipped(path);
  const folder = ['_posts/', '_drafts/'].find(name => path.startsWith(name));
  if (folder !== undefined && !isTemporary(path) && !isHidden(path.slice(folder.length))) {
    const inner = path.slice(folder.length);
    const isPost = isRendered && (!settings.hasAssetFolders || extensionOf(settings.postName) === extensionOf(path));
    if (isPost) return { kind: folder === '_posts/' ? 'post' : 'draft', path: inner };
    if (settings.hasAssetFolders) return { kind: 'attachment', path };
  }
  if (isLeftOut(path, settings)) return ignored;
  return { kind: isRendered ? 'page' : 'asset', path };
}

export function withoutEnding(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? path : path.slice(0, path.length - name.length + dot);
}
