import { viewFrontMatter } from '../../../core/front-matter.ts';
import type { FileFacts, Page, PageState } from '../../../core/site.ts';
import { baseName, decodeAddress } from '../../address.ts';
import type { Publication, PublishInput } from '../../generator.ts';
import { isMap, parseSettings, type Settings, textOf, textsOf } from '../../settings.ts';
import { collectionFileUrls, documentUrl, pageUrl } from './address.ts';
import { mergeDefaults, mergeValues } from './defaults.ts';
import { isMarkdown, type JekyllFile } from './files.ts';
import { makeInheritance } from './inherited.ts';
import { generatedAddresses, mayExist } from './plugins.ts';
import { dateOf, readPostName } from './post-date.ts';
import type { JekyllSettings } from './settings.ts';

/** Files that jekyll-optional-front-matter leaves alone (lib/jekyll-optional-front-matter.rb). */
const NEVER_PAGES =
  /^(?:README|LICEN[SC]E|COPYING|CODE_OF_CONDUCT|CONTRIBUTING|ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE)\.\w+$/;

export function publishJekyll(
  settings: JekyllSettings,
  classify: (path: string) => JekyllFile,
  input: PublishInput,
): Publication {
  const pages: Page[] = [];
  const assets = new Map<string, string>();
  const own = new Set<string>();
  const context = { settings, now: input.now, inherits: makeInheritance(settings, input.files) };
  for (const facts of input.facts) {
    const file = classify(facts.file);
    pages.push(placePage(file, facts, context));
    if (file.kind === 'ignored' || pagesOwn(settings, file, facts)) own.add(facts.file);
  }
  for (const path of input.files.paths) {
    if (own.has(path)) continue;
    const file = classify(path);
    if (file.kind === 'ignored') continue;
    for (const url of placeAsset(settings, file, input.files.read, path)) {
      assets.set(withBase(settings, url), path);
      if (/\.s[ac]ss$/.test(path)) assets.set(withBase(settings, `${url}.map`), path);
    }
  }
  return {
    pages,
    assets,
    generated: generatedAddresses(settings, pages),
    base: `${settings.baseurl}/`,
    hosts: hostOf(settings.url),
    mayExist: mayExist(settings, input.files, pages),
  };
}

function hostOf(url: string): string[] {
  const host = /^https?:\/\/([^/:]+)/i.exec(url)?.[1];
  return host === undefined ? [] : [host.toLowerCase()];
}

function withBase(settings: JekyllSettings, url: string): string {
  return decodeAddress(settings.baseurl + url);
}

function pagesOwn(settings: JekyllSettings, file: JekyllFile, facts: FileFacts): boolean {
  if (file.kind === 'post' || file.kind === 'draft') return true;
  return facts.frontMatter !== undefined || (file.kind === 'file' && becomesPage(settings, file.path));
}

/** Whether a Markdown file without front matter is a page all the same. */
function becomesPage(settings: JekyllSettings, path: string): boolean {
  return settings.plugins.has('jekyll-optional-front-matter') && !NEVER_PAGES.test(baseName(path));
}

interface Context {
  readonly settings: JekyllSettings;
  readonly now: Date;
  readonly inherits: ReturnType<typeof makeInheritance>;
}

function placePage(file: JekyllFile, facts: FileFacts, { settings, now, inherits }: Context): Page {
  const frontMatter = facts.frontMatter && viewFrontMatter(facts.frontMatter, facts);
  const isPost = file.kind === 'post' || file.kind === 'draft';
  const nowhere = (state: PageState): Page => {
    return { file: facts.file, facts, frontMatter, isPost, state, url: undefined, exact: true, aliases: [] };
  };
  if (file.kind === 'ignored') return nowhere('unpublished');
  if (!pagesOwn(settings, file, facts)) return nowhere('published');
  if (file.kind === 'post' && !readPostName(file.path)) return nowhere('unpublished');

  const section = file.kind === 'file' ? 'pages' : file.collection;
  const defaults = mergeDefaults(settings.defaults, file.path, section);
  const data = mergeValues(defaults ?? {}, facts.frontMatter?.data ?? {});
  const date = dateOf(settings, file.path, frontMatter);
  const url =
    file.kind === 'file'
      ? indexedReadme(settings, file.path, data)
      : documentUrl({ settings, path: file.path, collection: file.collection, data, wall: date?.wall ?? 0 });
  const language = textOf(data['lang']);
  const hasDateInUrl = file.kind === 'post' && date?.isSure === false;
  const page = {
    file: facts.file,
    facts,
    frontMatter,
    inherits: (keys: readonly string[]) => inherits(defaults, keys),
    isPost,
    state: stateOf(settings, file, data, { instant: date?.instant, now }),
    url: withBase(settings, url),
    // A broken block leaves only the body: its address is dated with the moment of building.
    exact: !facts.frontMatterBroken && !hasDateInUrl,
    aliases: aliasesOf(settings, data),
    section,
  };
  return language === undefined ? page : { ...page, language };
}

function indexedReadme(settings: JekyllSettings, path: string, data: Settings): string {
  const isReadme = settings.plugins.has('jekyll-readme-index') && /(?:^|\/)readme\.\w+$/i.test(path);
  return pageUrl(settings, isReadme ? path.replace(/readme(\.\w+)$/i, 'index$1') : path, data);
}

interface Clock {
  readonly instant: number | undefined;
  readonly now: Date;
}

function stateOf(settings: JekyllSettings, file: JekyllFile, data: Settings, clock: Clock): PageState {
  if (file.kind === 'draft' && !settings.showDrafts) return 'draft';
  if (data['published'] === false && !settings.unpublished) return 'unpublished';
  if (file.kind === 'document' && settings.collections.get(file.collection)?.output === false) return 'unpublished';
  const isDated = file.kind === 'post' && !settings.future && clock.instant !== undefined;
  return isDated && clock.instant > clock.now.getTime() ? 'future' : 'published';
}

function aliasesOf(settings: JekyllSettings, data: Settings): string[] {
  if (!settings.plugins.has('jekyll-redirect-from')) return [];
  return textsOf(data['redirect_from']).map(path => withBase(settings, path.startsWith('/') ? path : `/${path}`));
}

/** The addresses of a file that is not Markdown content; none where it is not published. */
function placeAsset(
  settings: JekyllSettings,
  file: JekyllFile,
  read: (path: string) => string | undefined,
  path: string,
): string[] {
  switch (file.kind) {
    case 'post':
    case 'draft': {
      const name = readPostName(file.path);
      if (!name || file.kind === 'draft') return [];
      const frontMatter = isMarkdown(settings, file.path) ? undefined : readFrontMatterHead(read(path));
      const wall = Date.parse(`${name.date.replace(/\b(\d)\b/g, '0$1')}T00:00:00Z`);
      const data = dataOf(settings, file.path, { type: 'posts', own: frontMatter });
      return [documentUrl({ settings, path: file.path, collection: 'posts', data, wall })];
    }
    case 'document':
      if (settings.collections.get(file.collection)?.output !== true) return [];
      return collectionFileUrls(settings, file.path, file.collection);
    case 'file': {
      const frontMatter = /\.(?:x?html?|xml|json|txt|s[ac]ss|css|js|svg|webmanifest)$/i.test(file.path)
        ? readFrontMatterHead(read(path))
        : undefined;
      if (!frontMatter) return [`/${file.path}`];
      return outputFiles(
        pageUrl(settings, file.path, dataOf(settings, file.path, { type: 'pages', own: frontMatter })),
        file.path,
      );
    }
    default:
      return [];
  }
}

function dataOf(settings: JekyllSettings, path: string, { type, own }: { type: string; own: Settings | undefined }) {
  return mergeValues(mergeDefaults(settings.defaults, path, type) ?? {}, own ?? {});
}

/** Some hosts answer a folder with `index.htm` as well. */
function outputFiles(url: string, path: string): string[] {
  if (!url.endsWith('/')) return [url];
  return path.endsWith('.htm') ? [url, `${url}index.htm`] : [`${url}index.html`];
}

/** Front matter of a file that is not Markdown: only its address matters. */
function readFrontMatterHead(text: string | undefined): Settings | undefined {
  const opening = text === undefined ? undefined : /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!text || !opening) return undefined;
  const rest = text.slice(opening[0].length);
  const end = rest.search(/^(?:---|\.\.\.)[ \t]*$/m);
  // Without an end it says nothing, but makes a page of the file.
  if (end === -1) return {};
  const data = parseSettings(rest.slice(0, end), '.yml');
  return isMap(data) ? data : {};
}
