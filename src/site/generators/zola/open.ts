import type { Dialect } from '../../../core/dialect.ts';
import { oncePer } from '../../../core/lazily.ts';
import type { LinkFact, Page, SiteFiles } from '../../../core/site.ts';
import { decodeAddress, folderOf, joinPath, splitDestination } from '../../address.ts';
import type { Location, SiteModel } from '../../generator.ts';
import { unknown } from '../../unknown.ts';
import { CONTENT, isZolaContent, readContentFile } from './content.ts';
import { publishZola } from './publish.ts';
import { readZolaSettings, type ZolaSettings } from './settings.ts';
import { findTemplate, listShortcodes } from './templates.ts';

export function openZola(files: SiteFiles): SiteModel {
  const settings = readZolaSettings(files);
  const dialectFor = oncePer((language: string) => dialectOf(language, settings));
  return {
    isContent: path => isZolaContent(path, settings),
    dialect: path => dialectFor(readContentFile(path, settings).language),
    publish: input => publishZola(settings, input),
    locate,
    findTemplate: wanted => findTemplate(wanted, settings, files),
    templateFiles: wanted => listShortcodes(wanted, settings, files),
  };
}

function dialectOf(language: string, settings: ZolaSettings): Dialect {
  return {
    generator: 'zola',
    frontMatter: 'zola',
    templates: 'zola',
    markdown: 'pulldown-cmark',
    headingIds: { style: 'zola', options: headingOptions(settings) },
    rawHtml: true,
    taxonomies: (settings.taxonomies.get(language) ?? []).map(({ name }) => name),
  };
}

function headingOptions({ slugify, markdown }: ZolaSettings): Record<string, string | boolean> {
  const { anchors } = slugify;
  return {
    anchors: anchors === 'safe' || anchors === 'off' ? anchors : 'on',
    emoji: markdown['render_emoji'] === true,
  };
}

/** components/markdown/src/markdown.rs, fix_link: a page of the content after `@/`, else what a browser makes of it. */
function locate(link: LinkFact, page: Page): Location {
  const { href } = link;
  if (link.templated || link.origin === 'template') return unknown('a shortcode decides');
  if (link.origin === 'front-matter') return locateFrontMatterImage(href, page);
  const isMarkdown = link.origin === 'markdown' || link.origin === 'definition';
  if (!isMarkdown || link.element === 'image' || !href.startsWith('@/')) return { how: 'browser', href };
  const { path, fragment } = splitDestination(href.slice(2));
  const file = `${CONTENT}/${decodeAddress(path)}`;
  // Neither assets nor folders can be written like this: the build fails.
  if (!file.endsWith('.md')) return { how: 'answer', target: { kind: 'missing', reason: 'absent', tried: [file] } };
  return { how: 'file', paths: [file], ...(fragment !== undefined && { fragment }) };
}

/** Templates decide what `extra.image` is relative to: any reading that leads to a file is right. */
function locateFrontMatterImage(href: string, page: Page): Location {
  const rooted = href.startsWith('/') ? href : `/${href}`;
  const name = decodeAddress(rooted).slice(1);
  const beside = joinPath(folderOf(page.file), decodeAddress(href));
  const files = [`static/${name}`, `${CONTENT}/${name}`, name, ...(beside === undefined ? [] : [beside])];
  return {
    how: 'any',
    of: [
      { how: 'browser', href },
      { how: 'browser', href: rooted, addsBase: true },
      { how: 'browser', href: rooted },
      ...files.map(file => ({ how: 'file', paths: [file] }) as const),
    ],
  };
}
