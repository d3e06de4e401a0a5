import type { FrontMatterEntry } from '../../core/front-matter.ts';
import { oncePer } from '../../core/lazily.ts';

export type ValueType = 'text' | 'address' | 'number' | 'boolean' | 'list' | 'map' | 'date' | 'nothing';

/** The key of a value that stands in no other. */
export function topKeyOf({ pointer }: Pick<FrontMatterEntry, 'pointer'>): string | undefined {
  return pointer.lastIndexOf('/') > 0 || pointer.includes('~') ? undefined : pointer.slice(1);
}

/** The same for the entries of many posts: the key of a pointer is made once. */
export function openTopKeys(): typeof topKeyOf {
  const keyAt = oncePer((pointer: string) => topKeyOf({ pointer }));
  return ({ pointer }) => keyAt(pointer);
}

/** The type of a value, as the generator reads it. */
export function typeOf(value: unknown, { style, source }: FrontMatterEntry): ValueType {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (/^(?:https?:\/\/|\/)\S*$/.test(source ?? '')) return 'address';
  return style === 'date' || /^\d{4}-\d{1,2}-\d{1,2}(?:[T\s]|$)/.test(source ?? '') ? 'date' : 'text';
}
