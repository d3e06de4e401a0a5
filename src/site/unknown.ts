import type { Location } from './generator.ts';

/** A destination of which nothing is said; `why` is what makes it so. */
export function unknown(why: string): Location {
  return { how: 'answer', target: { kind: 'unknown', why } };
}
