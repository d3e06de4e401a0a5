import { findCacheFolder } from '../cache-folder.ts';
import { findRepository } from '../find-repository.ts';

const NAME = 'external-links.json';

/** The store, beside what is kept of posts; undefined where there is no place for either. */
export function findStoreFile(folder: string, location?: string): string | undefined {
  const caches = location ?? findCacheFolder({ name: NAME, folder, top: findRepository(folder) });
  return caches === undefined ? undefined : `${caches}/${NAME}`;
}
