import { closest } from '../../../core/closest.ts';
import type { LinkFact, Page, SiteFiles, Target } from '../../../core/site.ts';
import { decodeAddress, folderOf, joinPath, splitDestination } from '../../address.ts';
import type { Location } from '../../generator.ts';
import { splitTagArguments } from '../../hexo-tags.ts';
import { unknown } from '../../unknown.ts';
import { isLeftOut, withoutEnding } from './files.ts';
import { majorOf } from './plugins.ts';
import type { HexoPage } from './publish.ts';
import { type HexoSettings, mapOf } from './settings.ts';

export interface LinkContext {
  readonly settings: HexoSettings;
  readonly files: SiteFiles;
  /** What posts are called in tags. */
  readonly posts: PostNames;
}

export interface PostNames {
  readonly bySlug: ReadonlyMap<string, Page>;
  readonly byTitle: ReadonlyMap<string, Page>;
}

export function listPostNames(pages: readonly Page[]): PostNames {
  const bySlug = new Map<string, Page>();
  const byTitle = new Map<string, Page>();
  for (const page of pages) {
    const slug = isHexoPage(page) ? page.slug : undefined;
    if (slug === undefined) continue;
    if (!bySlug.has(slug)) bySlug.set(slug, page);
    const title = page.frontMatter?.data['title'];
    if (title !== undefined && title !== null && !byTitle.has(String(title))) byTitle.set(String(title), page);
  }
  return { bySlug, byTitle };
}

function isHexoPage(page: Page): page is HexoPage {
  return 'slug' in page;
}

/** Links stay as they are; images are addresses from the root of the site (hexo-renderer-marked, lib/renderer.js). */
export function locateHexo(link: LinkFact, page: Page, context: LinkContext): Location {
  if (link.origin === 'front-matter') return locateFrontMatterImage(link, page, context);
  if (link.origin === 'template') return locateTag(link, page, context);
  if (link.templated) return locateTemplated(link, page, context);
  const { href } = link;
  if (link.element === 'image') return locateImage(link, page, context);
  // `## [Text](#alias)`: the renderer makes the id of it, and changes the link to that.
  if (href.startsWith('#') && mapOf(context.settings.raw['marked'])['anchorAlias'] === true)
    return unknown('the renderer changes fragments in headings');
  return { how: 'browser', href };
}

function locateImage({ href, origin }: LinkFact, page: Page, context: LinkContext): Location {
  const { settings, files } = context;
  const { plugins, raw } = settings;
  const asWritten: Location = { how: 'browser', href };
  if (plugins.imageChanger !== undefined) return locateChangedImage(href, page, context);
  if (origin === 'html') return asWritten;
  if (/^(?:#|\/\/|https?:)/.test(href) || raw['relative_link']) return asWritten;
  const fromRoot: Location = { how: 'browser', href: href.startsWith('/') ? href : `/${href}`, addsBase: true };
  const readings = readImageOptions(settings);
  if (readings === undefined)
    return any([fromRoot, asWritten, ...besidePost(href, page, context), unknown('a plugin decides')]);
  const { prependsRoot, findsAssets } = readings;
  if (prependsRoot === 'perhaps') return any([fromRoot, asWritten, ...besidePost(href, page, context)]);
  if (!prependsRoot) return asWritten;
  const file = assetPath(page, href);
  const isAsset =
    findsAssets && settings.hasAssetFolders && !/^[/\\]/.test(href) && file !== undefined && files.has(file);
  return isAsset && !isLeftOut(href, settings) ? { how: 'file', paths: [file] } : fromRoot;
}

interface ImageOptions {
  readonly prependsRoot: boolean | 'perhaps';
  readonly findsAssets: boolean;
}

/** Undefined: another renderer decides. */
function readImageOptions({ raw, plugins }: HexoSettings): ImageOptions | undefined {
  const { renderer } = plugins;
  if (renderer === 'hexo-renderer-marked') {
    const options = mapOf(raw['marked']);
    const major = majorOf(plugins.names.get(renderer));
    // Version 5 turned it on, version 3 brought it.
    const usual = major === undefined ? 'perhaps' : major >= 5;
    const isSet = options['prependRoot'] !== undefined && (major === undefined || major >= 3);
    return {
      prependsRoot: isSet ? Boolean(options['prependRoot']) : usual,
      findsAssets: Boolean(options['postAsset']),
    };
  }
  if (renderer !== 'hexo-renderer-markdown-it') return undefined;
  const images = mapOf(mapOf(raw['markdown'])['images']);
  const prependsRoot = Boolean(images['prepend_root']) || Boolean(images['post_asset']);
  return { prependsRoot, findsAssets: Boolean(images['post_asset']) };
}

/** Plugins that look for an image in the post's folder, and are known to do nothing else. */
const KNOWN_CHANGERS = /^hexo-(?:asset-image|asset-img|image-link|img-link|asset-link|lazyload-image)$/;

function locateChangedImage(href: string, page: Page, context: LinkContext): Location {
  const { imageChanger = '' } = context.settings.plugins;
  const readings: Location[] = [
    { how: 'browser', href: href.startsWith('/') ? href : `/${href}`, addsBase: true },
    { how: 'browser', href },
    ...besidePost(href, page, context),
  ];
  return any(KNOWN_CHANGERS.test(imageChanger) ? readings : [...readings, unknown(`“${imageChanger}” may change it`)]);
}

/** The file in the post's folder, that folder's own name written before it or not, and beside the post. */
function besidePost(href: string, page: Page, { files }: LinkContext): Location[] {
  const path = decodeAddress(splitDestination(href).path);
  const candidates = [
    assetPath(page, path),
    assetPath(page, path.replace(/^(?:\.\/)?[^/]+\//, '')),
    joinPath(folderOf(page.file), path),
  ];
  return candidates.flatMap(file =>
    file !== undefined && files.has(file) ? [{ how: 'file', paths: [file] } as const] : [],
  );
}

function assetPath(page: Page, slug: string): string | undefined {
  return joinPath(withoutEnding(page.file), slug.replaceAll('\\', '/'));
}

/** Themes decide what a cover is relative to: any reading that leads to a file is right. */
function locateFrontMatterImage({ href, templated }: LinkFact, page: Page, context: LinkContext): Location {
  if (templated) return unknown('a template decides');
  const rooted = href.startsWith('/') ? href : `/${href}`;
  const readings: Location[] = [
    { how: 'browser', href: rooted, addsBase: true },
    { how: 'browser', href: rooted },
    { how: 'browser', href },
    ...besidePost(href, page, context),
  ];
  return any(
    href.includes('/') ? readings : [...readings, unknown('a theme may look for a bare name in a folder of its own')],
  );
}

/** `<img src="{% asset_path milo.jpg %}">`. */
function locateTemplated({ href, origin }: LinkFact, page: Page, context: LinkContext): Location {
  const tag = href.trim();
  const content = tag.startsWith('{%') && tag.endsWith('%}') ? tag.slice(2, -2).replace(/^-|-$/g, '').trim() : '';
  const name = /^\w+/.exec(content)?.[0] ?? '';
  const args = content.slice(name.length);
  // A tag in a Markdown destination is put back into an address that was encoded before: nobody writes that.
  if (origin !== 'html' || !/^(?:asset_path|post_path)$/.test(name) || args.includes('%'))
    return unknown('a template decides');
  const [wanted] = splitTagArguments(args);
  if (wanted === undefined) return unknown('a template decides');
  return name === 'post_path' ? locatePost(wanted.value, context) : locateAsset(wanted.value, page, context);
}

function locateTag({ href, name = '' }: LinkFact, page: Page, context: LinkContext): Location {
  if (name === 'post_link') return locatePost(href, context);
  if (name === 'asset_img' || name === 'asset_link') return locateAsset(href, page, context);
  // `img` and `url_for`: an address from the root of the site.
  const isWhole = href.startsWith('/') || /^(?:#|https?:)/.test(href);
  return { how: 'browser', href: isWhole ? href : `/${href}`, addsBase: true };
}

/** lib/plugins/tag/post_link.js: the path below `_posts` without ending, or a title. */
function locatePost(wanted: string, { posts }: LinkContext): Location {
  const parts = wanted.split('#');
  const [slug = '', fragment] = parts.length === 2 ? parts : [wanted];
  const { bySlug, byTitle } = posts;
  const found = bySlug.get(slug) ?? byTitle.get(slug);
  if (found)
    return { how: 'file', paths: [found.file], ...(fragment !== undefined && fragment !== '' && { fragment }) };
  const likely = closest(slug, bySlug.keys());
  return missing({ reason: 'absent', tried: [slug], ...(likely !== undefined && { closest: likely }) });
}

/** lib/plugins/tag/asset_img.js: a file of the post's own folder, by its exact path there; no `./`, nothing encoded. */
function locateAsset(slug: string, page: Page, { settings, files }: LinkContext): Location {
  const file = `${withoutEnding(page.file)}/${slug}`;
  const isPublished = page.isPost && settings.hasAssetFolders && !isLeftOut(slug, settings);
  if (isPublished) return { how: 'file', paths: [file] };
  return missing({ reason: page.isPost && files.has(file) ? 'not-published' : 'absent', tried: [file] });
}

function missing(target: Omit<Extract<Target, { kind: 'missing' }>, 'kind'>): Location {
  return { how: 'answer', target: { kind: 'missing', ...target } };
}

function any(of: readonly Location[]): Location {
  return { how: 'any', of };
}
