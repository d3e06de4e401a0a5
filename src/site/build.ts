import { lazily, onceOf } from '../core/lazily.ts';
import { matchGlobs } from '../core/match-globs.ts';
import type { FileFacts, LinkFact, Page, PlacedLink, Site, SiteFiles, Target } from '../core/site.ts';
import { baseName, decodeAddress } from './address.ts';
import { indexAddresses } from './address-index.ts';
import { openCallIds } from './call-ids.ts';
import { behindClosedLink, readClosedLinks } from './closed-links.ts';
import type { Generator, Lookups, Publication, SiteModel } from './generator.ts';
import { findHostAddresses, servesPagesAsFolders } from './hosting.ts';
import { resolveLink } from './resolve.ts';
import { readTemplateIds } from './template-ids.ts';
import { indexWikiNames } from './wiki-index.ts';

export interface SiteInput {
  readonly generator: Generator;
  readonly model: SiteModel;
  readonly files: SiteFiles;
  /** The facts of all content files. */
  readonly facts: readonly FileFacts[];
  readonly now: Date;
  /** Globs of addresses that exist once the site is built. */
  readonly declared: readonly string[];
  /** There are posts that can’t be read because they are not here: they may be at any address. */
  readonly hasUnread?: boolean | undefined;
  /** It is a submodule, and may be the content of the site around it: its root is somewhere in that. */
  readonly isPart?: boolean | undefined;
}

/** Ids that layouts and comment systems commonly give to the page around the post. */
const TEMPLATE_IDS =
  /^(?:page-?)?(?:top|comments?|disqus_thread|respond|reply|content|main|main-content|header|footer|nav|navbar|navigation|sidebar|toc|table-of-contents|search|share|subscribe|newsletter|related|tags|categories|archives?|about|contact|skip)$/i;

const atUnread: Target = { kind: 'unknown', why: 'a post that is not here may be there' };

const around: Target = { kind: 'unknown', why: 'it may be in the site that this submodule belongs to' };

/** Puts all facts together into the site as it will be published. */
export function buildSite(input: SiteInput): Site {
  const { generator, model, files, now, hasUnread, isPart } = input;
  const facts = [...input.facts].sort((left, right) => (left.file < right.file ? -1 : 1));
  const published = model.publish({ files, facts, now });
  const isDeclared = matchDeclared(input.declared, published.base);
  const publication = {
    ...published,
    // What is here of them is what an earlier build left.
    assets: input.declared.length === 0 ? published.assets : without(published.assets, isDeclared),
    generated: [...published.generated, ...findHostAddresses(files, published.hosts)],
  };
  const index = indexAddresses(publication, { servesPagesAsFolders: servesPagesAsFolders(files) });
  const lookups = makeLookups(files, publication);
  const closedLinks = readClosedLinks(files);
  const suggestions = new Map<string, string | undefined>();
  const resolver = { files, model, lookups, index, suggestions, isDeclared };
  const resolve = (page: Page, link: LinkFact) => {
    const target = resolveLink(link, page, resolver);
    if (target.kind !== 'missing') return target;
    if (closedLinks.mayHold(target)) return behindClosedLink;
    if (isPart && target.reason === 'absent' && link.href.startsWith('/')) return around;
    return hasUnread && target.reason === 'absent' && link.element !== 'image' ? atUnread : target;
  };
  const links = new Map<Page, readonly PlacedLink[]>();
  const hasId = openIds();
  const idOfCalls = openCallIds(model, files);
  const templateIds = lazily(() => readTemplateIds(files));
  const site: Site = {
    generator: generator.id,
    generatorName: generator.name,
    files,
    pages: publication.pages,
    page: lookups.page,
    dialect: model.dialect,
    schemaFor: file => model.schemaFor?.(file),
    links: page => {
      const known = links.get(page);
      if (known) return known;
      const placed = page.facts.links.map(link => ({ link, target: resolve(page, link) }));
      links.set(page, placed);
      return placed;
    },
    resolve,
    once: onceOf(() => site),
    findTemplate: (page, wanted) => {
      const found = model.findTemplate?.(wanted, page) ?? 'unknown';
      return found === 'missing' && closedLinks.mayHoldTemplates ? 'unknown' : found;
    },
    visit: address => {
      const entry = index.find(address);
      if (entry) return entry.target.kind === 'page' && entry.target.page.state !== 'published' ? 'missing' : 'found';
      if (isDeclared(address) || publication.mayExist?.(address) !== undefined) return 'unknown';
      return closedLinks.mayHold({ kind: 'missing', reason: 'absent', tried: [address] }) ? 'unknown' : 'missing';
    },
    findId: (page, fragment) => {
      if (hasId(page, fragment) || hasId(page, decodeAddress(fragment))) return 'found';
      if (TEMPLATE_IDS.test(fragment) || page.facts.unknownIds !== undefined) return 'unknown';
      const brought = idOfCalls(page, fragment);
      return brought === 'missing' && templateIds().has(fragment) ? 'unknown' : brought;
    },
  };
  return site;
}

/** More ids than this are looked up: to make a set of a few takes longer than to look through them. */
const FEW_IDS = 32;

function openIds(): (page: Page, id: string) => boolean {
  const sets = new Map<Page, ReadonlySet<string>>();
  return (page, id) => {
    const { ids } = page.facts;
    if (ids.length <= FEW_IDS) return ids.includes(id);
    const set = sets.get(page) ?? new Set(ids);
    sets.set(page, set);
    return set.has(id);
  };
}

/** Globs of addresses, with or without the base path and the first slash: `/blog/dist/**`, `dist/**`. */
function matchDeclared(globs: readonly string[], base: string): (address: string) => boolean {
  if (globs.length === 0) return () => false;
  const isMatch = matchGlobs(
    globs.map(glob => glob.replace(/^(?![/!*])/, '/')),
    { dot: true },
  );
  return address => isMatch(address) || (address.startsWith(base) && isMatch(address.slice(base.length - 1)));
}

function without(assets: Publication['assets'], isDeclared: (address: string) => boolean): Publication['assets'] {
  return new Map([...assets].filter(([address]) => !isDeclared(address)));
}

function makeLookups(files: SiteFiles, publication: Publication): Lookups {
  const byFile = new Map<string, Page>();
  for (const page of publication.pages) byFile.set(page.file, page);
  const addresses = new Map<string, string>();
  for (const [address, file] of publication.assets) addresses.set(file, address);
  const byStem = lazily(() => groupByStem(publication.pages));
  const lookups: Lookups = {
    files,
    publication,
    page: file => byFile.get(file),
    assetAddress: file => addresses.get(file),
    wiki: lazily(() => indexWikiNames(publication.pages, files)),
    pagesNamed: stem => byStem().get(stem) ?? [],
    once: onceOf(() => lookups),
  };
  return lookups;
}

function groupByStem(pages: readonly Page[]): Map<string, Page[]> {
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    const stem = baseName(page.file).replace(/\.[^.]+$/, '');
    const group = groups.get(stem);
    if (group) group.push(page);
    else groups.set(stem, [page]);
  }
  return groups;
}
