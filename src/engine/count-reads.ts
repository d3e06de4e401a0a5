import type { OnProgress } from '../core/progress.ts';
import type { SitePlan } from './plan.ts';

/** To be called for every post that was read: tells how many of all sites' posts are. */
export function countReads(plans: readonly SitePlan[], onProgress: OnProgress | undefined): (() => void) | undefined {
  if (!onProgress) return undefined;
  const total = plans.reduce((sum, { content }) => sum + content.length, 0);
  let done = 0;
  return () => onProgress({ label: 'Reading posts', done: ++done, total });
}
