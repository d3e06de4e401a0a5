import type { Dialect } from '../core/dialect.ts';

/** Tells dialects apart by what they say. Most files of a site share one object: it is written out once. */
export function makeDialectKey(): (dialect: Dialect) => string {
  const known = new Map<Dialect, string>();
  return dialect => {
    const key = known.get(dialect) ?? JSON.stringify(dialect);
    known.set(dialect, key);
    return key;
  };
}
