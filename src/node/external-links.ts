import type { ExternalSettings } from '../core/external-config.ts';
import type { ExternalPort } from '../engine/external.ts';

export interface ExternalLinksInput {
  readonly external: ExternalSettings;
  /** Absolute folder of the configuration. */
  readonly folder: string;
}

/** Opens the way to other servers where it is asked for: otherwise nothing of it is even loaded. */
export async function openExternalLinks(
  { external: settings, folder }: ExternalLinksInput,
  check: boolean | 'cached' = settings.check,
): Promise<ExternalPort | undefined> {
  if (check === false) return undefined;
  const { connect } = await import('./external/connect.ts');
  const { findStoreFile } = await import('./external/store-file.ts');
  return connect({ settings, storeFile: findStoreFile(folder), onlyCached: check === 'cached' });
}
