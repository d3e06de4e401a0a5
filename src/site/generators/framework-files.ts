import type { LinkFact, SiteFiles } from '../../core/site.ts';
import { baseName } from '../address.ts';
import type { Location } from '../generator.ts';
import { unknown } from '../unknown.ts';

const CONFIG = /^(?:next\.config|gatsby-config|nuxt\.config|svelte\.config)\.[cm]?[jt]s$/;
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm|mp3)$/i;

/** Next.js and Nuxt serve `public/`, Gatsby and SvelteKit `static/` (their documentation on static files). */
const FOLDERS = ['public/', 'static/'];

export interface FrameworkFiles {
  /** Address → file. */
  readonly assets: ReadonlyMap<string, string>;
  readonly mayExist: (address: string) => string | undefined;
}

/**
 * What a JavaScript framework serves as it is. Routes are code, and so are components that change an address: an image
 * is missing only from a folder that has other images, and only if no file of the repository has a path that ends so.
 */
export function listFrameworkFiles(files: SiteFiles, why: string): FrameworkFiles {
  const isKnown = files.paths.some(path => CONFIG.test(path));
  const served = isKnown ? files.paths.filter(path => FOLDERS.some(folder => path.startsWith(folder))) : [];
  const assets = new Map(served.map(path => [`/${path.slice(path.indexOf('/') + 1)}`.normalize('NFC'), path]));
  const folders = new Set([...assets.keys()].filter(address => MEDIA.test(address)).map(folderOfAddress));
  let named: Map<string, string[]> | undefined;
  const mayExist = (address: string) => {
    if (!MEDIA.test(address) || !folders.has(folderOfAddress(address))) return why;
    named ??= groupByName(files.paths);
    return named.get(baseName(address))?.some(path => `/${path}`.endsWith(address)) ? why : undefined;
  };
  return { assets, mayExist };
}

/** An image from the root of the site; nothing else is certain. */
export function locateFrameworkFile({ element, origin, href, templated }: LinkFact, why: string): Location {
  const isPlain = origin === 'markdown' || origin === 'definition' || origin === 'html';
  const path = href.replace(/[?#].*$/s, '');
  if (element === 'image' && isPlain && !templated && /^\/[^/]/.test(path) && MEDIA.test(path))
    return { how: 'browser', href };
  return unknown(why);
}

function folderOfAddress(address: string): string {
  return address.slice(0, address.lastIndexOf('/'));
}

function groupByName(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const group = groups.get(baseName(path));
    if (group) group.push(path);
    else groups.set(baseName(path), [path]);
  }
  return groups;
}
