import { createHash } from 'node:crypto';

/** Tells contents apart, on every machine the same. */
export function hashContent(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
