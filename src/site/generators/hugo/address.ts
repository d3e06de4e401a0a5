import { isMap, type Settings, textOf } from '../../settings.ts';
import { withoutAccents } from '../../slugs/goldmark.ts';
import type { ContentFile } from './content.ts';
import type { Values } from './front-matter.ts';
import { expandPermalink, findPermalink, type Sections } from './permalinks.ts';
import { mapOf } from './setting-at.ts';
import type { HugoSettings, Language } from './settings.ts';

/** common/paths/path.go, Sanitize: letters, digits, marks and a few signs stay, blanks between them become hyphens. */
const OTHER_THAN_PATH = /(?:%(?![0-9a-f]{2})|[^\p{L}\p{Nd}\p{M}./\\_#+~\-@%])+/giu;

function sanitize(text: string): string {
  if (/^[\w./-]*$/.test(text)) return text;
  return text.replace(OTHER_THAN_PATH, (run: string, offset: number) => {
    const end = offset + run.length;
    const isBetween = offset > 0 && end < text.length && text[offset - 1] !== '-' && text[end] !== '-';
    return isBetween && /\s/.test(run) ? '-' : '';
  });
}

/** helpers/path.go, MakePathSanitized. */
function makePath(settings: HugoSettings, text: string): string {
  const clean = sanitize(text);
  const plain = settings.raw['removepathaccents'] === true ? withoutAccents(clean) : clean;
  return settings.raw['disablepathtolower'] === true ? plain : plain.toLowerCase();
}

/** Since 0.123 the blanks of file names become hyphens one by one, before anything else is dropped. */
function normalizeFile(settings: HugoSettings, path: string): string {
  const isOld = settings.version !== undefined && settings.version < 123;
  return isOld || settings.raw['disablepathtolower'] === true ? path : path.toLowerCase().replaceAll(' ', '-');
}

export interface PageAddress {
  /** Decoded, base path included. */
  readonly url: string;
  /** Its own folder, with base path and final slash. */
  readonly folder: string;
  /** The folders that its resources are published in, like that: several where the version decides. */
  readonly resourceFolders: readonly string[];
  readonly exact: boolean;
}

export interface AddressParts {
  readonly settings: HugoSettings;
  readonly language: Language;
  readonly entry: ContentFile;
  readonly values: Values;
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | undefined;
  /** `slug` of the front matter or the file name. */
  readonly slug: string | undefined;
  readonly sections: Sections;
}

/** resources/page/page_paths.go, CreateTargetPaths. */
export function addressOf(parts: AddressParts): PageAddress {
  const { entry, values } = parts;
  const url = textOf(values.get('url')) ?? '';
  if (url !== '' && entry.kind !== 'home') return fixedAddress(url, parts);
  if (entry.path === '') return ownFolder('', true, parts);
  const pattern = findPermalink(parts.language.permalinks, entry, parts.settings.version);
  if (pattern === undefined) return defaultAddress(parts);
  const expanded = expandPermalink(pattern, parts, text => makePath(parts.settings, text));
  return ownFolder(cleanPath(unescapeQuery(expanded.path)), expanded.exact, parts);
}

function defaultAddress(parts: AddressParts): PageAddress {
  const { entry, settings, slug } = parts;
  const own = normalizeFile(settings, entry.path);
  if (entry.kind !== 'page' || slug === undefined) return ownFolder(own, true, parts);
  return ownFolder(cleanPath(`${normalizeFile(settings, entry.folder)}/${slug}`), true, parts);
}

function ownFolder(path: string, exact: boolean, parts: AddressParts): PageAddress {
  const { settings, language, entry } = parts;
  const clean = path
    .split('/')
    .map(part => makePath(settings, part))
    .filter(part => part !== '')
    .join('/');
  const address = settings.base + language.prefix + clean;
  const folder = clean === '' ? address : `${address}/`;
  const url = clean !== '' && isUgly(settings, entry) ? `${address}.html` : folder;
  return { url, folder, resourceFolders: [folder], exact };
}

/** `uglyURLs: true`, or by section; since 0.123 the lists keep their folder. */
function isUgly(settings: HugoSettings, entry: ContentFile): boolean {
  const configured = settings.raw['uglyurls'];
  const [section = ''] = entry.path.toLowerCase().split('/');
  const isOn = configured === true || mapOf(configured)[section] === true;
  const isOld = settings.version !== undefined && settings.version < 123;
  return isOn && (isOld || entry.kind === 'page' || entry.kind === 'term');
}

/** `url` in the front matter is taken as it is; without a leading slash it is below the language. */
function fixedAddress(written: string, parts: AddressParts): PageAddress {
  const { settings, language } = parts;
  const hasTokens = written.includes(':') && (settings.version === undefined || settings.version >= 131);
  const expanded = hasTokens ? expandPermalink(written, parts, text => makePath(settings, text)) : undefined;
  const url = expanded ? unescapeQuery(expanded.path) : written;
  const path = cleanPath(url);
  const isFolder = /\/$/.test(url) || !url.includes('.');
  const prefix = url.startsWith('/') ? '' : language.prefix;
  const address = settings.base + prefix + path;
  const folder = address.endsWith('/') ? address : `${address}/`;
  const resourceFolders = isFolder ? [folder] : foldersBeside(address, settings);
  return { url: isFolder ? folder : address, folder, resourceFolders, exact: expanded?.exact ?? true };
}

/** Where a bundle at `/a/b.html` has its resources: until 0.122 in `/a/`, since then in `/a/b/`. */
function foldersBeside(address: string, { version }: HugoSettings): string[] {
  const beside = address.slice(0, address.lastIndexOf('/') + 1);
  const name = address.slice(beside.length);
  const own = name.startsWith('index.') ? beside : `${beside}${name.replace(/\.[^.]*$/, '')}/`;
  if (version === undefined) return [own, beside];
  return version < 123 ? [beside] : [own];
}

/** Go's path.Clean below the root, without slashes around it. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Go's url.QueryUnescape; on a stray `%` the text stays as it is. */
function unescapeQuery(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return text;
  }
}

/**
 * Addresses that redirect here: from the site's root, or beside the page. Since the language is a part of the path in
 * newer versions and was none in older ones, both are known.
 */
export function aliasesOf(aliases: readonly string[], address: PageAddress, parts: AddressParts): string[] {
  const { settings, language, entry } = parts;
  const { base, raw, version } = settings;
  if (raw['disablealiases'] === true) return [];
  // By section, only pages themselves were ugly before 0.112.
  const isUglyAlias = isUgly(settings, entry) && !(version !== undefined && version < 112 && raw['uglyurls'] !== true);
  const folder = address.folder.slice(base.length);
  const parent = folder.endsWith('/') ? folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1) : folder;
  return aliases.flatMap(alias => {
    if (alias === '' || /^https?:/.test(alias)) return [];
    const isRooted = alias.startsWith('/');
    const path = cleanPath(isRooted ? alias : parent + alias);
    const file = path.endsWith('.html') ? path : isUglyAlias ? `${path}.html` : `${path}/`;
    const mayHavePrefix = isRooted && language.prefix !== '' && !(version !== undefined && version < 150);
    return mayHavePrefix ? [base + file, base + language.prefix + file] : [base + file];
  });
}

/** Whether a section's or the site's own settings switch a kind of page off. */
export function isKindDisabled(raw: Settings, kind: string): boolean {
  const disabled = raw['disablekinds'];
  const names = Array.isArray(disabled) ? disabled : isMap(disabled) ? [] : [disabled];
  return names.some(name => typeof name === 'string' && name.toLowerCase() === kind);
}
