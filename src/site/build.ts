import picomatch from 'picomatch';
import { lazily } from '../core/lazily.ts';
import type { FileFacts, LinkFact, Page, Site, SiteFiles, Target } from '../core/site.ts';
import { baseName, decodeAddress } from './address.ts';
import { indexAddresses } from './address-index.ts';
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
}

/** Ids that layouts and comment systems commonly give to the page around the post. */
const TEMPLATE_IDS =
  /^(?:page-?)?(?:top|comments?|disqus_thread|respond|reply|content|main|main-content|header|footer|nav|navbar|navigation|sidebar|toc|table-of-contents|search|share|subscribe|newsletter|related|tags|categories|archives?|about|contact|skip)$/i;

/** Puts all facts together into the site as it will be published. */
export function buildSite(input: SiteInput): Site {
  const { generator, model, files, now } = input;
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
  const resolver = { files, model, lookups, index, suggestions: new Map<string, string | undefined>(), isDeclared };
  // Half a dozen rules ask for the target of every link.
  const targets = new Map<LinkFact, Target>();
  const ids = new WeakMap<Page, ReadonlySet<string>>();
  const templateIds = lazily(() => readTemplateIds(files));
  return {
    generator: generator.id,
    generatorName: generator.name,
    files,
    pages: publication.pages,
    page: lookups.page,
    dialect: model.dialect,
    schemaFor: file => model.schemaFor?.(file),
    resolve: (page, link) => {
      const known = targets.get(link);
      if (known) return known;
      const target = resolveLink(link, page, resolver);
      targets.set(link, target);
      return target;
    },
    findTemplate: (page, wanted) => model.findTemplate?.(wanted, page) ?? 'unknown',
    visit: address => {
      const entry = index.find(address);
      if (entry) return 'page' in entry && entry.page.state !== 'published' ? 'missing' : 'found';
      return isDeclared(address) || publication.mayExist?.(address) !== undefined ? 'unknown' : 'missing';
    },
    findId: (page, fragment) => {
      const known = ids.get(page) ?? new Set(page.facts.ids);
      ids.set(page, known);
      if (known.has(fragment) || known.has(decodeAddress(fragment))) return 'found';
      if (TEMPLATE_IDS.test(fragment) || page.facts.unknownIds !== undefined) return 'unknown';
      return templateIds().has(fragment) ? 'unknown' : 'missing';
    },
  };
}

/** Globs of addresses, with or without the base path and the first slash: `/blog/dist/**`, `dist/**`. */
function matchDeclared(globs: readonly string[], base: string): (address: string) => boolean {
  if (globs.length === 0) return () => false;
  const isMatch = picomatch(
    globs.map(glob => glob.replace(/^(?![/!*])/, '/')),
    { dot: true },
  );
  return address => isMatch(address) || (address.startsWith(base) && isMatch(address.slice(base.length - 1)));
}

function without(assets: Publication['assets'], isDeclared: (address: string) => boolean): Publication['assets'] {
  return new Map([...assets].filter(([address]) => !isDeclared(address)));
}

function makeLookups(files: SiteFiles, publication: Publication): Lookups {
  const byFile = new Map(publication.pages.map(page => [page.file, page]));
  const addresses = new Map<string, string>();
  for (const [address, file] of publication.assets) addresses.set(file, address);
  let byStem: Map<string, Page[]> | undefined;
  return {
    files,
    publication,
    page: file => byFile.get(file),
    assetAddress: file => addresses.get(file),
    wiki: lazily(() => indexWikiNames(publication.pages, files)),
    pagesNamed: stem => {
      byStem ??= groupByStem(publication.pages);
      return byStem.get(stem) ?? [];
    },
  };
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
