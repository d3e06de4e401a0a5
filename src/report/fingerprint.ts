import { createHash } from 'node:crypto';
import type { Diagnostic } from '../core/diagnostic.ts';

/**
 * Names for findings that stay the same while text moves: by rule, file and message. The same finding a second time in a
 * file gets a name of its own, because consumers drop what they have seen.
 */
export function createFingerprinter(): (diagnostic: Diagnostic) => string {
  const seen = new Map<string, number>();
  return ({ rule, file, message }) => {
    const key = [rule, file, message].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}\0${count}`).digest('hex').slice(0, 32);
  };
}
