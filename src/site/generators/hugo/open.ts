import type { Dialect, HeadingIds } from '../../../core/dialect.ts';
import { lazily, oncePer } from '../../../core/lazily.ts';
import type { SiteFiles } from '../../../core/site.ts';
import type { SiteModel } from '../../generator.ts';
import { isMap, textOf } from '../../settings.ts';
import { readContent } from './content.ts';
import { readHooks } from './hooks.ts';
import { locateHugo } from './links.ts';
import { makePageFinder } from './lookup.ts';
import { publishHugo } from './publish.ts';
import { settingAt } from './setting-at.ts';
import { type HugoSettings, readHugoSettings } from './settings.ts';
import { listShortcodes, makeTemplateFinder } from './templates.ts';

export function openHugo(files: SiteFiles): SiteModel {
  const settings = readHugoSettings(files);
  const content = readContent(settings, files);
  const hooks = readHooks(settings, files);
  const headingIds: HeadingIds = hooks.hasOwnHeadingIds ? { style: 'unknown' } : headingIdsOf(settings);
  const shortcodes = listShortcodes(files);
  const rawHtml = settingAt(settings.raw, 'markup.goldmark.renderer.unsafe') === true;
  const taxonomies = new Map(settings.languages.map(language => [language.id, language.taxonomies]));
  const context = { settings, content, hooks, finder: lazily(() => makePageFinder(content, settings.version)) };
  const dialectOf = oncePer(
    (language: string): Dialect => ({
      generator: 'hugo',
      frontMatter: 'hugo',
      templates: 'hugo',
      markdown: 'goldmark',
      headingIds,
      rawHtml,
      taxonomies: taxonomies.get(language) ?? settings.languages[0].taxonomies,
    }),
  );
  return {
    isContent: path => {
      const entry = content.byFile(path);
      return entry?.isMarkdown === true && !entry.isDisabled;
    },
    dialect: path => dialectOf(content.byFile(path)?.language ?? ''),
    publish: input => publishHugo(settings, content, input),
    findTemplate: makeTemplateFinder(settings, shortcodes, files),
    templateFiles: ({ kind, name }) => (kind === 'shortcode' ? shortcodes(name) : []),
    locate: (link, page, site) => locateHugo(link, page, site, context),
  };
}

function headingIdsOf({ raw, version }: HugoSettings): HeadingIds {
  const parser = (key: string) => settingAt(raw, `markup.goldmark.parser.${key}`);
  const handler = textOf(settingAt(raw, 'markup.defaultmarkdownhandler'));
  if (handler !== undefined && handler !== 'goldmark') return { style: 'unknown' };
  if (parser('autoheadingid') === false) return { style: 'none' };
  const type = textOf(parser('autoheadingidtype') ?? parser('autoidtype')) ?? 'github';
  const style = type === 'blackfriday' || type === 'github-ascii' ? (`goldmark-${type}` as const) : 'goldmark-github';
  const typographer = settingAt(raw, 'markup.goldmark.extensions.typographer');
  const common = {
    ...(settingAt(raw, 'markup.goldmark.parser.attribute.title') === false && { attributes: false }),
    ...(isOff(typographer) && { typographer: false }),
  };
  const from = (name: string) => ({ ...common, from: name });
  if (version !== undefined && version < 144) return { style, options: from('source') };
  const others = version === undefined ? [from('text'), from('source')] : [from('text')];
  return { style, options: from('first'), alternatives: others };
}

/** `typographer: false` in older versions, `typographer.disable: true` since. */
function isOff(typographer: unknown): boolean {
  return typographer === false || (isMap(typographer) && typographer['disable'] === true);
}
