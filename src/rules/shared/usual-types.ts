import type { Page } from '../../core/site.ts';
import { openTopKeys, typeOf, type ValueType } from './value-types.ts';

/** A key needs this many posts before one that differs is reported, and at most one in fifty may differ. */
const enough = 50;

export interface Usual {
  readonly type: Exclude<ValueType, 'nothing'>;
  readonly count: number;
}

/** The type that practically all values of a key have. Text and numbers differ by chance (`title: 1984`), text and lists by habit. */
export function findUsualTypes(pages: readonly Page[]): Map<string, Usual> {
  const counts = new Map<string, Map<Usual['type'], number>>();
  const keyOf = openTopKeys();
  for (const { facts } of pages)
    for (const entry of facts.frontMatter?.entries ?? []) {
      const key = keyOf(entry);
      const type = key === undefined ? 'nothing' : typeOf(facts.frontMatter?.data[key], entry);
      if (key === undefined || type === 'nothing') continue;
      const types = counts.get(key) ?? new Map<Usual['type'], number>();
      counts.set(key, types.set(type, (types.get(type) ?? 0) + 1));
    }
  const usual = new Map<string, Usual>();
  for (const [key, types] of counts) {
    const total = [...types.values()].reduce((sum, count) => sum + count, 0);
    const [most] = [...types].sort(([, left], [, right]) => right - left);
    if (!most || most[0] === 'text' || most[0] === 'number') continue;
    if (most[1] >= enough && (total - most[1]) * 50 <= total) usual.set(key, { type: most[0], count: most[1] });
  }
  return usual;
}
