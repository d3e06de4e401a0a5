import type { LinkFact, Page } from '../../../core/site.ts';
import { decodeAddress, folderOf, joinPath, splitDestination } from '../../address.ts';
import type { Location, Lookups } from '../../generator.ts';
import { unknown } from '../../unknown.ts';
import type { Content, ContentFile } from './content.ts';
import type { Hook, Hooks } from './hooks.ts';
import type { PageFinder } from './lookup.ts';
import type { HugoSettings } from './settings.ts';
import { readShortcode } from './shortcode.ts';

export interface LinkContext {
  readonly settings: HugoSettings;
  readonly content: Content;
  readonly hooks: Hooks;
  /** Made on first use: most sites never ask. */
  readonly finder: () => PageFinder;
}

export function locateHugo(link: LinkFact, page: Page, site: Lookups, context: LinkContext): Location {
  const entry = context.content.byFile(page.file);
  if (!entry) return unknown('it is not a page of this site');
  const from = { page, entry, site, context };
  if (link.origin === 'front-matter') return locateFrontMatterImage(link, from);
  if (link.origin === 'template') return locateArgument(link, from);
  if (link.templated) return locateTemplated(link.href, from);
  const browser: Location = { how: 'browser', href: link.href, ...addsBase(context.settings) };
  if (link.origin === 'html' || link.origin === 'autolink') return browser;
  return throughHook(link, browser, from);
}

interface From {
  readonly page: Page;
  readonly entry: ContentFile;
  readonly site: Lookups;
  readonly context: LinkContext;
}

/** `canonifyURLs` and `relativeURLs` rewrite rooted addresses in the finished pages. */
function addsBase({ raw }: HugoSettings): { addsBase?: boolean } {
  return raw['canonifyurls'] === true || raw['relativeurls'] === true ? { addsBase: true } : {};
}

function throughHook(link: LinkFact, browser: Location, from: From): Location {
  const { context } = from;
  const hook: Hook = link.element === 'image' ? context.hooks.image : context.hooks.link;
  if (hook === 'plain' || from.entry.kind === 'inner') return browser;
  const { path, fragment } = splitDestination(link.href);
  if (path === '') return browser;
  const found = findThroughHook(link, path, from);
  if (found !== undefined) return fileLocation(found, fragment);
  if (hook === 'embedded') return browser;
  const rooted: Location = {
    how: 'browser',
    href: link.href.startsWith('/') ? link.href : `/${link.href}`,
    addsBase: true,
  };
  return { how: 'any', of: [browser, rooted, ...besideSource(path, fragment, from)] };
}

/** The embedded hooks (tpl/tplimpl/embedded/templates/_markup): page, resource of the page, file of the assets folder. */
function findThroughHook(link: LinkFact, path: string, { entry, site, context }: From): string | undefined {
  const wanted = path.replace(/^\.\//, '');
  const target = link.element === 'link' ? context.finder().page(wanted, entry, entry.language) : undefined;
  if (target !== undefined) return target;
  const resource = context.finder().resource(wanted, entry);
  if (resource !== undefined) return resource;
  const name = decodeAddress(wanted).replace(/^\//, '');
  return context.settings.assets.map(mount => `${mount.source}/${name}`).find(file => site.files.has(file));
}

function besideSource(path: string, fragment: string | undefined, { page }: From): Location[] {
  const file = joinPath(folderOf(page.file), decodeAddress(path));
  return file === undefined ? [] : [fileLocation(file, fragment)];
}

function fileLocation(file: string, fragment: string | undefined): Location {
  return { how: 'file', paths: [file], ...(fragment !== undefined && { fragment }) };
}

/** A destination with shortcodes in it: `ref` and `relref` are looked up, anything else decides for itself. */
function locateTemplated(href: string, from: From): Location {
  const shortcode = readShortcode(href);
  if (shortcode === undefined || !/^(?:rel)?ref$/.test(shortcode.name)) return unknown('a shortcode decides');
  const target = shortcode.named.get('path') ?? shortcode.positional[0];
  if (target === undefined || shortcode.before !== '') return unknown('a shortcode decides');
  // A second argument without name is the output format (refArgsToMap).
  return locateReference(target, shortcode.after, shortcode.named.get('lang'), from);
}

/** hugolib/page__ref.go and site.refLink: the fragment is not looked at. */
function locateReference(target: string, after: string, language: string | undefined, from: From): Location {
  const { entry, context } = from;
  const { path: written, fragment } = splitDestination(target);
  // Of a whole address, the path is looked up among the pages; `mailto:` and the like have none.
  const path = written.replace(/^[a-z][a-z\d+.-]*:(?:\/\/[^/]*|(?!\/).*)?/i, '');
  const anchor = after.startsWith('#') ? after.slice(1) : fragment;
  if (path === '') return { how: 'browser', href: anchor === undefined ? '' : `#${anchor}` };
  const found = context.finder().reference(path, entry, (language ?? entry.language).toLowerCase());
  if (found === 'ambiguous') return unknown('several pages have that name');
  if (found !== undefined) return fileLocation(found, anchor);
  return whyNotFound(path, from);
}

function whyNotFound(path: string, { entry, site, context }: From): Location {
  const { settings } = context;
  const reason = site.publication.mayExist?.(`${settings.base}${path.replace(/^\//, '').replace(/\.\w+$/, '')}`);
  if (reason !== undefined || settings.absentTheme !== undefined)
    return unknown(reason ?? 'a theme or module that is not here may have that page');
  const [mount] = settings.content;
  const start = path.startsWith('/') ? '' : `${folderOf(entry.file).slice((mount?.source.length ?? 0) + 1)}/`;
  const tried = joinPath(mount?.source ?? '', start.replace(/^\//, '') + path.replace(/^\//, '')) ?? path;
  const file = /\.\w+$/.test(tried) ? tried : `${tried}.md`;
  // What lies in a bundle is no page of its own.
  const isResource = /^(?:inner|resource)$/.test(context.content.byFile(file)?.kind ?? '');
  if (isResource) return { how: 'answer', target: { kind: 'missing', reason: 'not-published', tried: [file] } };
  return { how: 'file', paths: [file] };
}

/** The argument of `ref`, `relref` or `figure`, which looks for a resource of the page first. */
function locateArgument(link: LinkFact, from: From): Location {
  const { context, entry, site } = from;
  if (link.name === 'ref' || link.name === 'relref') return locateReference(link.href, '', undefined, from);
  const browser: Location = { how: 'browser', href: link.href, addsBase: true };
  if (link.element === 'link') return { how: 'browser', href: link.href };
  const hasOwn = context.settings.layouts.some(({ source }) =>
    ['shortcodes', '_shortcodes'].some(folder => site.files.has(`${source}/${folder}/figure.html`)),
  );
  if (hasOwn) return unknown('the site has a “figure” of its own');
  const resource = context.finder().resource(link.href, entry);
  if (resource !== undefined) return fileLocation(resource, undefined);
  const name = decodeAddress(link.href).replace(/^\//, '');
  const asset = context.settings.assets.map(mount => `${mount.source}/${name}`).find(file => site.files.has(file));
  return asset === undefined ? browser : fileLocation(asset, undefined);
}

/** Themes read images of the front matter in many ways: any that leads to a file is right. */
function locateFrontMatterImage(link: LinkFact, from: From): Location {
  const { context, entry, page } = from;
  const { href } = link;
  if (link.templated) return unknown('a template decides');
  const resource = context.finder().resource(href, entry);
  if (resource !== undefined) return fileLocation(resource, undefined);
  const rooted = href.startsWith('/') ? href : `/${href}`;
  const name = decodeAddress(rooted).slice(1);
  const folders = [...context.settings.assets, ...context.settings.statics, { source: '', target: '' }];
  const readings: Location[] = [
    { how: 'browser', href: rooted, addsBase: true },
    { how: 'browser', href: rooted },
    ...(href.startsWith('/') ? [] : [{ how: 'browser', href } as const]),
    ...folders.map(({ source }) => fileLocation(source === '' ? name : `${source}/${name}`, undefined)),
    ...besideSource(href, undefined, from),
  ];
  const isName = !href.includes('/') && !page.facts.frontMatterBroken;
  // PaperMod and others put a folder of their own in front of a bare name.
  return {
    how: 'any',
    of: isName && !entry.isBundle ? [...readings, unknown('a theme may have a folder for it')] : readings,
  };
}
