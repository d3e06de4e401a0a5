import { type FrontMatter, viewFrontMatter } from '../../../core/front-matter.ts';
import type { FileFacts, Page, PageState } from '../../../core/site.ts';
import { trim } from '../../../core/trim.ts';
import { folderOf } from '../../address.ts';
import type { Publication, PublishInput } from '../../generator.ts';
import { type Settings, textOf, textsOf } from '../../settings.ts';
import { publishAssets } from './assets.ts';
import { type ContentFile, readContentFile, readDatedName, slugifyPath } from './content.ts';
import { generatedAddresses } from './generated.ts';
import type { ZolaSettings } from './settings.ts';

/** A page or section with what only Zola's own code asks of it. */
export interface ZolaPage extends Page {
  readonly entry: ContentFile;
  readonly data: Settings;
  readonly language: string;
  /** The folder that its assets are published in, base path included. */
  readonly assetFolder: string;
}

interface Source {
  readonly facts: FileFacts;
  readonly entry: ContentFile;
  readonly frontMatter: FrontMatter | undefined;
  readonly data: Settings;
}

export function publishZola(settings: ZolaSettings, input: PublishInput): Publication {
  const sources = input.facts.map(facts => {
    const frontMatter = facts.frontMatter && viewFrontMatter(facts.frontMatter, facts);
    return { facts, entry: readContentFile(facts.file, settings), frontMatter, data: frontMatter?.data ?? {} };
  });
  const sections = sources.filter(({ entry }) => entry.kind === 'section');
  const context: Context = {
    settings,
    draftFolders: sections.filter(({ data }) => data['draft'] === true).map(({ entry }) => entry.folder),
    sections: new Map(sections.map(({ entry, data }) => [`${entry.language}:${entry.folder}`, data])),
  };
  const pages = sources.map(source => publishPage(source, context));
  return {
    pages,
    assets: publishAssets(settings, pages, input.files.paths),
    generated: generatedAddresses(settings, pages, input.files.paths),
    base: settings.base,
    hosts: settings.hosts,
    mayExist: address => mayExist(address, settings, input.files.hasFolder),
  };
}

interface Context {
  readonly settings: ZolaSettings;
  readonly draftFolders: readonly string[];
  /** Front matter of sections by language and folder. */
  readonly sections: ReadonlyMap<string, Settings>;
}

function publishPage({ facts, entry, frontMatter, data }: Source, context: Context): ZolaPage {
  const { settings } = context;
  const { path, exact } = addressOf(entry, data, settings);
  const url = settings.base + path;
  const isRendered = data['render'] !== false;
  return {
    file: facts.file,
    facts,
    frontMatter,
    state: isRendered ? stateOf(entry, data, context) : 'unpublished',
    url: isRendered ? url : undefined,
    assetFolder: entry.kind === 'section' ? settings.base + sectionPath(entry, settings) : url,
    exact: exact && facts.frontMatterBroken !== true,
    aliases: textsOf(data['aliases']).flatMap(alias => aliasAddress(alias, settings)),
    language: entry.language,
    ...(entry.parents[0] !== undefined && { section: entry.parents[0] }),
    isPost: entry.kind === 'page' && entry.parents.length > 0,
    entry,
    data,
  };
}

/** A draft section takes everything below it along (components/site/src/lib.rs, load). */
function stateOf(entry: ContentFile, data: Settings, { draftFolders, sections }: Context): PageState {
  const isBelowDraft = draftFolders.some(folder => entry.folder === folder || entry.folder.startsWith(`${folder}/`));
  if (data['draft'] === true || isBelowDraft) return 'draft';
  const parent = entry.isColocated ? folderOf(entry.folder) : entry.folder;
  const section = entry.kind === 'page' ? sections.get(`${entry.language}:${parent}`) : undefined;
  return section && !canBeSorted(entry, data, section) ? 'unpublished' : 'published';
}

/** Pages that lack what their section sorts by are left out (components/content/src/sorting.rs). */
function canBeSorted(entry: ContentFile, data: Settings, section: Settings): boolean {
  if (section['transparent'] === true) return true;
  const hasDate = data['date'] !== undefined || readDatedName(entry.name) !== undefined;
  switch (section['sort_by']) {
    case 'date':
      return hasDate;
    case 'update_date':
      return hasDate || data['updated'] !== undefined;
    case 'weight':
      return data['weight'] !== undefined;
    case 'title':
    case 'title_bytes':
      return data['title'] !== undefined;
    default:
      return true;
  }
}

/** Without leading slash; pages always end in one (components/content/src/page.rs, Page::parse). */
function addressOf(entry: ContentFile, data: Settings, settings: ZolaSettings): { path: string; exact: boolean } {
  if (entry.kind === 'section') return { path: sectionPath(entry, settings), exact: true };
  const own = textOf(data['path'])?.trim();
  if (own) return { path: asFolder(own), exact: true };
  const dated = settings.slugify['paths_keep_dates'] === true ? undefined : readDatedName(entry.name)?.rest;
  const name = textOf(data['slug']) ?? dated ?? entry.name;
  const slug = slugifyPath(name, settings.slugify['paths']);
  const isHome = entry.name === 'index' && entry.parents.length === 0 && !entry.isColocated;
  const path = [...languagePart(entry, settings), ...entry.parents, ...(isHome ? [] : [slug ?? name])].join('/');
  return { path: asFolder(path), exact: slug !== undefined };
}

function sectionPath(entry: ContentFile, settings: ZolaSettings): string {
  return asFolder([...languagePart(entry, settings), ...entry.parents].join('/'));
}

function languagePart({ language }: ContentFile, { defaultLanguage }: ZolaSettings): string[] {
  return language === defaultLanguage ? [] : [language];
}

function asFolder(path: string): string {
  const bare = trim(path, '/');
  return bare === '' ? '' : `${bare}/`;
}

function aliasAddress(alias: string, { base }: ZolaSettings): string[] {
  const path = alias.replace(/^\/+/, '');
  if (path === '') return [];
  return [base + (path.endsWith('.html') ? path : asFolder(path))];
}

function mayExist(address: string, settings: ZolaSettings, hasFolder: (path: string) => boolean): string | undefined {
  const path = address.slice(settings.base.length);
  if (path.startsWith('processed_images/')) return 'a template makes it from another image';
  const isFile = /\.(?!html?$|md$)[^./]+$/.test(path);
  const { theme } = settings;
  if (isFile && theme !== undefined && !hasFolder(`themes/${theme}`))
    return `the files of the theme “${theme}” are not here`;
  return undefined;
}
