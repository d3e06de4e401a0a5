import { resolve } from 'node:path';
import type { ExternalSettings } from '../core/external-config.ts';
import type { ExternalPort } from '../engine/external.ts';
import type { LintMemory } from '../engine/memory.ts';
import type { OnWait } from './external/unless-stopped.ts';

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
  readonly onWait?: OnWait;
  readonly memory?: LintMemory | undefined;
}

/** Opens the way to other servers where it is asked for: otherwise nothing of it is even loaded. */
export async function openExternalLinks(
  { external: settings, folder }: ExternalLinksInput,
  { external: check = settings.check, cwd, cache, onWait, memory }: ExternalWishes,
): Promise<ExternalPort | undefined> {
  if (check === false) return undefined;
  const { connect } = await import('./external/connect.ts');
  const { findStoreFile } = await import('./external/store-file.ts');
  const location = cache?.location === undefined ? undefined : resolve(cwd, cache.location);
  const storeFile = findStoreFile(folder, location);
  // Another run may have written the store meanwhile, and nothing else is known.
  if (check === 'cached') return connect({ settings, storeFile, onlyCached: true });
  const waiting = { onWait, onAnswers: memory?.onAnswers };
  const open = () => connect({ settings, storeFile, onlyCached: false, waiting });
  return memory ? memory.keepExternal(keyOf({ settings, storeFile }), open) : open();
}

function keyOf(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));
}
