import type { FrontMatterEntry, FrontMatterFacts } from '../../core/front-matter.ts';
import type { CallFact, HeadingFact, LinkFact, TemplateRequest } from '../../core/site.ts';
import type { Range } from '../../core/span.ts';
import type { FileResult } from '../check-file.ts';
import { encodeLineStarts } from './line-lengths.ts';

/** In the order of their codes: new ones go to the end. */
export const origins = ['markdown', 'definition', 'autolink', 'html', 'template', 'front-matter', 'wiki'] as const;
export const styles = ['plain', 'quoted', 'block', 'date'] as const;
export const requests = ['shortcode', 'include', 'layout'] as const;
export const languages = ['yaml', 'toml', 'json'] as const;

/** Tells the parts of an encoded result apart; JSON writes it as `\t`. */
export const partSeparator = '\t';

/**
 * A result as ASCII text on one line, in parts that are read when somebody asks: lists of values in place of objects,
 * because the names of properties are most of what thousands of links and keys take. Undefined where it would not come
 * back as it was.
 */
export function encodeResult({ facts, diagnostics, directives, directiveProblems }: FileResult): string | undefined {
  if (facts.frontMatter && !isJson(facts.frontMatter.data)) return undefined;
  const { frontMatterBroken = false, unknownIds = null, idSources = [], calls } = facts;
  const head = [
    facts.frontMatter ? listFrontMatter(facts.frontMatter) : null,
    frontMatterBroken ? 1 : 0,
    unknownIds,
    idSources.flatMap(listRequest),
    calls.flatMap(listCall),
    diagnostics,
    directives,
    directiveProblems,
  ];
  const parts = [head, facts.links.flatMap(listLink), facts.headings.flatMap(listHeading), facts.ids];
  return [...parts.map(toAscii), encodeLineStarts(facts.lineStarts)].join(partSeparator);
}

/** JSON in ASCII: one byte per character is read several times as fast. */
export function toAscii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\x7f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function listFrontMatter({ language, range, data, entries }: FrontMatterFacts): unknown[] {
  return [languages.indexOf(language), ...range, data, entries.flatMap(listEntry)];
}

function listEntry({ pointer, key, value, source, style }: FrontMatterEntry): unknown[] {
  const code = style === undefined ? -1 : styles.indexOf(style);
  return [pointer, ...(key ? pack(key) : [-1, 0]), ...pack(value), source ?? null, code];
}

/** An offset and a length are shorter than two offsets. */
function pack([start, end]: Range): [number, number] {
  return [start, end - start];
}

function listLink({ element, origin, href, range, name, templated }: LinkFact): unknown[] {
  const code = origins.indexOf(origin) * 4 + (templated ? 2 : 0) + (element === 'image' ? 1 : 0);
  return [code, href, ...pack(range), name ?? null];
}

function listHeading({ depth, text, id, range }: HeadingFact): unknown[] {
  return [depth, text, id ?? null, ...pack(range)];
}

function listRequest({ kind, name, tag }: TemplateRequest): unknown[] {
  return [requests.indexOf(kind), name, tag ?? null];
}

function listCall({ kind, tag, name, range }: CallFact): unknown[] {
  return [kind === 'include' ? 1 : 0, tag, name, ...pack(range)];
}

/** Whether JSON gives a value back as it is: front matter can hold what it has no words for. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || typeof value === 'boolean' || value === null;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson);
}
