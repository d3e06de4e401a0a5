import { lazily } from '../core/lazily.ts';
import type { Target } from '../core/site.ts';
import { baseName, decodeAddress } from './address.ts';
import type { Publication } from './generator.ts';

/** What stands at an address of the published site. */
export interface Entry {
  /** Without fragment. */
  readonly target: Extract<Target, { kind: 'page' | 'asset' }>;
  /** The address redirects to the page. */
  readonly isAlias: boolean;
}

export interface AddressIndex {
  /** What a server answers a decoded address with; folders and `.html` as static hosts serve them. */
  find(address: string): Entry | undefined;
  /** An address that differs only in case. */
  findInOtherCase(address: string): string | undefined;
  /** Addresses whose last part is this, ignoring case. */
  named(name: string): readonly string[];
  /** Whether anything is published below this folder: `/posts`. */
  hasFolder(folder: string): boolean;
  /** Addresses in the same folder: `/blog/2024/a/` and `/blog/2024/b.png` share `/blog/2024`. */
  inFolder(folder: string): readonly string[];
}

export interface Serving {
  /** `/a/` is answered with `/a.html`. */
  readonly servesPagesAsFolders: boolean;
}

/** Indexes everything that has an address. */
export function indexAddresses(publication: Publication, serving?: Serving): AddressIndex {
  const entries = new Map<string, Entry>();
  for (const page of publication.pages)
    for (const alias of page.aliases) entries.set(canonical(alias), { target: { kind: 'page', page }, isAlias: true });
  for (const [address, file] of publication.assets)
    entries.set(canonical(address), { target: { kind: 'asset', file }, isAlias: false });
  for (const page of publication.pages) {
    if (page.url === undefined) continue;
    const address = canonical(page.url);
    const known = entries.get(address);
    // A published page is what visitors get, whatever else claims the address.
    if (known?.target.kind !== 'page' || known.isAlias || page.state === 'published')
      entries.set(address, { target: { kind: 'page', page }, isAlias: false });
  }
  const patterns: { pattern: RegExp; by: string }[] = [];
  for (const { address, by } of publication.generated) {
    if (typeof address !== 'string') patterns.push({ pattern: address, by });
    else if (!entries.has(canonical(address))) entries.set(canonical(address), makeGenerated(address, by));
  }
  const lists = lazily(() => listAddresses(entries));
  return {
    find: address => {
      const wanted = canonical(address);
      const entry = entries.get(wanted) ?? entries.get(`${wanted}/`) ?? entries.get(`${wanted}.html`);
      if (entry) return entry;
      const page = serving?.servesPagesAsFolders ? entries.get(`${wanted.replace(/\/$/, '')}.html`) : undefined;
      if (page) return page;
      const bare = publication.ignoresFinalSlash ? entries.get(wanted.replace(/\/$/, '')) : undefined;
      if (bare) return bare;
      const made = patterns.find(({ pattern }) => pattern.test(wanted));
      return made && makeGenerated(address, made.by);
    },
    findInOtherCase: address => {
      const wanted = canonical(address).toLowerCase();
      const { byLowerCase } = lists();
      return byLowerCase.get(wanted) ?? byLowerCase.get(`${wanted}/`) ?? byLowerCase.get(`${wanted}.html`);
    },
    named: name => lists().byName.get(name.toLowerCase()) ?? [],
    hasFolder: folder => lists().folders.has(folder),
    inFolder: folder => lists().byFolder.get(folder) ?? [],
  };
}

function makeGenerated(file: string, generatedBy: string): Entry {
  return { target: { kind: 'asset', file, generatedBy }, isAlias: false };
}

/** `/a/index.html` → `/a/`; double slashes are one. */
function canonical(address: string): string {
  const path = address.includes('//') ? address.replace(/\/{2,}/g, '/') : address;
  return path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : path;
}

export function lastPart(address: string): string {
  return baseName(address.endsWith('/') ? address.slice(0, -1) : address);
}

export function parentOf(address: string): string {
  const path = address.endsWith('/') ? address.slice(0, -1) : address;
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function listAddresses(entries: ReadonlyMap<string, Entry>) {
  const byLowerCase = new Map<string, string>();
  const byName = new Map<string, string[]>();
  const byFolder = new Map<string, string[]>();
  const folders = new Set<string>();
  const push = (map: Map<string, string[]>, key: string, address: string) => {
    const list = map.get(key);
    if (list) list.push(address);
    else map.set(key, [address]);
  };
  for (const address of entries.keys()) {
    byLowerCase.set(decodeAddress(address).toLowerCase(), address);
    push(byName, lastPart(address).toLowerCase(), address);
    push(byFolder, parentOf(address), address);
    for (let folder = parentOf(address); folder !== '' && !folders.has(folder); folder = parentOf(folder))
      folders.add(folder);
  }
  return { byLowerCase, byName, byFolder, folders };
}
