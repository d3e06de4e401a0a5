import type { FrontMatter } from '../../../core/front-matter.ts';
import { viewFrontMatter } from '../../../core/front-matter.ts';
import type { FileFacts, Page, PageState } from '../../../core/site.ts';
import { folderOf } from '../../address.ts';
import type { WrittenDate } from '../../dates.ts';
import type { Publication, PublishInput } from '../../generator.ts';
import { isMap, textOf, textsOf } from '../../settings.ts';
import { addressOf, aliasesOf } from './address.ts';
import { publishAssets } from './assets.ts';
import { type Cascades, readCascades } from './cascades.ts';
import type { Content, ContentFile } from './content.ts';
import { hugoInstant, makeDateReader } from './dates.ts';
import { isTrue, type Values, valuesOf } from './front-matter.ts';
import { generatedAddresses } from './generated.ts';
import { mayExist } from './open-world.ts';
import type { Sections } from './permalinks.ts';
import type { HugoSettings, Language } from './settings.ts';
import { readUnreadPages } from './unread.ts';

/** A page with what only Hugo's own code asks of it. */
export interface HugoPage extends Page {
  readonly entry: ContentFile;
  readonly values: Values;
  readonly language: string;
  readonly resourceFolders: readonly string[];
}

interface Draft {
  readonly facts: FileFacts;
  readonly entry: ContentFile;
  readonly frontMatter: FrontMatter | undefined;
  readonly own: Values;
}

export function publishHugo(settings: HugoSettings, content: Content, input: PublishInput): Publication {
  const drafts = input.facts.flatMap(facts => {
    const entry = content.byFile(facts.file);
    if (!entry) return [];
    const frontMatter = facts.frontMatter && viewFrontMatter(facts.frontMatter, facts);
    return [{ facts, entry, frontMatter, own: valuesOf(frontMatter) }];
  });
  const others = readUnreadPages(content, input.files);
  const branches = drafts.filter(isBranch);
  const cascades = readCascades(settings, [
    ...branches.map(({ facts, entry, own }) => ({ entry, own: facts.frontMatterBroken ? undefined : own })),
    ...others.filter(isBranch).map(({ entry, own, isHeadUnread }) => ({ entry, own: isHeadUnread ? undefined : own })),
  ]);
  const context: Context = {
    settings,
    content,
    cascades,
    now: input.now.getTime(),
    languages: new Map(settings.languages.map(language => [language.id, language])),
    readDates: makeDateReader(settings),
    branches: new Map(branches.map(({ entry, own }) => [`${entry.language}:${entry.path}`, own])),
  };
  const pages = drafts.map(draft => publishPage(draft, context));
  const unread = others.map(page => publishPage({ ...page, frontMatter: undefined }, context));
  return {
    pages,
    assets: publishAssets(settings, content, [...pages, ...unread], input.files.paths),
    generated: generatedAddresses(settings, pages, unread),
    base: settings.base,
    hosts: settings.hosts,
    mayExist: mayExist(settings, input.files),
  };
}

function isBranch({ entry }: { readonly entry: ContentFile }): boolean {
  return entry.isBundle && entry.kind !== 'page';
}

interface Context {
  readonly settings: HugoSettings;
  readonly content: Content;
  readonly cascades: Cascades;
  readonly now: number;
  readonly languages: ReadonlyMap<string, Language>;
  readonly readDates: ReturnType<typeof makeDateReader>;
  readonly branches: ReadonlyMap<string, Values>;
}

function publishPage({ facts, entry, frontMatter, own }: Draft, context: Context): HugoPage {
  const { settings } = context;
  const values = context.cascades.valuesFor(entry, own);
  const language = context.languages.get(entry.language);
  const dates = context.readDates(values, entry);
  const state = stateOf(values, entry, { publish: dates.publishDate, expiry: dates.expiryDate, context });
  const slug = textOf(values.get('slug')) || dates.slug;
  const parts = language && {
    settings,
    language,
    entry,
    values,
    slug,
    date: dates.date,
    sections: sectionsOf(entry, context),
  };
  const address = parts && entry.kind !== 'inner' ? addressOf(parts) : undefined;
  const url = isRendered(values, entry) ? address?.url : undefined;
  return {
    file: facts.file,
    facts,
    frontMatter,
    inherits: keys => context.cascades.mayGive(entry, keys),
    state: language === undefined ? 'unpublished' : state,
    url,
    resourceFolders: address?.resourceFolders ?? [],
    exact: (address?.exact ?? true) && facts.frontMatterBroken !== true && (dates.isSure || !usesDate(entry, language)),
    aliases: parts && address && url !== undefined ? aliasesOf(textsOf(values.get('aliases')), address, parts) : [],
    language: entry.language,
    ...(entry.path.includes('/') && { section: entry.path.split('/')[0] }),
    isPost: entry.kind === 'page' && entry.path.includes('/'),
    entry,
    values,
  };
}

function usesDate(entry: ContentFile, language: Language | undefined): boolean {
  return entry.kind === 'page' && language?.permalinks !== undefined;
}

interface Moments {
  readonly publish: WrittenDate | undefined;
  readonly expiry: WrittenDate | undefined;
  readonly context: Context;
}

/** hugolib/site.go, shouldBuild. */
function stateOf(values: Values, entry: ContentFile, { publish, expiry, context }: Moments): PageState {
  const { settings, now } = context;
  const isOn = (key: string) => isTrue(settings.raw[key]);
  if (entry.isDisabled) return 'unpublished';
  const draft = values.get('draft');
  const isDraft = draft === undefined ? values.has('published') && isFalse(values.get('published')) : isTrue(draft);
  if (isDraft && !isOn('builddrafts')) return 'draft';
  if (publish && !isOn('buildfuture') && hugoInstant(publish, settings) > now) return 'future';
  if (expiry && !isOn('buildexpired') && hugoInstant(expiry, settings) < now) return 'expired';
  return 'published';
}

function isFalse(value: unknown): boolean {
  return value === false || value === 0 || (typeof value === 'string' && /^(?:0|f|false)$/i.test(value));
}

/** `headless: true` and `build.render: never` leave only the resources. */
function isRendered(values: Values, entry: ContentFile): boolean {
  if (entry.kind === 'page' && entry.isBundle && isTrue(values.get('headless'))) return false;
  const build = values.get('build') ?? values.get('_build');
  const render = isMap(build) ? build['render'] : undefined;
  return !/^(?:never|false|0|link)$/i.test(String(render));
}

/** The nearest section around a page, and those around it. */
function sectionsOf(entry: ContentFile, { content, branches }: Context): Sections {
  let folder = entry.kind === 'page' ? entry.folder : entry.path;
  while (folder !== '' && !content.isSection(folder)) folder = folderOf(folder);
  const names = folder === '' ? [] : folder.split('/');
  const folders = names.map((_, position) => names.slice(0, position + 1).join('/'));
  const sections = folders.filter(path => content.isSection(path));
  return { names, values: sections.map(path => branches.get(`${entry.language}:${path}`)) };
}
