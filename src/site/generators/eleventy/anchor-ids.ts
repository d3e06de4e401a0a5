import type { HeadingIds } from '../../../core/dialect.ts';
import { isCall, isList, isObject, type Literal, literalAt } from '../../literals/literal.ts';

export const UNKNOWN_IDS: HeadingIds = { style: 'unknown' };

/** What the options of markdown-it-anchor say of the ids that it makes. */
export function anchorIds(options: Literal, attributes: HeadingIds['options']): HeadingIds {
  if (options !== undefined && (!isObject(options) || options.open)) return UNKNOWN_IDS;
  if (literalAt(options, 'getTokensText') !== undefined || literalAt(options, 'slugifyWithState') !== undefined)
    return UNKNOWN_IDS;
  const levels = levelsOf(literalAt(options, 'level'));
  const slugify = slugifierOf(literalAt(options, 'slugify'));
  const start = literalAt(options, 'uniqueSlugStartIndex') ?? 1;
  if (levels === undefined || slugify === undefined || typeof start !== 'number') return UNKNOWN_IDS;
  const index = start === 1 ? {} : { uniqueSlugStartIndex: start };
  return { style: 'markdown-it-anchor', options: { levels, slugify, ...index, ...attributes } };
}

/** A number is the highest level; a list names them all. */
function levelsOf(level: Literal): string | undefined {
  const all = [1, 2, 3, 4, 5, 6];
  if (level === undefined) return all.join(',');
  if (typeof level === 'number') return all.filter(each => each >= level).join(',');
  return isList(level) && level.every(each => typeof each === 'number') ? level.join(',') : undefined;
}

/** `eleventyConfig.getFilter('slugify')`, or a function that calls it. */
function slugifierOf(value: Literal): string | undefined {
  if (value === undefined) return 'default';
  if (!isCall(value) || value.callee !== 'getFilter') return undefined;
  return value.args[0] === 'slugify' || value.args[0] === 'slug' ? value.args[0] : undefined;
}
