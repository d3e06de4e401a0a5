import { escapePattern } from '../../../core/escape-pattern.ts';
import { folderOf } from '../../address.ts';
import type { GeneratedAddress } from '../../generator.ts';
import { textOf, textsOf } from '../../settings.ts';
import { addressOf, isKindDisabled } from './address.ts';
import type { ContentFile } from './content.ts';
import type { HugoPage } from './publish.ts';
import { mapOf, settingAt } from './setting-at.ts';
import type { HugoSettings, Language } from './settings.ts';

/** Lists, taxonomies, feeds and whatever else Hugo makes without a file of its own. */
export function generatedAddresses(
  settings: HugoSettings,
  pages: readonly HugoPage[],
  unread: readonly HugoPage[],
): GeneratedAddress[] {
  const found: GeneratedAddress[] = [];
  for (const language of settings.languages) {
    const inLanguage = [...pages, ...unread].filter(
      page => page.language === language.id && page.state === 'published',
    );
    found.push({ address: settings.base + language.prefix, by: 'Hugo’s home page' });
    for (const list of listAddresses(settings, language, inLanguage)) found.push(list);
    for (const term of taxonomyAddresses(settings, language, inLanguage)) found.push(term);
  }
  return found.concat(unread.flatMap(addressesOf), fixedAddresses(settings));
}

/** Robots, sitemap, error page and the redirect from or to the default language. */
function fixedAddresses(settings: HugoSettings): GeneratedAddress[] {
  const { base, languages } = settings;
  const paginated =
    textOf(settingAt(settings.raw, 'pagination.path')) ?? textOf(settings.raw['paginatepath']) ?? 'page';
  const names = outputNames(settings).map(escapePattern).join('|');
  return [
    { address: `${base}404.html`, by: 'Hugo’s error page' },
    { address: `${base}sitemap.xml`, by: 'Hugo’s sitemap' },
    { address: `${base}robots.txt`, by: 'Hugo’s robots.txt' },
    { address: base, by: 'Hugo’s home page' },
    ...languages.flatMap(({ id }) => [
      { address: `${base}${id}/sitemap.xml`, by: 'Hugo’s sitemap' },
      ...(languages.length > 1 ? [{ address: `${base}${id}/`, by: 'Hugo’s home page' }] : []),
    ]),
    {
      address: new RegExp(`^${escapePattern(base)}(?:[^?#]*/)?${escapePattern(paginated)}/\\d+(?:/|\\.html)?$`),
      by: 'Hugo’s pagination',
    },
    { address: new RegExp(`^${escapePattern(base)}(?:[^?#]*/)?(?:${names})$`), by: 'Hugo’s output formats' },
    { address: new RegExp(`^${escapePattern(base)}amp/`), by: 'Hugo’s output formats' },
  ];
}

/** `index.xml` and what `outputFormats` calls otherwise. */
function outputNames(settings: HugoSettings): string[] {
  const formats = Object.values(mapOf(settings.raw['outputformats']));
  const bases = ['index', ...formats.flatMap(format => textOf(mapOf(format)['basename']) ?? [])];
  const types = Object.values(mapOf(settings.raw['mediatypes'])).flatMap(type => textsOf(mapOf(type)['suffixes']));
  const endings = [
    ...new Set(['xml', 'json', 'txt', 'md', 'ics', 'csv', 'webmanifest', 'rss', 'atom', 'js', ...types]),
  ];
  return [...new Set(bases)].flatMap(base => endings.map(ending => `${base}.${ending}`));
}

/** Every folder at the top of the content has a list; deeper ones only with `_index`. */
function listAddresses(settings: HugoSettings, language: Language, pages: readonly HugoPage[]): GeneratedAddress[] {
  const entries = pages.map(page => page.entry);
  const isInside = ({ kind, path }: ContentFile) => path.includes('/') && (kind === 'page' || kind === 'section');
  const tops = new Set(entries.filter(isInside).map(({ path }) => path.split('/')[0] ?? ''));
  return [...tops].map(top => ({
    address: listAddress(settings, language, top, 'section'),
    by: 'Hugo’s lists of sections',
  }));
}

function addressesOf(page: HugoPage): GeneratedAddress[] {
  if (page.state !== 'published' || page.url === undefined) return [];
  return [page.url, ...page.aliases].map(address => ({ address, by: 'a page that is not Markdown' }));
}

const emptyParts = {
  values: new Map<string, unknown>(),
  date: undefined,
  slug: undefined,
  sections: { names: [], values: [] },
};

function listAddress(
  settings: HugoSettings,
  language: Language,
  path: string,
  kind: 'section' | 'taxonomy' | 'term',
): string {
  const entry: ContentFile = {
    file: '',
    kind,
    path,
    folder: folderOf(path),
    isBundle: true,
    isMarkdown: true,
    language: language.id,
    isDisabled: false,
    owner: path,
  };
  const values = kind === 'term' ? new Map([['title', path.slice(path.indexOf('/') + 1)]]) : emptyParts.values;
  return addressOf({ ...emptyParts, settings, language, entry, values }).url;
}

function taxonomyAddresses(settings: HugoSettings, language: Language, pages: readonly HugoPage[]): GeneratedAddress[] {
  const by = 'Hugo’s taxonomies';
  const found = new Set<string>();
  for (const taxonomy of language.taxonomies) {
    const isListOff = isKindDisabled(settings.raw, 'taxonomy') || isKindDisabled(settings.raw, 'taxonomyterm');
    if (!isListOff) found.add(listAddress(settings, language, taxonomy, 'taxonomy'));
    if (isKindDisabled(settings.raw, 'term')) continue;
    const terms = new Set(pages.flatMap(page => textsOf(page.values.get(taxonomy)).map(term => term.trim())));
    for (const term of terms)
      if (term !== '') found.add(listAddress(settings, language, `${taxonomy}/${term}`, 'term'));
  }
  return [...found].map(address => ({ address, by }));
}
