import type { HeadingIds } from '../../core/dialect.ts';
import { lazily } from '../../core/lazily.ts';
import type { Folder, Generator, SiteModel } from '../generator.ts';
import { isMap, parseSettings, textOf } from '../settings.ts';
import { readContent } from './hugo/content.ts';
import { readHooks } from './hugo/hooks.ts';
import { locateHugo } from './hugo/links.ts';
import { makePageFinder } from './hugo/lookup.ts';
import { publishHugo } from './hugo/publish.ts';
import { settingAt } from './hugo/setting-at.ts';
import { CONFIG_FILES, type HugoSettings, readHugoSettings } from './hugo/settings.ts';
import { makeTemplateFinder } from './hugo/templates.ts';

/** Hugo as it is today (0.160 and later), and as it was where the repository names an older version. */
export const hugo: Generator = {
  id: 'hugo',
  name: 'Hugo',
  detect: folder => {
    const hasSources = ['content', 'layouts', 'themes', 'static', 'archetypes', 'assets', 'data', 'i18n'].some(name =>
      folder.hasFolder(name),
    );
    const isNamed = CONFIG_FILES.some(name => name.startsWith('hugo.') && folder.has(name));
    if (isNamed || folder.hasFolder('config/_default')) return hasSources;
    if (CONFIG_FILES.some(name => isHugoConfig(folder, name))) return true;
    return folder.has('go.mod') && folder.hasFolder('content') && ['layouts', 'archetypes'].some(folder.hasFolder);
  },
  isInner: path => /(?:^|\/)(?:themes|_vendor|config\/[^/]+)(?:\/|$)/.test(path),
  open: files => {
    const settings = readHugoSettings(files);
    const content = readContent(settings, files);
    const hooks = readHooks(settings, files);
    const headingIds: HeadingIds = hooks.hasOwnHeadingIds ? { style: 'unknown' } : headingIdsOf(settings);
    const rawHtml = settingAt(settings.raw, 'markup.goldmark.renderer.unsafe') === true;
    const taxonomies = new Map(settings.languages.map(language => [language.id, language.taxonomies]));
    const context = { settings, content, hooks, finder: lazily(() => makePageFinder(content)) };
    const model: SiteModel = {
      isContent: path => {
        const entry = content.byFile(path);
        return entry?.isMarkdown === true && !entry.isDisabled;
      },
      dialect: path => ({
        generator: 'hugo',
        frontMatter: 'hugo',
        templates: 'hugo',
        markdown: 'goldmark',
        headingIds,
        rawHtml,
        taxonomies: taxonomies.get(content.byFile(path)?.language ?? '') ?? settings.languages[0].taxonomies,
      }),
      publish: input => publishHugo(settings, content, input),
      findTemplate: makeTemplateFinder(settings, files),
      locate: (link, page, site) => locateHugo(link, page, site, context),
    };
    return model;
  },
};

/** `config.toml` and the like may be anybody's: Hugo's has one of these keys, Zola's a `base_url`. */
function isHugoConfig(folder: Folder, name: string): boolean {
  const text = folder.has(name) ? folder.read(name) : undefined;
  const data = text === undefined ? undefined : parseSettings(text, name);
  if (!isMap(data) || 'base_url' in data) return false;
  const keys = new Set(Object.keys(data).map(key => key.toLowerCase()));
  return ['baseurl', 'languagecode', 'theme', 'module', 'contentdir', 'permalinks'].some(key => keys.has(key));
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
