import { createHash } from 'node:crypto';

/** Tells contents apart, on every machine the same. */
export function hashContent(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The object id that git gives a content: what it has one for need not be read. */
export function hashBlob(content: Uint8Array, algorithm: 'sha1' | 'sha256' = 'sha1'): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
