import type { SiteFiles } from '../../../core/site.ts';
import { listDependencies } from '../../manifest.ts';
import { readSettings, textOf } from '../../settings.ts';

export interface HexoPlugins {
  /** Packages whose names begin with `hexo-`, with the version asked for. */
  readonly names: ReadonlyMap<string, string>;
  /** The package that renders Markdown; undefined where there is none, or several. */
  readonly renderer: string | undefined;
  /** What may change the destinations of images. */
  readonly imageChanger: string | undefined;
  /** What may change the ids of headings. */
  readonly idChanger: string | undefined;
  /** What may change the addresses of posts. */
  readonly addressChanger: string | undefined;
  /** What may make pages that are not accounted for. */
  readonly stranger: string | undefined;
}

/** Packages that render Markdown; each registers `md`. */
const MARKDOWN =
  /^hexo-renderer-(?:marked|markdown-it|markdown-it-plus|kramed|pandoc|multi-markdown-it|remark|unified|mdx|commonmark|showdown|remarkable|markdown.*)$/;

const IMAGES = /asset|image|img|lazy|lozad|picture|photo|webp|cdn|gallery|figure|responsive/;
const CONTENT = /encrypt|toc|anchor|heading|footnote|reference|admonition|emoji|typo|pangu|titlecase|number/;
const ADDRESSES = /permalink|pinyin|uuid|slug|filename|auto-categor|date-from|from-git|i18n|multilingual/;

/** Plugins that make no pages, and those whose pages are accounted for in generated.ts. */
const HARMLESS =
  /^(?:@[^/]+\/)?hexo-(?:renderer|deployer|tag|filter|helper|math|theme)-|^hexo-(?:server|cli|util|fs|log|front-matter|pagination|i18n|bunyan|migrator-.+|browsersync|admin|hey|local-admin|livereload|git-backup|wordcount|word-counter|symbols-count-time|reading-time|time-to-read|katex|mathjax|nofollow|autonofollow|excerpt|auto-excerpt|external-link|offline|pwa|service-worker|neat|all-minifier|minify|yam|clean-css|uglify|html-minifier|imagemin|related-popular-posts|hide-posts|leancloud-.+|baidu-url-submit|submit-urls-to-search-engine|lazyload-image|blog-encrypt|abbrlink|asset-image|asset-img|asset-link|image-link|img-link|permalink-pinyin|toc|footnotes|reference|pangu|prism.*|inject|injector|feed-.+|algolia|algoliasearch|word.*)$/;

/** Generators whose pages are accounted for in generated.ts. */
const KNOWN_GENERATORS =
  /^hexo-generator-(?:archive|category|tag|index|feed|sitemap|baidu-sitemap|seo-friendly-sitemap|search|searchdb|json-content|robotstxt|cname|nojekyll|alias|index-pin-top|topindex)$/;

const SCRIPT_ENDING = /\.[cm]?js$/;
/** Scripts beyond these numbers are not read for what they register. */
const MOST_SCRIPTS = 200;

/** What the packages and scripts of a site and its theme may do; nothing of them is run. */
export function readPlugins(files: SiteFiles, themeFolder: string | undefined): HexoPlugins {
  const names = new Map([
    ...dependenciesOf(files, 'package.json'),
    ...(themeFolder === undefined ? [] : dependenciesOf(files, `${themeFolder}package.json`)),
  ]);
  const renderers = [...names.keys()].filter(name => MARKDOWN.test(name));
  const scripts = readScripts(files, themeFolder);
  const named = (pattern: RegExp) =>
    [...names.keys()].find(name => pattern.test(name.replace(/^(?:@[^/]+\/)?hexo-/, '')));
  const scripted = (pattern: RegExp) => scripts.find(({ text }) => pattern.test(text))?.path;
  const rewriters = scripts.filter(({ text }) => REWRITES.test(text));
  // Loading an image later leaves its address as it is.
  const rewrites = rewriters.find(({ text }) => /\bimg\b|\bsrc\b/i.test(text) && !/lazy/i.test(text))?.path;
  const retitles = rewriters.find(({ text }) => /\bid=|<h\d|header|anchor|\btoc\b/i.test(text))?.path;
  const renders = scripted(/renderer\.register\(\s*['"](?:md|markdown)['"]|['"](?:marked|markdown-it):\w+['"]/);
  return {
    names,
    renderer: renderers.length === 1 ? renderers[0] : undefined,
    imageChanger: named(IMAGES) ?? rewrites ?? renders,
    idChanger: named(CONTENT) ?? retitles ?? renders,
    addressChanger: named(ADDRESSES) ?? scripted(/['"]post_permalink['"]|\.permalink\s*=[^=]/),
    stranger:
      [...names.keys()].find(name => !HARMLESS.test(name) && !KNOWN_GENERATORS.test(name)) ??
      scripted(/generator\.register|route\.set\(/),
  };
}

/** A filter over the content of posts. */
const REWRITES = /['"](?:after_post_render|before_post_render|after_render:html|after_generate|_after_html_render)['"]/;

function dependenciesOf(files: SiteFiles, path: string): [string, string][] {
  const data = readSettings(files, path);
  return listDependencies(data).flatMap(list =>
    Object.entries(list)
      .filter(([name]) => /^(?:@[^/]+\/)?hexo-/.test(name))
      .map(([name, version]): [string, string] => [name, textOf(version) ?? '']),
  );
}

function readScripts(files: SiteFiles, themeFolder: string | undefined): { path: string; text: string }[] {
  const folders = ['scripts/', ...(themeFolder === undefined ? [] : [`${themeFolder}scripts/`])];
  return files.paths
    .filter(path => SCRIPT_ENDING.test(path) && folders.some(folder => path.startsWith(folder)))
    .slice(0, MOST_SCRIPTS)
    .map(path => ({ path, text: files.read(path) ?? '' }));
}

/** The lowest major version that a range of npm allows; undefined where it says nothing (`*`, a git address). */
export function majorOf(range: string | undefined): number | undefined {
  const major = /^[\^~>=v\s]*(\d+)/.exec(range ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}
