import type { Document } from '../../core/document.ts';
import { pluralize } from '../../core/pluralize.ts';
import type { DocumentContext } from '../../core/rule.ts';

export interface LengthCheck {
  /** The first of these that the post has is measured. */
  readonly keys: readonly string[];
  readonly noun: string;
  readonly min: number;
  readonly max: number;
  readonly report: DocumentContext<unknown>['report'];
}

/** Reports a text of the front matter that is too long or too short, counted in characters as readers see them. */
export function checkLength(doc: Document, { keys, noun, min, max, report }: LengthCheck): void {
  const key = keys.find(name => typeof doc.frontMatter?.data[name] === 'string' && doc.frontMatter.data[name] !== '');
  const text = key === undefined ? undefined : doc.frontMatter?.data[key];
  if (!doc.frontMatter || key === undefined || typeof text !== 'string') return;
  const length = [...new Intl.Segmenter().segment(text.trim())].length;
  if (length >= min && length <= max) return;
  const isLong = length > max;
  report({
    at: doc.frontMatter.at(key),
    message: `The ${noun} has ${pluralize(length, 'character')}, ${isLong ? `more than ${max}` : `fewer than ${min}`}`,
    hint: isLong ? 'Search engines cut what is longer' : 'Say a little more: search results show it',
  });
}
