import type { Site } from '../core/site.ts';
import type { SiteStatistics, Statistics } from '../core/statistics.ts';
import { relativePath } from './paths.ts';
import { type RuleClock, startRuleClock } from './time-rules.ts';

/** Looks on while a session works. */
export interface StatisticsCollector extends Pick<RuleClock, 'timeRule' | 'timeRemark'> {
  readonly onSite: (site: Site, root: string) => void;
  readonly read: () => Statistics;
}

export function collectStatistics(
  cwd: string,
  survey: (site: Site) => Omit<SiteStatistics, 'folder'>,
): StatisticsCollector {
  const { timeRule, timeRemark, read } = startRuleClock();
  // Fixing reads a site several times: how it is in the end counts.
  const sites = new Map<string, Site>();
  return {
    timeRule,
    timeRemark,
    onSite: (site, root) => void sites.set(root, site),
    read: () => ({
      sites: [...sites].map(([root, site]) => ({
        folder: root === cwd ? '' : relativePath(cwd, root),
        ...survey(site),
      })),
      times: read(),
    }),
  };
}
