import type { Page, Target } from '../../../core/site.ts';
import { baseName, folderOf, joinPath } from '../../address.ts';
import type { Location, Lookups } from '../../generator.ts';
import { expandLiquid, type LiquidScope } from '../../liquid.ts';
import { unknown } from '../../unknown.ts';
import { readPostName } from './post-date.ts';
import type { JekyllSettings } from './settings.ts';

/** What destinations with Liquid may use, whatever page they stand on. */
export type TemplateLinks = Pick<LiquidScope, 'variables' | 'filters'>;

export function templateLinksOf({ baseurl, url }: JekyllSettings): TemplateLinks {
  return {
    variables: {
      'site.baseurl': baseurl,
      'site.url': url,
      'site.github.url': url === '' ? undefined : url + baseurl,
    },
    filters: {
      relative_url: value => (SCHEME.test(value) ? value : baseurl + rooted(value)),
      absolute_url: value => (SCHEME.test(value) ? value : url + baseurl + rooted(value)),
      prepend: (value, argument) => (argument === undefined ? undefined : argument + value),
      append: (value, argument) => (argument === undefined ? undefined : value + argument),
      strip: value => value.trim(),
    },
  };
}

const SCHEME = /^[a-z][a-z\d+.-]*:/i;

function rooted(path: string): string {
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}

interface Context {
  readonly settings: JekyllSettings;
  readonly site: Lookups;
  readonly templateLinks: TemplateLinks;
}

/** A destination that Liquid completes. */
export function locateTemplated(href: string, page: Page, { settings, site, templateLinks }: Context): Location {
  let missing: Target | undefined;
  const linkTo = (target: Page | string | undefined, tried: string): string | undefined => {
    if (target === undefined) missing ??= missingSource(tried, site);
    if (typeof target === 'string') return target;
    const address = target?.url;
    if (address === undefined) return undefined;
    const { version, baseurl } = settings;
    // Jekyll 3 leaves the base path out (lib/jekyll/tags/link.rb of 3.10).
    if (version === undefined && baseurl !== '') return undefined;
    return encodeURI(version === 3 ? address.slice(baseurl.length) : address).replaceAll('#', '%23');
  };
  const expanded = expandLiquid(href, {
    variables: href.includes('page.url') ? withPageUrl(page, settings, templateLinks) : templateLinks.variables,
    filters: templateLinks.filters,
    tags: {
      link: args => (/\{\{/.test(args) ? undefined : linkTo(findSource(args, settings, site), args)),
      post_url: args => linkTo(findPost(args, settings, site), args),
    },
  });
  if (missing) return { how: 'answer', target: missing };
  if (expanded === undefined) return unknown('a template decides');
  return { how: 'browser', href: expanded };
}

function withPageUrl(
  { url }: Page,
  { baseurl }: JekyllSettings,
  { variables }: TemplateLinks,
): LiquidScope['variables'] {
  return { ...variables, 'page.url': url === undefined ? undefined : encodeURI(url.slice(baseurl.length)) };
}

function missingSource(tried: string, site: Lookups): Target {
  const found = site.files.inOtherCase(tried);
  return found === undefined
    ? { kind: 'missing', reason: 'absent', tried: [tried] }
    : { kind: 'missing', reason: 'case', tried: [tried], closest: found };
}

/** `{% link %}` takes the path of a page, document or static file from the source; only static files may begin with a slash. */
function findSource(path: string, { source }: JekyllSettings, site: Lookups): Page | string | undefined {
  const trimmed = path.trim();
  const page = site.page(source + trimmed);
  if (page) return page;
  return site.assetAddress(source + trimmed.replace(/^\//, ''));
}

/** `{% post_url [folder/]date-slug %}` (lib/jekyll/tags/post_url.rb), with its fallback to another folder. */
function findPost(args: string, { source, collectionsDir }: JekyllSettings, site: Lookups): Page | undefined {
  const name = args.trim().replace(/^\//, '');
  const stem = baseName(name);
  if (!/^\d+-\d+-\d+-/.test(stem)) return undefined;
  const candidates = site.pagesNamed(stem).filter(page => page.isPost && page.file.includes('_posts/'));
  const folder = folderOf(name);
  const places = [`_posts/${folder}`, `${folder}/_posts`].map(place => joinPath('', place));
  const start = source.length + collectionsDir.length;
  const inPlace = candidates.find(({ file }) => places.includes(folderOf(file.slice(start))));
  return inPlace ?? candidates[0] ?? site.once(indexPosts).get(dayAndSlug(`${stem}.md`) ?? '');
}

/** The first post of each day and slug. */
function indexPosts({ publication }: Lookups): ReadonlyMap<string, Page> {
  const posts = new Map<string, Page>();
  for (const page of publication.pages) {
    const name = page.isPost ? dayAndSlug(page.file) : undefined;
    if (name !== undefined && !posts.has(name)) posts.set(name, page);
  }
  return posts;
}

/** `2024-05-01` and `2024-5-1` are one day. */
function dayAndSlug(path: string): string | undefined {
  const name = readPostName(path);
  return name && `${name.date.split('-').map(Number).join('-')} ${name.slug}`;
}
