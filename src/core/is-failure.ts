import type { Diagnostic } from './diagnostic.ts';

/** Whether something of ours has failed, rather than that something was found. */
export function isFailure({ rule }: Pick<Diagnostic, 'rule'>): boolean {
  return rule.startsWith('internal/');
}
