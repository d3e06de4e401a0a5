import { expandLiquid, type LiquidScope } from '../../liquid.ts';
import { slugifyLikeEleventy, slugLikeEleventy } from '../../slugs/eleventy.ts';

/** The text of a template, as far as it can be known: what is written before and after the first unknown part. */
export type Expansion =
  | { readonly isKnown: true; readonly text: string }
  | { readonly isKnown: false; readonly before: string; readonly after: string };

/** A value of the data cascade by its name; undefined where it can't be known. */
export type Lookup = (name: string) => string | undefined;

/** No address is longer than this. */
export const LONGEST = 1000;

const PART = /\{\{-?[\s\S]*?-?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;

/** Expands Liquid or Nunjucks; their expressions look alike as far as addresses use them. */
export function expandTemplate(source: string, lookup: Lookup, filters: LiquidScope['filters']): Expansion {
  if (source.length > LONGEST) return { isKnown: false, before: '', after: '' };
  const parts: (string | undefined)[] = [];
  let end = 0;
  for (const match of source.matchAll(PART)) {
    parts.push(source.slice(end, match.index), expandPart(match[0], lookup, filters));
    end = match.index + match[0].length;
  }
  parts.push(source.slice(end));
  const first = parts.indexOf(undefined);
  if (first === -1) return { isKnown: true, text: parts.join('') };
  const last = parts.lastIndexOf(undefined);
  return { isKnown: false, before: parts.slice(0, first).join(''), after: parts.slice(last + 1).join('') };
}

function expandPart(part: string, lookup: Lookup, filters: LiquidScope['filters']): string | undefined {
  // A comment is one in Nunjucks alone.
  if (!part.startsWith('{{')) return undefined;
  const variables = Object.fromEntries(namesIn(part).map(name => [name, lookup(name)]));
  return expandLiquid(part, { variables, filters: { ...FILTERS, ...filters }, tags: {} });
}

/** The names that stand in the outputs of a text, those of filters included. */
export function namesIn(text: string): string[] {
  const outputs = text.match(/\{\{[\s\S]*?\}\}/g) ?? [];
  return outputs.flatMap(output => output.replace(/"[^"]*"|'[^']*'/g, '').match(/[A-Za-z_][\w.-]*/g) ?? []);
}

const FILTERS: LiquidScope['filters'] = {
  slugify: (text, ...options) => (options.length === 0 ? slugifyLikeEleventy(text) : undefined),
  slug: (text, ...options) => (options.length === 0 ? slugLikeEleventy(text) : undefined),
  downcase: text => text.toLowerCase(),
  lower: text => text.toLowerCase(),
  upcase: text => text.toUpperCase(),
  upper: text => text.toUpperCase(),
  strip: text => text.trim(),
  trim: text => text.trim(),
  safe: text => text,
  append: (text, more = '') => text + more,
  prepend: (text, more = '') => more + text,
  remove: (text, part = '') => text.replaceAll(part, ''),
  replace: (text, part = '', other = '') => text.replaceAll(part, other),
  remove_first: (text, part = '') => text.replace(part, ''),
  date: (text, format = '') => formatDate(text, format),
};

/** LiquidJS' `date`, of an instant in UTC; it knows no `%F`. */
function formatDate(text: string, format: string): string | undefined {
  const date = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!date || !/^(?:[^%]|%-?[Ymd]|%y)+$/.test(format)) return undefined;
  const [, year = '', month = '', day = ''] = date;
  const values: Readonly<Record<string, string>> = {
    '%Y': year,
    '%y': year.slice(2),
    '%m': month,
    '%-m': String(Number(month)),
    '%d': day,
    '%-d': String(Number(day)),
  };
  return format.replace(/%-?\w/g, token => values[token] ?? token);
}

/** A short arrow function that returns a template literal, in the form of a template: `` data => `/${data.slug}/` ``. */
export function templateOfFunction(source: string): string | undefined {
  // One blank for many: each of them might stand in several places of the pattern.
  const line = source.length > LONGEST ? '' : source.replace(/\s+/g, ' ').trim();
  if (line.length > 300) return undefined;
  const match =
    /^(?:async\s+)?(?:function\s*\w*\s*)?\(?\s*(\w+|\{[\w\s,]*\})?\s*\)?\s*(?:=>\s*)?(?:\{\s*return\s*)?`([^`\\]*)`\s*;?\s*\}?$/.exec(
      line,
    );
  if (!match) return undefined;
  const [, parameter = '', body = ''] = match;
  const isPlain = /^\w+$/.test(parameter);
  let isRead = true;
  const text = body.replace(/\$\{([^{}]*)\}/g, (_, expression: string) => {
    const call = /^\s*(?:this\.)?(slugify|slug)\(\s*([\w.]+)\s*\)\s*$/.exec(expression);
    const path = (call?.[2] ?? expression).trim();
    const name = isPlain && path.startsWith(`${parameter}.`) ? path.slice(parameter.length + 1) : path;
    if (!/^[\w.]+$/.test(name)) isRead = false;
    return `{{ ${name}${call ? ` | ${call[1]}` : ''} }}`;
  });
  return isRead ? text : undefined;
}
