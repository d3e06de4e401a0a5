import { viewFrontMatter } from '../../../core/front-matter.ts';
import type { FileFacts, Page, PageState, SiteFiles } from '../../../core/site.ts';
import { folderOf } from '../../address.ts';
import type { Publication, PublishInput } from '../../generator.ts';
import { type Settings, textOf, textsOf } from '../../settings.ts';
import { addressOfPage, addressOfPost, type PostAddress, routeOf, shapeOf } from './address.ts';
import { publishAssets } from './assets.ts';
import { readDate } from './dates.ts';
import { classify, outputOf, type SourceFile, withoutEnding } from './files.ts';
import { generatedAddresses } from './generated.ts';
import { nameReader, type ReadName } from './names.ts';
import { openWorld } from './open-world.ts';
import { listOtherSources } from './other-sources.ts';
import type { HexoSettings } from './settings.ts';

/** A page or post with what only Hexo's own code asks of it. */
export interface HexoPage extends Page {
  readonly data: Settings;
  /** What `post_link` calls it; undefined for a page. */
  readonly slug: string | undefined;
  readonly address: PostAddress | undefined;
}

interface Context {
  readonly settings: HexoSettings;
  readonly files: SiteFiles;
  readonly readName: (path: string) => ReadName | undefined;
  readonly now: Date;
}

export function publishHexo(settings: HexoSettings, { files, facts, now }: PublishInput): Publication {
  const context: Context = { settings, files, readName: nameReader(settings.postName), now };
  const pages = facts.map(file => placeFile(file, context));
  const published = { pages, others: listOtherSources(settings, pages, files), files };
  return {
    pages,
    assets: publishAssets(settings, published),
    generated: generatedAddresses(settings, published),
    base: settings.base,
    hosts: settings.hosts,
    mayExist: openWorld(settings, published),
  };
}

function placeFile(facts: FileFacts, context: Context): HexoPage {
  const source = classify(facts.file, context.settings);
  const frontMatter = facts.frontMatter && viewFrontMatter(facts.frontMatter, facts);
  const page = { file: facts.file, facts, frontMatter, data: frontMatter?.data ?? {} };
  return source.kind === 'post' || source.kind === 'draft'
    ? placePost(page, source, context)
    : placePage(page, source, context);
}

type Placed = Pick<HexoPage, 'file' | 'facts' | 'frontMatter' | 'data'>;

function placePost(page: Placed, source: SourceFile, { settings, readName, now }: Context): HexoPage {
  const read = readName(source.path);
  const name = read ?? { slug: withoutEnding(source.path), data: {}, date: undefined };
  const found = addressOfPost({ name, frontMatter: page.frontMatter, data: page.data }, settings);
  // What a broken block says is not known: Hexo leaves such a post out, with a message.
  const isLost = page.facts.frontMatterBroken === true;
  const address = read && !isLost ? found : unplaced(found, read !== undefined);
  const state = stateOf(page, { source, settings, instant: address.date?.wall, now });
  return {
    ...page,
    frontMatter: withTitle(page, name.slug, settings),
    state: address.path !== undefined && !canBeEncoded(address.path) ? 'unpublished' : state,
    url: address.path === undefined ? undefined : settings.base + routeOf(address.path),
    exact: address.isSure && settings.plugins.addressChanger === undefined,
    aliases: aliasesOf(page.data, settings),
    ...languageOf(page.data, source.path, settings),
    isPost: true,
    slug: name.slug,
    address,
  };
}

/** Links to where a post without an address would be are left alone; where its name says nothing, so are all. */
function unplaced({ path, shape, ...address }: PostAddress, isNamed: boolean): PostAddress {
  const own = shape ?? (path === undefined ? undefined : shapeOf(routeOf(path)));
  return { ...address, path: undefined, isSure: false, ...(isNamed && own !== undefined && { shape: own }) };
}

/** `use_slug_as_post_title`: what a post is called where it has no title. */
function withTitle({ frontMatter, data, facts }: Placed, slug: string, { raw }: HexoSettings): Placed['frontMatter'] {
  if (!frontMatter || !raw['use_slug_as_post_title'] || 'title' in data) return frontMatter;
  const { language, range, entries } = frontMatter;
  return viewFrontMatter({ language, range, entries, data: { title: slug, ...data } }, facts);
}

/** A stray `%` in the address ends in “URI malformed”, and the post is left out (hexo-util, lib/encode_url.js). */
function canBeEncoded(path: string): boolean {
  try {
    decodeURI(path);
    return true;
  } catch {
    return false;
  }
}

function placePage(page: Placed, source: SourceFile, { settings, now }: Context): HexoPage {
  const permalink = textOf(page.data['permalink']);
  const path = addressOfPage(source.path, permalink, outputOf(source.path, settings) ?? '.html');
  const date = readDate(page.frontMatter, undefined);
  const isFuture = !settings.publishesFuture && date !== undefined && date.wall > now.getTime();
  return {
    ...page,
    state: isFuture ? 'future' : 'published',
    url: settings.base + path,
    exact: page.facts.frontMatterBroken !== true,
    aliases: aliasesOf(page.data, settings),
    section: 'pages',
    ...languageOf(page.data, source.path, settings),
    isPost: false,
    slug: undefined,
    address: undefined,
  };
}

interface Moment {
  readonly source: SourceFile;
  readonly settings: HexoSettings;
  readonly instant: number | undefined;
  readonly now: Date;
}

/** lib/hexo/index.js, _bindLocals. */
function stateOf({ data }: Placed, { source, settings, instant, now }: Moment): PageState {
  const isFuture = !settings.publishesFuture && instant !== undefined && instant > now.getTime();
  if (!settings.showsDrafts && source.kind === 'draft') return 'draft';
  if (!settings.showsDrafts && isUnpublished(data['published'])) return 'unpublished';
  return isFuture ? 'future' : 'published';
}

/** As warehouse casts to a boolean: nothing at all is the default, true. */
function isUnpublished(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return value === 'false' || value === '0' || !value;
}

function aliasesOf(data: Settings, { plugins, base }: HexoSettings): string[] {
  if (!plugins.names.has('hexo-generator-alias')) return [];
  return textsOf(data['alias'] ?? data['aliases']).map(alias => base + routeOf(alias));
}

/** `i18n_dir: :lang`: a folder at the top that is named like a language (lib/plugins/filter/template_locals/i18n.js). */
function languageOf(data: Settings, path: string, { languages }: HexoSettings): { language?: string } {
  const [top = ''] = folderOf(path).split('/');
  const language = textOf(data['lang']) ?? textOf(data['language']) ?? (languages.includes(top) ? top : undefined);
  return language === undefined ? {} : { language };
}
