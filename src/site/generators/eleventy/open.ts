import type { Dialect } from '../../../core/dialect.ts';
import { oncePer } from '../../../core/lazily.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { extensionOf } from '../../address.ts';
import type { SiteModel } from '../../generator.ts';
import { readCascade } from './data.ts';
import { findTemplate, listIncludes } from './layouts.ts';
import { locateLink } from './links.ts';
import { publishEleventy } from './publish.ts';
import { type EleventySite, openEleventySite } from './site.ts';
import { hasWikiLinks } from './wiki.ts';

export function openEleventy(files: SiteFiles): SiteModel {
  const site = openEleventySite(files);
  const { settings, sorted } = site;
  const withWikiLinks = hasWikiLinks(settings.config);
  const dialectOf = oncePer(
    (templates: Dialect['templates']): Dialect => ({
      generator: 'eleventy',
      frontMatter: 'gray-matter',
      templates,
      markdown: 'markdown-it',
      headingIds: settings.unread === undefined ? settings.markdown.headingIds : { style: 'unknown' },
      rawHtml: true,
      ...(withWikiLinks && { wikiLinks: true }),
    }),
  );
  return {
    isContent: path => (settings.unread === undefined ? sorted.templateOf(path)?.format === 'md' : isLikelyPost(path)),
    dialect: path => dialectOf(templatesOf(engineOf(path, site))),
    publish: input => publishEleventy(site, input),
    locate: (link, page, lookups) => locateLink(link, page, { site, lookups }),
    findTemplate: (wanted, page) => findTemplate(wanted, page, site),
    templateFiles: (wanted, page) => listIncludes(wanted, page, site),
    readsTexts: true,
  };
}

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
