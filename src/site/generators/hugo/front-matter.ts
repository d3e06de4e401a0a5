import type { FrontMatter } from '../../../core/front-matter.ts';
import type { Settings } from '../../settings.ts';

/** Values by key; Hugo does not care about the case of keys. */
export type Values = ReadonlyMap<string, unknown>;

export function lowerCaseKeys(data: Settings): Values {
  return new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
}

export function valuesOf(frontMatter: Pick<FrontMatter, 'data'> | undefined): Values {
  return lowerCaseKeys(frontMatter?.data ?? {});
}

/** cast.ToBool. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:1|t|true)$/i.test(value));
}
