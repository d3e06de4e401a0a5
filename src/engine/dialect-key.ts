import type { Dialect } from '../core/dialect.ts';

/** Tells dialects apart by what they say. The files of a site share a few objects: each is written out once. */
export function makeDialectKey(): (dialect: Dialect) => string {
  const known = new Map<Dialect, string>();
  return dialect => {
    const key = known.get(dialect) ?? JSON.stringify(dialect);
    known.set(dialect, key);
    return key;
  };
}
