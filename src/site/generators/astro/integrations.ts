import type { GeneratedAddress } from '../../generator.ts';
import { isObject, literalAt } from '../../literals/literal.ts';
import type { AstroSettings } from './settings.ts';

/** Integrations that make no pages of their own; `@astrojs/…` ones are all known. */
const HARMLESS =
  /^(?:@astrojs\/|@sentry\/astro|@tailwindcss\/|@playform\/|@lilybird\/|@nurodev\/astro-bun|@vite-pwa\/astro|@swup\/astro|@unocss\/astro|unocss\/astro|astro-expressive-code|astro-icon|astro-compress|astro-critters|astro-purgecss|astro-robots-txt|astro-embed|astro-pagefind|astro-auto-import|astro-og-canvas|astro-imagetools|astro-webmanifest|astro-favicons|astro-mermaid|astro-lottie|astro-i18n-aut|astro-seo|astro-min|astro-minify|astro-html-minifier|astro-relative-links|astro-subsites|astro-vtbot|astro-font|astro-meta-tags|astro-devtools|astro-analytics|rehype-|remark-|vite-plugin-)/;

/** Addresses that well-known integrations make. */
export function generatedByIntegrations(settings: AstroSettings): GeneratedAddress[] {
  const base = settings.base ?? '/';
  const has = (module: RegExp) => settings.integrations.some(integration => module.test(integration.module));
  const generated: GeneratedAddress[] = [];
  const add = (path: string, by: string) => generated.push({ address: base + path, by });
  if (has(/^@astrojs\/sitemap$/) || isObject(settings.starlight)) {
    add('sitemap-index.xml', '@astrojs/sitemap');
    add('sitemap-0.xml', '@astrojs/sitemap');
  }
  if (has(/robots/)) add('robots.txt', 'astro-robots-txt');
  if (isObject(settings.starlight)) add('404.html', 'Starlight');
  return generated;
}

/** The integration that may inject routes of its own, where there is one. */
export function mayInjectRoutes(settings: AstroSettings): string | undefined {
  if (!settings.knowsIntegrations) return 'an integration';
  const stranger = settings.integrations.find(
    ({ module }) => module !== '' && !module.startsWith('.') && !HARMLESS.test(module),
  );
  if (stranger) return `“${stranger.module}”`;
  const plugins = literalAt(settings.starlight, 'plugins');
  return plugins === undefined ? undefined : starlightPlugin(settings);
}

/** Starlight's plugins make pages as integrations do, but for those that only check or decorate. */
function starlightPlugin(settings: AstroSettings): string | undefined {
  const harmless = /links-validator|image-zoom|heading-badges|llms|smoke|theme|expressive|sidebar|toggle|scroll|kbd/i;
  const found = settings.plugins.find(name => /^starlight-|^@\S*starlight/.test(name) && !harmless.test(name));
  return found && `“${found.split(' ')[0]}”`;
}
