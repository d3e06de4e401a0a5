import type { LinkFact, MissingReason, Page, SiteFiles, Target } from '../core/site.ts';
import { baseName, decodeAddress, folderOf, joinPath, resolveAddress, splitDestination } from './address.ts';
import type { AddressIndex, Entry } from './address-index.ts';
import type { Location, Lookups, SiteModel } from './generator.ts';
import { suggestAddress } from './suggest.ts';

export interface Resolver {
  readonly files: SiteFiles;
  readonly model: SiteModel;
  readonly lookups: Lookups;
  readonly index: AddressIndex;
  /** What was suggested for missing addresses: several rules ask for the same ones. */
  readonly suggestions: Map<string, string | undefined>;
  /** Addresses that the user declares to exist once the site is built. */
  readonly isDeclared: (address: string) => boolean;
}

const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** Where a link leads on the published site (the five answers of the design). */
export function resolveLink(link: LinkFact, page: Page, resolver: Resolver): Target {
  const href = link.href.trim();
  if (href === '') return { kind: 'unknown', why: 'it is empty' };
  if (!link.templated) {
    const local = withoutOwnHost(href, resolver);
    if (local === undefined) return { kind: 'external', url: href };
    if (local !== href) return orElsewhere(follow({ how: 'browser', href: local }, page, resolver), local, resolver);
  }
  const trimmed = href === link.href ? link : { ...link, href };
  return follow(resolver.model.locate(trimmed, page, resolver.lookups), page, resolver);
}

/**
 * Other sites can live below the same host (the project pages of a GitHub user): below a folder that this site does not
 * have, nothing is known, unless something of that name is here.
 */
function orElsewhere(target: Target, path: string, { index, lookups }: Resolver): Target {
  if (target.kind !== 'missing' || target.closest !== undefined) return target;
  const base = lookups.publication.base;
  const [top = ''] = decodeAddress(splitDestination(path).path)
    .slice(path.startsWith(base) ? base.length : 1)
    .split('/');
  if (path.startsWith(base) && index.hasFolder(base + top)) return target;
  return { kind: 'unknown', why: 'another site may be there, on the same host' };
}

/** The path of an address on this site's own host; the destination itself where it has no host; undefined: elsewhere. */
function withoutOwnHost(href: string, { lookups }: Resolver): string | undefined {
  if (href.startsWith('/') && href[1] !== '/') return href;
  const match = /^(?:https?:)?\/\/([^/?#:]+)(?::(?:80|443)(?=[/?#]|$))?(?=[/?#]|$)(.*)$/is.exec(href);
  if (match) {
    const [, host = '', rest = ''] = match;
    if (!lookups.publication.hosts.includes(host.toLowerCase())) return undefined;
    return rest.startsWith('/') ? rest : `/${rest}`;
  }
  return SCHEME.test(href) || href.startsWith('//') ? undefined : href;
}

function follow(location: Location, page: Page, resolver: Resolver): Target {
  switch (location.how) {
    case 'answer':
      return location.target;
    case 'any':
      return followAny(location.of, page, resolver);
    case 'file':
      return followFile(location, page, resolver);
    case 'browser':
      return followBrowser(location, page, resolver);
  }
}

function followAny(readings: readonly Location[], page: Page, resolver: Resolver): Target {
  const targets: Target[] = [];
  for (const reading of readings) {
    const target = follow(reading, page, resolver);
    if (target.kind !== 'missing' && target.kind !== 'unknown') return target;
    targets.push(target);
  }
  const [first] = targets;
  if (!first) return { kind: 'unknown', why: 'no reading of it is known' };
  return targets.find(target => target.kind === 'unknown') ?? first;
}

const declared: Target = { kind: 'unknown', why: 'the configuration says that the build makes it' };

function followFile(location: Location & { how: 'file' }, page: Page, resolver: Resolver): Target {
  const { files, lookups } = resolver;
  for (const path of location.paths) {
    const target = lookups.page(path);
    if (target) return withFragment(target, location.fragment);
    if (resolver.isDeclared(`/${path}`)) return declared;
    if (files.has(path) || files.hasFolder(path.replace(/\/$/, ''))) return { kind: 'asset', file: path };
  }
  if (location.otherwise) return follow(location.otherwise, page, resolver);
  const [wanted = ''] = location.paths;
  const cased = files.inOtherCase(wanted);
  if (cased !== undefined) return { kind: 'missing', reason: 'case', tried: location.paths, closest: cased };
  return { kind: 'missing', reason: 'absent', tried: location.paths };
}

function withFragment(page: Page, fragment: string | undefined): Target {
  return fragment === undefined ? { kind: 'page', page } : { kind: 'page', page, fragment };
}

function followBrowser(location: Location & { how: 'browser' }, page: Page, resolver: Resolver): Target {
  const local = withoutOwnHost(location.href, resolver);
  if (local === undefined) return { kind: 'external', url: location.href };
  const { path, fragment } = splitDestination(local);
  if (path === '') return withFragment(page, fragment);
  const { base } = resolver.lookups.publication;
  const isRooted = path.startsWith('/');
  if (!isRooted && page.url === undefined) return { kind: 'unknown', why: 'this page is not published' };
  const decoded = decodeAddress(path);
  const address = resolveAddress(
    page.url ?? '/',
    location.addsBase && isRooted ? base.slice(0, -1) + decoded : decoded,
  );
  const entry = resolver.index.find(address);
  if (entry) return targetOf(entry, address, fragment);
  return explainMissing({ path: decoded, address, isRooted, page, fragment }, resolver);
}

/** Links to the same address share a target, where nothing more is known of them. */
function targetOf({ target, isAlias }: Entry, address: string, fragment: string | undefined): Target {
  if (target.kind === 'asset') return target.generatedBy === undefined ? target : { ...target, file: address };
  return fragment === undefined || isAlias ? target : withFragment(target.page, fragment);
}

interface Miss {
  /** As written, decoded. */
  readonly path: string;
  readonly address: string;
  readonly isRooted: boolean;
  readonly page: Page;
  readonly fragment: string | undefined;
}

function explainMissing(miss: Miss, resolver: Resolver): Target {
  const { address, isRooted, page } = miss;
  const { publication } = resolver.lookups;
  if (resolver.isDeclared(address)) return declared;
  if (!isRooted && !page.exact) return { kind: 'unknown', why: 'the address of this page can’t be known' };
  const missing = (reason: MissingReason, closest?: string): Target => ({
    kind: 'missing',
    reason,
    tried: [address],
    ...(closest !== undefined && { closest }),
  });

  const cased = resolver.index.findInOtherCase(address);
  if (cased !== undefined && cased !== address) return missing('case', asWritten(cased, miss));
  const based = isRooted && publication.base !== '/' ? publication.base.slice(0, -1) + address : undefined;
  if (based !== undefined && !address.startsWith(publication.base) && resolver.index.find(based))
    return missing('base', based);
  const twice = publication.base.slice(0, -1).repeat(2);
  if (publication.base !== '/' && address.startsWith(`${twice}/`))
    return missing('double-base', address.slice(publication.base.length - 1));

  const why = publication.mayExist?.(address);
  const source = findInRepository(miss, resolver);
  if (source) return missing(source.reason, source.address);
  if (why !== undefined) return { kind: 'unknown', why };
  return missing('absent', suggestion(miss, resolver));
}

/** A site with more broken links than this is not short of hints, and each costs a walk through the addresses. */
const MOST_SUGGESTIONS = 1000;

function suggestion(miss: Miss, resolver: Resolver): string | undefined {
  const { suggestions } = resolver;
  if (!suggestions.has(miss.address) && suggestions.size < MOST_SUGGESTIONS)
    suggestions.set(miss.address, suggestAddress(miss.address, resolver.index));
  const found = suggestions.get(miss.address);
  return found === undefined ? undefined : asWritten(found, miss);
}

/** A suggestion in the author's own way of writing: a name beside a relative link stays relative. */
function asWritten(address: string, { path, address: tried, isRooted }: Miss): string {
  const folder = (text: string) => text.slice(0, text.replace(/\/$/, '').lastIndexOf('/') + 1);
  if (isRooted || folder(address) !== folder(tried)) return address;
  const name = baseName(address.replace(/\/$/, ''));
  return folder(path) + name + (address.endsWith('/') && path.endsWith('/') ? '/' : '');
}

/** The destination read as a path of the repository, as an editor's preview does. */
function findInRepository(
  { path, isRooted, page }: Miss,
  { files, lookups }: Resolver,
): { reason: MissingReason; address?: string } | undefined {
  const file = joinPath(isRooted ? '' : folderOf(page.file), path);
  if (file === undefined || file === '') return undefined;
  const target = lookups.page(file);
  if (target) return target.url === undefined ? { reason: 'source' } : { reason: 'source', address: target.url };
  if (!files.has(file)) return undefined;
  const address = lookups.assetAddress(file);
  if (address === undefined) return { reason: 'not-published' };
  return isRooted ? { reason: 'not-published', address } : { reason: 'relative', address };
}
