import type { EleventySettings } from './settings.ts';

/** Tags of LiquidJS (src/tags/index.ts) and of Nunjucks (src/parser.js). */
const LIQUID =
  '# assign block break capture case comment continue cycle decrement echo else elsif for if include increment layout ' +
  'liquid raw render tablerow unless when';
const NUNJUCKS =
  'asyncAll asyncEach block call case default elif else elseif extends filter for from if ifAsync import include macro ' +
  'raw set switch verbatim';

/** Calls of the configuration that add a tag. */
const ADDS = /^add(?:Paired)?(?:Async|Liquid|Nunjucks|NunjucksAsync)?(?:Shortcode|Tag)$/;

/** Tags of Eleventy's own plugins. */
const OF_PLUGINS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^@11ty\/eleventy (?:Eleventy)?RenderPlugin$/, ['renderTemplate', 'renderFile', 'renderContent']],
  [/^@11ty\/eleventy-plugin-syntaxhighlight\b/, ['highlight']],
  [/^@11ty\/eleventy (?:Eleventy)?(?:HtmlBase|IdAttribute|InputPathToUrl\w*|I18n)Plugin$/, []],
  [/^@11ty\/eleventy-(?:navigation|plugin-rss|plugin-directory-output)\b/, []],
];

/** Whether there is a tag of this name; where any other plugin may have brought it, that can't be known. */
export function findShortcode(name: string, settings: EleventySettings): 'found' | 'missing' | 'unknown' {
  const { config } = settings;
  const calls = config?.calls ?? [];
  // The own tags of both languages, since data may name another one, and the ends of blocks.
  if (`${LIQUID} ${NUNJUCKS}`.split(' ').includes(name) || name.startsWith('end')) return 'found';
  const adding = calls.filter(({ method }) => ADDS.test(method));
  if (adding.some(({ args }) => args[0] === name)) return 'found';
  const isOpen = calls.some(({ method, args }) => {
    const isUnnamed = ADDS.test(method) && typeof args[0] !== 'string';
    // Bundles have tags that their options name; another library may have any.
    return (
      isUnnamed ||
      method === 'addBundle' ||
      (method === 'setLibrary' && args[0] !== 'md') ||
      method === 'addNunjucksGlobal'
    );
  });
  if (isOpen) return 'unknown';
  for (const plugin of config?.packages ?? []) {
    const own = OF_PLUGINS.find(([pattern]) => pattern.test(plugin.name))?.[1];
    if (!own) return 'unknown';
    if (own.includes(name)) return 'found';
  }
  return 'missing';
}
