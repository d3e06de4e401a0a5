import type { Dialect } from '../../core/dialect.ts';
import { extensionOf } from '../address.ts';
import type { Folder, Generator } from '../generator.ts';
import { isMap, parseSettings } from '../settings.ts';
import { CONFIG_FILES } from './eleventy/config.ts';
import { readCascade } from './eleventy/data.ts';
import { findTemplate } from './eleventy/layouts.ts';
import { locateLink } from './eleventy/links.ts';
import { type EleventySite, openEleventySite, publishEleventy } from './eleventy/publish.ts';
import { hasWikiLinks } from './eleventy/wiki.ts';

/** Eleventy 1 to 3. */
export const eleventy: Generator = {
  id: 'eleventy',
  name: 'Eleventy',
  detect: isSite,
  open: files => {
    const site = openEleventySite(files);
    const { settings, sorted } = site;
    const withWikiLinks = hasWikiLinks(settings.config);
    return {
      isContent: path =>
        settings.unread === undefined ? sorted.templateOf(path)?.format === 'md' : isLikelyPost(path),
      dialect: path => ({
        generator: 'eleventy',
        frontMatter: 'gray-matter',
        templates: templatesOf(engineOf(path, site)),
        markdown: 'markdown-it',
        headingIds: settings.unread === undefined ? settings.markdown.headingIds : { style: 'unknown' },
        rawHtml: true,
        ...(withWikiLinks && { wikiLinks: true }),
      }),
      publish: input => publishEleventy(site, input),
      locate: (link, page, lookups) => locateLink(link, page, { site, lookups }),
      findTemplate: (wanted, page) => findTemplate(wanted, page, site),
      readsTexts: true,
    };
  },
};

/** What Markdown is run through before it is rendered; files of data can say so for a whole folder. */
function engineOf(path: string, { settings, sorted, data }: EleventySite): string | false {
  const template = settings.unread === undefined ? sorted.templateOf(path) : undefined;
  const override = template && readCascade(template, undefined, data).at('templateEngineOverride');
  return typeof override === 'string' || override === false ? override : settings.markdownEngine;
}

function templatesOf(engine: string | false): Dialect['templates'] {
  const names = engine === false ? [] : engine.split(',').map(name => name.trim());
  if (names.includes('njk')) return 'nunjucks';
  return names.length === 0 || names.every(name => name === 'md' || name === 'html') ? 'none' : 'liquid';
}

/** Where the folders of the site can't be read. */
function isLikelyPost(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const isInner = (folder: string) => /^(?:\.|node_modules$|_(?:includes|layouts|data)$)/.test(folder);
  return (
    extensionOf(path) === '.md' &&
    !folders.some(isInner) &&
    !/^(?:README|CHANGELOG|CONTRIBUTING|LICENSE)\.md$/i.test(name)
  );
}

function isSite(folder: Folder): boolean {
  if (CONFIG_FILES.some(folder.has)) return true;
  const text = folder.has('package.json') ? folder.read('package.json') : undefined;
  const data = text === undefined ? undefined : parseSettings(text, 'package.json');
  if (!isMap(data)) return false;
  return ['dependencies', 'devDependencies'].some(key => {
    const dependencies = data[key];
    return isMap(dependencies) && Object.hasOwn(dependencies, '@11ty/eleventy');
  });
}
