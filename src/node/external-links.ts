import { resolve } from 'node:path';
import type { ExternalSettings } from '../core/external-config.ts';
import type { ExternalPort } from '../engine/external.ts';

export interface ExternalLinksInput {
  readonly external: ExternalSettings;
  /** Absolute folder of the configuration. */
  readonly folder: string;
}

export interface ExternalWishes {
  readonly external?: boolean | 'cached';
  /** What `cache.location` is relative to. */
  readonly cwd: string;
  /** The store lies beside what is kept of posts. */
  readonly cache?: { readonly location?: string | undefined } | undefined;
}

/** Opens the way to other servers where it is asked for: otherwise nothing of it is even loaded. */
export async function openExternalLinks(
  { external: settings, folder }: ExternalLinksInput,
  { external: check = settings.check, cwd, cache }: ExternalWishes,
): Promise<ExternalPort | undefined> {
  if (check === false) return undefined;
  const { connect } = await import('./external/connect.ts');
  const { findStoreFile } = await import('./external/store-file.ts');
  const location = cache?.location === undefined ? undefined : resolve(cwd, cache.location);
  return connect({ settings, storeFile: findStoreFile(folder, location), onlyCached: check === 'cached' });
}
