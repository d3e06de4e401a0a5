import { escapePattern } from '../../../core/escape-pattern.ts';
import { viewFrontMatter } from '../../../core/front-matter.ts';
import type { FileFacts, Page, PageState } from '../../../core/site.ts';
import type { GeneratedAddress, Publication, PublishInput } from '../../generator.ts';
import { isFunction } from '../../literals/literal.ts';
import { fileSlug, type PermalinkRules, type Place, placeOf, takesDraftsAway } from './address.ts';
import { copiedBeside } from './beside.ts';
import { type Cascade, frontMatterLiteral, isSet, mayInherit, readCascade } from './data.ts';
import type { Template } from './files.ts';
import { readFilters } from './filters.ts';
import { readHosts } from './hosts.ts';
import { addIdsOfLayouts } from './layout-ids.ts';
import { mayExist } from './open-world.ts';
import type { EleventySettings } from './settings.ts';
import type { EleventySite } from './site.ts';
import { hasScript, readTemplateData } from './template-text.ts';

/** An address of which only a part is known, and the template that makes it. */
export interface DynamicPlace {
  readonly before: string;
  readonly after: string;
  readonly file: string;
  readonly cascade: Cascade;
}

export function publishEleventy(site: EleventySite, { facts }: PublishInput): Publication {
  const { settings, sorted, files, data: reader } = site;
  const dynamic: DynamicPlace[] = [];
  const rules = { allowsDynamic: allowsDynamic(settings), filters: readFilters(settings.config) };
  const pages = facts.map(each => publishPage(each, { site, dynamic, rules }));
  const assets = new Map<string, string>();
  const known = new Set(facts.map(({ file }) => file));
  for (const file of files.paths) {
    if (known.has(file)) continue;
    const template = sorted.templateOf(file);
    if (!template) continue;
    const cascade = readCascade(template, readTemplateData(file, files), reader);
    const place = placeOf(template, cascade, rules);
    if (place.kind === 'address') assets.set(place.url.replace(/\/$/, '/index.html'), file);
    else if (place.kind === 'somewhere') dynamic.push({ ...place, file, cascade });
  }
  for (const [address, file] of site.copies.assets) assets.set(address, file);
  for (const file of files.paths) if (sorted.isCopied(file)) assets.set(`/${file.slice(settings.input.length)}`, file);
  const copied = pages.flatMap(page => copiedBeside(page, site));
  const withBase = (address: string) => settings.base.slice(0, -1) + address.normalize('NFC');
  const placed = new Map([...assets].map(([address, file]) => [withBase(address), file]));
  for (const [address, file] of copied) placed.set(address, file);
  return {
    pages,
    assets: placed,
    generated: [...generatedBy(dynamic, settings), ...site.copies.generated.map(each => moved(each, settings.base))],
    base: settings.base,
    hosts: readHosts(settings, files),
    mayExist: mayExist({ site, pages, dynamic }),
  };
}

function allowsDynamic({ config }: EleventySettings): boolean {
  return !config?.calls.some(({ method, args }) => method === 'setDynamicPermalinks' && args[0] === false);
}

interface Context {
  readonly site: EleventySite;
  readonly dynamic: DynamicPlace[];
  readonly rules: PermalinkRules;
}

function publishPage(facts: FileFacts, { site, dynamic, rules }: Context): Page {
  const { settings } = site;
  const frontMatter = facts.frontMatter && viewFrontMatter(facts.frontMatter, facts);
  const template = site.sorted.templateOf(facts.file);
  const basics = { file: facts.file, facts, frontMatter, aliases: [], isPost: false };
  const nowhere = { ...basics, inherits: () => true, state: 'published', url: undefined, exact: false } as const;
  if (!template || settings.unread !== undefined) return nowhere;
  const isScript = facts.frontMatterBroken === true && hasScript(facts.file, site.files);
  const own = isScript ? readTemplateData(facts.file, site.files) : frontMatterLiteral(facts.frontMatter?.data);
  const cascade = readCascade(template, own, site.data);
  if (facts.frontMatterBroken && !isScript) {
    // What it says about its address is unknown, but not what most addresses end with.
    dynamic.push({ before: '/', after: `/${fileSlug(template.stem)}/`, file: facts.file, cascade });
    return nowhere;
  }
  const place = placeOf(template, cascade, rules);
  const state = stateOf(place, cascade, settings);
  if (place.kind === 'somewhere' && state === 'published') dynamic.push({ ...place, file: facts.file, cascade });
  const [section] = template.stem.includes('/') ? template.stem.split('/') : [];
  return {
    ...basics,
    facts: addIdsOfLayouts(facts, cascade, site),
    state,
    inherits: keys => mayInherit(keys, cascade, settings),
    url: place.kind === 'address' ? settings.base.slice(0, -1) + place.url.normalize('NFC') : undefined,
    exact: place.kind !== 'somewhere',
    isPost: isPost(template, cascade),
    ...(section !== undefined && { section }),
  };
}

/** Eleventy makes no difference; sites do by a date and by a folder or tag of that name. */
function isPost({ stem }: Template, cascade: Cascade): boolean {
  const tags = [cascade.at('tags')].flat();
  if (tags.some(tag => typeof tag === 'string' && isName(tag))) return true;
  const folders = stem.split('/');
  return folders.pop() !== 'index' && folders.some(isName);
}

function isName(text: string): boolean {
  return /^(?:_?posts?|blog|articles?)$/i.test(text);
}

function stateOf(place: Place, cascade: Cascade, settings: EleventySettings): PageState {
  const computed = cascade.at('eleventyComputed', 'permalink');
  const skips = settings.skipsDrafts || (isFunction(computed) && takesDraftsAway(computed.source));
  if (skips && cascade.at('draft') === true) return 'draft';
  return place.kind === 'nowhere' ? 'unpublished' : 'published';
}

/** Addresses of pagination that are known in part; a single page whose address is unknown is no reason to find one. */
function generatedBy(dynamic: readonly DynamicPlace[], { base }: EleventySettings): GeneratedAddress[] {
  return dynamic.flatMap(({ before, after, file, cascade }) => {
    if (before === '/' || !isSet(cascade.at('pagination'))) return [];
    // Hosts answer a folder with and without its final slash.
    const end = escapePattern(after).replace(/(?:\/|\\\.html)$/, ending => `(?:${ending})?`);
    return [{ address: new RegExp(`^${escapePattern(base.slice(0, -1) + before)}[^?#]*${end}$`), by: file }];
  });
}

function moved({ address, by }: GeneratedAddress, base: string): GeneratedAddress {
  if (typeof address === 'string') return { address: base.slice(0, -1) + address, by };
  const start = escapePattern(base.slice(0, -1));
  return { address: new RegExp(address.source.replace(/^\^/, `^${start}`)), by };
}
