import { baseName, folderOf, joinPath } from '../../address.ts';
import { instantOf, readWrittenDate } from '../../dates.ts';
import type { LiquidScope } from '../../liquid.ts';
import { isFunction, isObject, type Literal, literalAt, UNKNOWN } from '../../literals/literal.ts';
import { type Cascade, isSet } from './data.ts';
import type { Template } from './files.ts';
import { type Expansion, expandTemplate, type Lookup, templateOfFunction } from './permalink.ts';

/** Where a template comes out, without base path. */
export type Place =
  | { readonly kind: 'address'; readonly url: string }
  /** It is rendered, but not written. */
  | { readonly kind: 'nowhere' }
  /** At one or more addresses that begin and end like this. */
  | { readonly kind: 'somewhere'; readonly before: string; readonly after: string };

const ANYWHERE: Place = { kind: 'somewhere', before: '/', after: '' };

export interface PermalinkRules {
  /** False where permalinks are no templates. */
  readonly allowsDynamic: boolean;
  /** Those of the configuration. */
  readonly filters: LiquidScope['filters'];
}

/** src/Template.js `_getLink`, src/TemplatePermalink.js. */
export function placeOf(template: Template, cascade: Cascade, rules: PermalinkRules): Place {
  const isPaginated = isSet(cascade.at('pagination'));
  const expandIn = (source: string) =>
    place(expandTemplate(source, lookupIn(template, cascade), rules.filters), isPaginated);
  const permalink = permalinkOf(cascade);
  if (permalink === UNKNOWN) return ANYWHERE;
  if (permalink === false) return { kind: 'nowhere' };
  if (!isSet(permalink) || permalink === '') return place({ isKnown: true, text: defaultLink(template) }, isPaginated);
  if (isObject(permalink)) {
    const build = literalAt(permalink, 'build');
    if (build === undefined || build === false) return { kind: 'nowhere' };
    return typeof build === 'string' ? expandIn(build) : ANYWHERE;
  }
  const source = isFunction(permalink) ? templateOfFunction(permalink.source) : permalink;
  if (typeof source !== 'string') return ANYWHERE;
  const isDynamic = rules.allowsDynamic && cascade.at('dynamicPermalink') !== false;
  return isDynamic ? expandIn(source) : place({ isKnown: true, text: source }, isPaginated);
}

/** Computed data wins; a function that only takes drafts away leaves the rest as it is. */
function permalinkOf(cascade: Cascade): Literal {
  const computed = cascade.at('eleventyComputed', 'permalink');
  if (computed === undefined || (isFunction(computed) && takesDraftsAway(computed.source)))
    return cascade.at('permalink');
  return computed;
}

/** `data => data.draft && isBuild ? false : data.permalink`. */
export function takesDraftsAway(source: string): boolean {
  const keepsOthers = /(?:\breturn|:)\s{0,9}(?:\w{1,40}\.)?permalink\b/.test(source);
  return keepsOthers && /\bdraft\b/.test(source) && !source.includes('`');
}

function place(expansion: Expansion, isPaginated: boolean): Place {
  if (!expansion.isKnown) {
    const after = expansion.after.replace(/(^|\/)index\.html$/, '$1');
    return { kind: 'somewhere', before: rooted(expansion.before), after };
  }
  const url = addressOfLink(expansion.text);
  // Later pages have a number before the name of the file.
  return isPaginated
    ? { kind: 'somewhere', before: url.slice(0, url.lastIndexOf('/') + 1), after: baseName(url) }
    : { kind: 'address', url };
}

/** `/a/b/` for a link to its folder or `index.html`, else that of the file. */
function addressOfLink(link: string): string {
  const path = joinPath('', link) ?? '';
  const isFolder = link.endsWith('/') || link === '';
  return rooted(isFolder && path !== '' ? `${path}/` : path).replace(/(^|\/)index\.html$/, '$1');
}

function rooted(path: string): string {
  return `/${path}`.replace(/\/{2,}/g, '/');
}

/** `dir/name/`, but the folder itself for `index` and for its namesake. */
function defaultLink({ stem, output }: Template): string {
  if (output !== 'html') return `${stem}.${output}`;
  const folder = folderOf(stem);
  const name = baseName(stem);
  const isIndex = name === 'index' || name === baseName(folder);
  return isIndex ? `${folder}/` : `${stem}/`;
}

/** `page.…` is Eleventy's own, anything else data. */
function lookupIn(template: Template, cascade: Cascade): Lookup {
  return name => {
    if (name === 'page.fileSlug') return fileSlug(template.stem);
    if (name === 'page.filePathStem') return `/${stemWithoutDate(template.stem)}`;
    if (name === 'page.outputFileExtension') return template.output;
    if (name === 'page.date') return dateOf(template, cascade);
    const keys = name.split('.');
    if (keys[0] === 'pagination' || keys[0] === literalAt(cascade.at('pagination'), 'alias')) return undefined;
    // What is computed may be anything; and what is not set may come from code that can't be read.
    if (cascade.at('eleventyComputed', keys[0] ?? '') !== undefined) return undefined;
    const value = cascade.at(...keys);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
}

/** src/TemplateFileSlug.js: without a date before it; the folder's name for an index. */
export function fileSlug(stem: string): string {
  const slug = withoutDate(baseName(stem));
  return slug === 'index' ? withoutDate(baseName(folderOf(stem))) : slug;
}

function stemWithoutDate(stem: string): string {
  const folder = folderOf(stem);
  return `${folder === '' ? '' : `${folder}/`}${withoutDate(baseName(stem))}`;
}

function withoutDate(name: string): string {
  return /\d{4}-\d{2}-\d{2}-(.*)/.exec(name)?.[1] ?? name;
}

/** The day in UTC, from the data or from the first date in the path; a file's own dates can't be known. */
function dateOf({ file }: Template, cascade: Cascade): string | undefined {
  const date = cascade.at('date');
  if (date === undefined || date === null || date === '') return /\d{4}-\d{2}-\d{2}/.exec(file)?.[0];
  const written = typeof date === 'string' ? readWrittenDate(date) : undefined;
  return written && new Date(instantOf(written, written.offset ?? 0)).toISOString().slice(0, 10);
}
