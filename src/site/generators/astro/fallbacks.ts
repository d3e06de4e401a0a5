import type { GeneratedAddress } from '../../generator.ts';
import { isList, isObject, type Literal, literalAt } from '../../literals/literal.ts';
import type { AstroSettings } from './settings.ts';

/** Pages that are shown in another language where a translation is missing. */
export function publishFallbacks(settings: AstroSettings, addresses: readonly string[]): GeneratedAddress[] {
  return [...astroFallbacks(settings, addresses), ...starlightFallbacks(settings, addresses)];
}

/** `i18n.fallback: { es: 'en' }` (docs.astro.build, “Internationalization (i18n) Routing”). */
function astroFallbacks(settings: AstroSettings, addresses: readonly string[]): GeneratedAddress[] {
  const i18n = literalAt(settings.config, 'i18n');
  const fallback = literalAt(i18n, 'fallback');
  if (!isObject(fallback)) return [];
  const locales = localeCodes(literalAt(i18n, 'locales'));
  const defaultLocale = literalAt(i18n, 'defaultLocale');
  const hasPrefix = literalAt(i18n, 'routing', 'prefixDefaultLocale') === true;
  return Array.from(fallback.entries).flatMap(([locale, source]) => {
    if (typeof source !== 'string') return [];
    const prefix = source === defaultLocale && !hasPrefix ? undefined : source;
    const pages = pagesOf(settings, addresses, { prefix, others: locales });
    return pages.map(path => ({
      address: `${settings.base ?? '/'}${locale}/${path}`,
      by: 'Astro’s fallback languages',
    }));
  });
}

/** Starlight shows the default language where a page is not translated. */
function starlightFallbacks(settings: AstroSettings, addresses: readonly string[]): GeneratedAddress[] {
  const locales = literalAt(settings.starlight, 'locales');
  if (!isObject(locales)) return [];
  const names = [...locales.entries.keys()];
  const written = literalAt(settings.starlight, 'defaultLocale');
  const source = locales.entries.has('root') ? 'root' : typeof written === 'string' ? written : names[0];
  const prefix = source === 'root' ? undefined : source;
  const pages = pagesOf(settings, addresses, { prefix, others: names });
  return names
    .filter(name => name !== source && name !== 'root')
    .flatMap(locale =>
      pages.map(path => ({ address: `${settings.base ?? '/'}${locale}/${path}`, by: 'Starlight’s fallback language' })),
    );
}

function localeCodes(locales: Literal): string[] {
  if (!isList(locales)) return [];
  return locales.flatMap(locale => {
    const code = isObject(locale) ? literalAt(locale, 'path') : locale;
    return typeof code === 'string' ? [code] : [];
  });
}

/** The pages of one language, without base path and prefix. */
function pagesOf(
  { base = '/' }: AstroSettings,
  addresses: readonly string[],
  { prefix, others }: { readonly prefix: string | undefined; readonly others: readonly string[] },
): string[] {
  const start = prefix === undefined ? base : `${base}${prefix}/`;
  const foreign = prefix === undefined ? others.map(other => `${base}${other}/`) : [];
  return addresses
    .filter(address => address.startsWith(start) && /(?:\/|\.html)$/.test(address))
    .filter(address => !foreign.some(other => address.startsWith(other)))
    .map(address => address.slice(start.length));
}
