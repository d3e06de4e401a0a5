import type { Page } from '../../../core/site.ts';
import { baseName, folderOf } from '../../address.ts';
import { lazily } from '../../address-index.ts';
import { isFunction } from '../../literals/literal.ts';
import { readCopyingTools } from './command-line.ts';
import type { ConfigCall } from './config.ts';
import { isSet } from './data.ts';
import type { DynamicPlace, EleventySite } from './publish.ts';

/** Folders with this many pages are taken for complete, whatever a plugin or a template may add elsewhere. */
const COMPLETE_FOLDER = 5;

interface World {
  readonly site: EleventySite;
  readonly pages: readonly Page[];
  readonly dynamic: readonly DynamicPlace[];
}

/** Why an address may exist that no file here accounts for. */
export function mayExist({ site, pages, dynamic }: World): (address: string) => string | undefined {
  const { settings, files, copies } = site;
  const base = settings.base.slice(0, -1);
  const maker = makerOfPages(site);
  const isComplete = makeCompleteness(pages);
  const anywhere = dynamic.filter(({ before }) => before === '/');
  const byName = groupByName(anywhere);
  // A template of many pages is known to make them elsewhere; one whose address is unknown may be anywhere.
  const free = anywhere.filter(({ after }) => nameOf(after) === '');
  const lost = free.find(({ cascade }) => !isSet(cascade.at('pagination')));
  const written = lazily(() => writtenAddresses(pages));
  const mayCopy = lazily(() => readCopyingTools(files));
  return address => {
    if (settings.unread !== undefined) return settings.unread;
    const path = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
    const bare = path.replace(/\/$/, '');
    const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
    if (extension !== undefined && !/^html?$/.test(extension)) {
      if (copies.isOpen) return 'a copied folder can’t be read from the configuration';
      if (/^(?:css|m?js|map|wasm|json|xml|webmanifest|txt)$/.test(extension)) return 'other tools may make it';
      if (site.filesNamed(baseName(path)).some(mayCopy())) return 'other tools may copy it';
      return undefined;
    }
    const own = byName.get(baseName(bare))?.find(({ after }) => `${bare}/`.endsWith(after.replace(/\/?$/, '/')));
    if (own ?? lost) return `the address of “${(own ?? lost)?.file}” can’t be known`;
    const isKnownFolder = isComplete(address);
    if (free[0] && (!isKnownFolder || written().has(bare.toLowerCase()))) return `“${free[0].file}” may make it`;
    return maker !== undefined && !isKnownFolder ? `${maker} may make it` : undefined;
  };
}

/** A hook that runs when all is built. */
function writesAfterwards({ method, args: [event, hook] }: ConfigCall): boolean {
  if (method !== 'on' || !/^(?:eleventy\.after|afterBuild)$/.test(String(event))) return false;
  return !isFunction(hook) || /write|copy|\bcp|rename|exec|spawn/i.test(hook.source);
}

/** The last part of an address, where all of it is known: `/milo/`. */
function nameOf(after: string): string {
  return /\/([^/]+)\/?$/.exec(after)?.[1] ?? '';
}

function groupByName(places: readonly DynamicPlace[]): ReadonlyMap<string, readonly DynamicPlace[]> {
  const groups = new Map<string, DynamicPlace[]>();
  for (const place of places) {
    const name = nameOf(place.after);
    if (name !== '') groups.set(name, [...(groups.get(name) ?? []), place]);
  }
  return groups;
}

/** What adds templates that are no files. */
function makerOfPages({ settings }: EleventySite): string | undefined {
  const { config, effects } = settings;
  if (effects.stranger !== undefined) return effects.stranger;
  const adds = config?.calls.some(call => call.method === 'addTemplate' || writesAfterwards(call));
  return adds ? 'the configuration' : undefined;
}

/** Folders of dates count as one: a site has hundreds of them, with a post in each. */
function makeCompleteness(pages: readonly Page[]): (path: string) => boolean {
  const counts = new Map<string, number>();
  const add = (folder: string) => counts.set(folder, (counts.get(folder) ?? 0) + 1);
  for (const { url, exact } of pages) {
    if (url === undefined || !exact) continue;
    const folder = shapeOf(url);
    if (folder !== '') add(folder);
  }
  return address => (counts.get(shapeOf(address)) ?? 0) >= COMPLETE_FOLDER;
}

function shapeOf(address: string): string {
  return folderOf(address.replace(/\/$/, '')).replace(/\/\d+(?=\/|$)/g, '/#');
}

/** Addresses in the front matter of the posts, from which templates make redirects. */
function writtenAddresses(pages: readonly Page[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { facts } of pages)
    for (const { source } of facts.frontMatter?.entries ?? [])
      if (source?.includes('/')) found.add(`/${source.replace(/^\/|\/(?:index\.html)?$/g, '')}`.toLowerCase());
  return found;
}
