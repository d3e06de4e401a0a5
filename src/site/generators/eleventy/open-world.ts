import { lazily } from '../../../core/lazily.ts';
import type { Page } from '../../../core/site.ts';
import { baseName } from '../../address.ts';
import { findCompleteFolders } from '../../complete-folders.ts';
import { isFunction } from '../../literals/literal.ts';
import { readCopyingTools } from './command-line.ts';
import type { ConfigCall } from './config.ts';
import { isSet } from './data.ts';
import type { DynamicPlace } from './publish.ts';
import type { EleventySite } from './site.ts';

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
  const isComplete = findCompleteFolders(pages);
  const isPaginated = ({ cascade }: DynamicPlace) => isSet(cascade.at('pagination'));
  const byName = groupByName(dynamic);
  // A template of many pages is known to make them elsewhere; one whose address is unknown may be anywhere.
  const unnamed = dynamic.filter(({ after }) => nameOf(after) === '');
  const free = unnamed.find(place => place.before === '/' && isPaginated(place));
  const lost = new Map(unnamed.filter(place => !isPaginated(place)).map(({ before, file }) => [before, file]));
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
      const named = site.filesNamed(baseName(path));
      if (named.some(mayCopy())) return 'other tools may copy it';
      if (named.length > 0 && settings.markdown.mayRewriteLinks) return 'a plugin may copy it';
      return undefined;
    }
    const unknown = byName.get(baseName(bare))?.find(place => mayBeAt(bare, place))?.file ?? lostAt(path, lost);
    if (unknown !== undefined) return `the address of “${unknown}” can’t be known`;
    const isKnownFolder = isComplete(address);
    if (free && (!isKnownFolder || written().has(bare.toLowerCase()))) return `“${free.file}” may make it`;
    return maker !== undefined && !isKnownFolder ? `${maker} may make it` : undefined;
  };
}

function mayBeAt(address: string, { before, after }: DynamicPlace): boolean {
  return address.startsWith(before) && `${address}/`.endsWith(after.replace(/\/?$/, '/'));
}

/** The page without known name that may be at an address, by what is known before it. */
function lostAt(path: string, lost: ReadonlyMap<string, string>): string | undefined {
  for (const [before, file] of lost) if (path.startsWith(before)) return file;
  return undefined;
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

/** Addresses in the front matter of the posts, from which templates make redirects. */
function writtenAddresses(pages: readonly Page[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { facts } of pages)
    for (const { source } of facts.frontMatter?.entries ?? [])
      if (source?.includes('/')) found.add(`/${source.replace(/^\/|\/(?:index\.html)?$/g, '')}`.toLowerCase());
  return found;
}
